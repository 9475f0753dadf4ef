import { expect, test } from 'vitest';
import { checksOf } from './checks.ts';
import type { Draft } from './draft.ts';

const id = '0a1b2c3d-0000-4000-8000-00000000000a';
const good: Draft = {
  ...{
    title: 'Lịch kiểm tra',
    summary: 'Từ 17/12.',
    section: 'tin-tuc',
    author: '',
    source: '',
    cover: '',
    forMembers: false,
    publishAt: '',
    expiresAt: '',
  },
  children: { answer: 'none', pictures: [id] },
  ...{ reused: false, rated: true, keywords: [], attachments: [], priority: 0, priorityUntil: '' },
  body: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Nội dung' }] },
      { type: 'image', attrs: { file: id } },
    ],
  },
};
const picture = { id, name: 'a', alt: 'Sân', decorative: false, width: 1, height: 1, variants: [] };
const faults = (draft: Draft, alt = 'Sân') =>
  checksOf(draft, new Map([[id, { ...picture, alt }]]), { ownPhones: ['0228 3123456', '0987 654 321'], children: [] })
    .filter((check) => !check.ok)
    .map((check) => check.words);

test('a ready article has no fault', () => expect(faults(good)).toEqual([]));
test.each([
  ['no title', { ...good, title: ' ' }, 'Chưa có tiêu đề'],
  ['no summary', { ...good, summary: '' }, 'Chưa có tóm tắt: trang đầu và kết quả tìm kiếm dùng câu này'],
  [
    'a personal number',
    { ...good, summary: 'Em 036208001234' },
    'Có dãy 12 chữ số giống số định danh: “Lịch kiểm tra Em 036208001234 Nội dung”',
  ],
  [
    'an identity card',
    { ...good, summary: 'CMND 163256789' },
    'Có dãy 9 chữ số giống số chứng minh nhân dân: “Lịch kiểm tra CMND 163256789 Nội dung”',
  ],
  [
    'somebody’s telephone',
    { ...good, summary: 'Gọi 0912345678' },
    'Có số điện thoại di động không phải của đơn vị: “Lịch kiểm tra Gọi 0912345678 Nội dung”',
  ],
  [
    'nothing said of children',
    { ...good, children: { answer: '' as const, pictures: [] } },
    'Chưa trả lời: ảnh mới có học sinh không?',
  ],
  [
    'a picture since the answer',
    { ...good, children: { answer: 'none' as const, pictures: [] } },
    'Chưa trả lời: ảnh mới có học sinh không?',
  ],
])('%s', (_name, draft, words) => expect(faults(draft)).toEqual([words]));
test('the unit’s own telephone is for everybody, a drawing is of nobody', () => {
  expect(faults({ ...good, summary: 'Gọi 0987654321', cover: 'scene:truong' })).toEqual([]);
});
test('a number in the words of a picture', () => {
  expect(faults(good, 'Giấy khen của em An, CCCD 036208001234')).toEqual([
    'Có dãy 12 chữ số giống số định danh: “Giấy khen của em An, CCCD 036208001234”',
  ]);
});
test('a picture without words, also as the cover', () => {
  expect(faults(good, '')).toEqual(['1 ảnh thiếu lời mô tả']);
  expect(faults({ ...good, cover: id }, '')).toEqual(['2 ảnh thiếu lời mô tả']);
});
test('a table without headers', () => {
  const cell = (type: string) => ({ type: 'table', content: [{ type: 'tableRow', content: [{ type }] }] });
  expect(faults({ ...good, body: { type: 'doc', content: [...(good.body.content ?? []), cell('tableCell')] } })).toEqual([
    'Có bảng thiếu hàng tiêu đề',
  ]);
  expect(faults({ ...good, body: { type: 'doc', content: [...(good.body.content ?? []), cell('tableHeader')] } })).toEqual([]);
});
