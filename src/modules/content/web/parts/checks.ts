// What an editor should see before citizens do: hints, the server decides.
import { privateNumbers } from '#kernel/private-numbers.ts';
import { isDescribed, type Picture } from '#modules/media/ui.ts';
import { picturesIn, plainText, type RichNode } from '../../rich-text.ts';
import type { Draft } from './draft.ts';

/** What people write below a text that is not theirs. */
const namesOther = /(^|[\s(])(nguồn|theo)\s*:/i;

export type Check = { ok: boolean; words: string };

function hasBareTable(node: RichNode): boolean {
  if (node.type === 'table') return node.content?.[0]?.content?.some((cell) => cell.type !== 'tableHeader') ?? false;
  return (node.content ?? []).some(hasBareTable);
}

export function checksOf(draft: Draft, pictures: ReadonlyMap<string, Picture>): Check[] {
  const text = plainText(draft.body);
  const shown = [...picturesIn(draft.body), ...(pictures.has(draft.cover) ? [draft.cover] : [])];
  const hasContent = text !== '' || picturesIn(draft.body).length > 0;
  const silent = shown.filter((id) => {
    const picture = pictures.get(id);
    return picture && !isDescribed(picture);
  }).length;
  const personal = privateNumbers(`${draft.title} ${draft.summary} ${text}`);
  return [
    { ok: draft.title.trim().length >= 5, words: draft.title.trim().length >= 5 ? 'Có tiêu đề' : 'Chưa có tiêu đề' },
    draft.summary.trim() === ''
      ? { ok: false, words: 'Chưa có tóm tắt: trang đầu và kết quả tìm kiếm dùng câu này' }
      : { ok: true, words: 'Có tóm tắt' },
    { ok: hasContent, words: hasContent ? 'Có nội dung' : 'Chưa có nội dung' },
    silent > 0
      ? { ok: false, words: `${silent} ảnh thiếu lời mô tả` }
      : { ok: true, words: shown.length > 0 ? 'Ảnh đủ lời mô tả' : 'Không có ảnh thiếu mô tả' },
    ...(draft.source.trim() === '' && (draft.reused || namesOther.test(text))
      ? [{ ok: false, words: draft.reused ? 'Bài đăng lại chưa ghi nguồn' : 'Trong bài có “nguồn…”, ô Nguồn còn trống' }]
      : []),
    personal.some((number) => number.kind === 'person')
      ? { ok: false, words: 'Có dãy 12 chữ số, giống số định danh cá nhân' }
      : { ok: true, words: 'Không thấy số định danh cá nhân' },
    hasBareTable(draft.body)
      ? { ok: false, words: 'Có bảng thiếu hàng tiêu đề' }
      : { ok: true, words: 'Không có bảng thiếu hàng tiêu đề' },
  ];
}
