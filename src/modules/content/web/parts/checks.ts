// What an editor should see before citizens do: hints, the server decides.
import { numberWords, type PrivateNumber, privateNumbersIn } from '#kernel/private-numbers.ts';
import { unsaid } from '#modules/consent/ui.ts';
import { isDescribed, type Picture } from '#modules/media/ui.ts';
import { picturesIn, plainText, type RichNode } from '../../rich-text.ts';
import type { Draft } from './draft.ts';

/** What people write below a text that is not theirs. */
const namesOther = /(^|[\s(])(nguồn|theo)\s*:/i;

export type Check = { ok: boolean; words: string };

const inWords = (number: PrivateNumber): Check => ({ ok: false, words: `Có ${numberWords(number)}: “${number.place}”` });

function hasBareTable(node: RichNode): boolean {
  if (node.type === 'table') return node.content?.[0]?.content?.some((cell) => cell.type !== 'tableHeader') ?? false;
  return (node.content ?? []).some(hasBareTable);
}

/** What the desk knows beside the text: numbers that are for everybody, pictures of which nobody need say who is on them. */
export type Known = { ownPhones: readonly string[]; children: readonly string[] };

/** The pictures of the library that a draft shows; drawings are of nobody. */
export const shownOf = (draft: Pick<Draft, 'body' | 'cover'>): string[] => [
  ...new Set([...picturesIn(draft.body), ...(draft.cover === '' || draft.cover.startsWith('scene:') ? [] : [draft.cover])]),
];
const answeredFor = ({ children }: Pick<Draft, 'children'>): readonly string[] =>
  !children || children.answer === '' ? [] : children.pictures;
/** Of these somebody has to say whether children are seen on them. */
export const openChildren = (draft: Draft, known: Known): string[] => unsaid(shownOf(draft), known.children, answeredFor(draft));

export function checksOf(draft: Draft, pictures: ReadonlyMap<string, Picture>, known: Known): Check[] {
  const text = plainText(draft.body);
  const shown = [...picturesIn(draft.body), ...(pictures.has(draft.cover) ? [draft.cover] : [])];
  const hasContent = text !== '' || picturesIn(draft.body).length > 0;
  const silent = shown.filter((id) => {
    const picture = pictures.get(id);
    return picture && !isDescribed(picture);
  }).length;
  const described = shown.map((id) => pictures.get(id)?.alt ?? '');
  const numbers = privateNumbersIn([`${draft.title} ${draft.summary} ${text}`, ...described], known.ownPhones);
  const [persons, phones] = [numbers.filter(({ kind }) => kind === 'person'), numbers.filter(({ kind }) => kind === 'phone')];
  const unasked = openChildren(draft, known).length;
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
    ...(persons.length > 0
      ? persons.map(inWords)
      : [{ ok: true, words: 'Không thấy số chứng minh nhân dân, số định danh cá nhân' }]),
    ...(phones.length > 0 ? phones.map(inWords) : [{ ok: true, words: 'Không có số điện thoại di động của riêng ai' }]),
    ...(unasked > 0
      ? [{ ok: false, words: `Chưa trả lời: ${unasked > 1 ? `${unasked} ảnh` : 'ảnh'} mới có học sinh không?` }]
      : []),
    hasBareTable(draft.body)
      ? { ok: false, words: 'Có bảng thiếu hàng tiêu đề' }
      : { ok: true, words: 'Không có bảng thiếu hàng tiêu đề' },
  ];
}
