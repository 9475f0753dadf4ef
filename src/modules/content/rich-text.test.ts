import { expect, test } from 'vitest';
import type { Picture } from '#modules/media/ui.ts';
import { cleanRichText, paragraphs, picturesIn, plainText, type RichNode, safeHref } from './rich-text.ts';
import { richTextHtml } from './rich-text-html.ts';

const id = '0a1b2c3d-0000-4000-8000-00000000000a';
const picture: Picture = {
  ...{ id, name: 'a.jpg', alt: 'Sân trường "mới"', decorative: false, width: 1600, height: 1200 },
  variants: [480, 960, 1600].map((width) => ({ width, height: width * 0.75, sha256: String(width).padStart(64, '0'), bytes: 1 })),
};
const text = (words: string): RichNode => ({ type: 'text', text: words });
const p = (words: string): RichNode => ({ type: 'paragraph', content: [text(words)] });
const doc = (...content: unknown[]) => ({ type: 'doc', content });

test.each([
  ['https://moet.gov.vn', 'https://moet.gov.vn'],
  ['/tin-tuc', '/tin-tuc'],
  ['#muc', '#muc'],
  ['mailto:a@b.vn', 'mailto:a@b.vn'],
  ['tel:02283000101', 'tel:02283000101'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  [' JavaScript:alert(1)', null],
  ['vbscript:x', null],
  ['data:text/html,x', null],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['https://', null],
  [42, null],
])('link %j becomes %j', (href, expected) => expect(safeHref(href)).toBe(expected));

test.each([
  ['an unknown node', doc({ type: 'iframe', attrs: { src: 'https://evil.example' } }), doc()],
  ['text outside a paragraph', doc(text('x')), doc()],
  ['a foreign picture', doc({ type: 'image', attrs: { src: 'https://tracker.example/p.gif' } }), doc()],
  ['a picture by path', doc({ type: 'image', attrs: { file: '../../etc/passwd' } }), doc()],
  [
    'a picture of the library',
    doc({ type: 'image', attrs: { file: id, caption: 'Chú thích', onload: 'x' } }),
    doc({ type: 'image', attrs: { file: id, caption: 'Chú thích' } }),
  ],
  ['a list without items', doc({ type: 'bulletList', content: [p('x')] }), doc()],
  [
    'a table in a cell',
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'table' }, p('ô')] }] }],
    }),
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [p('ô')] }] }],
    }),
  ],
  [
    'a heading of level 1 with styles',
    doc({ type: 'heading', attrs: { level: 1, style: 'color:red' }, content: [text('Mục')] }),
    doc({ type: 'heading', attrs: { level: 2 }, content: [text('Mục')] }),
  ],
  [
    'marks that do not exist',
    doc({
      type: 'paragraph',
      content: [{ ...text('x'), marks: [{ type: 'blink' }, { type: 'link', attrs: { href: 'javascript:1' } }, null] }],
    }),
    doc(p('x')),
  ],
  [
    'a group of pictures, and what does not belong there',
    doc({ type: 'gallery', attrs: { columns: 7 }, content: [p('x'), { type: 'image', attrs: { file: id } }] }),
    doc({ type: 'gallery', attrs: { columns: 2 }, content: [{ type: 'image', attrs: { file: id, caption: '' } }] }),
  ],
  ['a group of nothing', doc({ type: 'gallery', content: [] }), doc()],
  [
    'a video of a house we know, without what follows the reader about',
    doc({ type: 'video', attrs: { url: 'https://youtu.be/aqz-KE-bpKQ?si=x', title: 'Lễ', onclick: 'x' } }),
    doc({ type: 'video', attrs: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: 'Lễ' } }),
  ],
  ['a video of anybody', doc({ type: 'video', attrs: { url: 'https://evil.example/watch?v=aqz-KE-bpKQ', title: 'Lễ' } }), doc()],
  ['a video that is a script', doc({ type: 'video', attrs: { url: 'javascript:alert(1)' } }), doc()],
  [
    'lines that nobody wrote on, at the end',
    doc(p('x'), { type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'hardBreak' }] }),
    doc(p('x')),
  ],
  ['no document', 'x', doc()],
  ['an object that looks like a prototype', doc({ type: 'constructor', content: [p('x')] }), doc()],
])('%s', (_name, input, expected) => expect(cleanRichText(input)).toEqual(expected));

test('markup in text is text', () => {
  const shown = richTextHtml(doc({ type: 'paragraph', content: [{ ...text('<script>x</script>'), marks: [{ type: 'bold' }] }] }));
  expect(shown).toBe('<p><strong>&lt;script&gt;x&lt;/script&gt;</strong></p>');
});

test('a picture brings its sizes, words and caption; a hidden one leaves nothing', () => {
  const body = doc(p('Trước'), { type: 'image', attrs: { file: id, caption: '<b>' } });
  const html = richTextHtml(body, new Map([[id, picture]]));
  expect(html).toContain('width="1600" height="1200"');
  expect(html).toContain(`/media/${'480'.padStart(64, '0')}.webp 480w`);
  expect(html).toContain('alt="Sân trường &quot;mới&quot;"');
  expect(html).toContain('<figcaption>&lt;b&gt;</figcaption>');
  expect(richTextHtml(body)).toBe('<p>Trước</p>');
  expect(picturesIn(body)).toEqual([id]);
});

test('a group links each picture to itself in full; a hidden one leaves no gap', () => {
  const other = id.replace(/a$/, 'b');
  const body = doc({
    ...{ type: 'gallery', attrs: { columns: 3 } },
    content: [id, other].map((file) => ({ type: 'image', attrs: { file, caption: file === id ? 'Sân' : '' } })),
  });
  const both = richTextHtml(body, new Map([id, other].map((one) => [one, { ...picture, id: one }])));
  expect(both.match(/<li>/g)).toHaveLength(2);
  expect(both).toContain('<ul class="gal c3">');
  expect(both).toContain(`<a href="/media/${'1600'.padStart(64, '0')}.webp">`);
  expect(both).toContain('<figcaption>Sân</figcaption>');
  expect(richTextHtml(body, new Map([[id, picture]])).match(/<li>/g)).toHaveLength(1);
  expect(richTextHtml(body)).toBe('');
});

test('a video is a link that says where it leads, and loads nothing', () => {
  const html = richTextHtml(doc({ type: 'video', attrs: { url: 'https://vimeo.com/76979871', title: '<b>Lễ</b>' } }));
  expect(html).toContain('href="https://vimeo.com/76979871" rel="noopener noreferrer external"');
  expect(html).toContain('&lt;b&gt;Lễ&lt;/b&gt;');
  expect(html).toContain('mở ở Vimeo');
  expect(html).not.toMatch(/<iframe|<img|src=/);
});

test('header rows become the head of the table', () => {
  const row = (type: string, words: string) => ({
    type: 'tableRow',
    content: [{ type, attrs: { colspan: 2 }, content: [p(words)] }],
  });
  const html = richTextHtml(doc({ type: 'table', content: [row('tableHeader', 'Ngày'), row('tableCell', '17/12')] }));
  expect(html).toContain('<thead><tr><th colspan="2">Ngày</th></tr></thead><tbody><tr><td colspan="2">17/12</td></tr></tbody>');
});

test('depth and number of nodes are bounded', () => {
  let deep: unknown = p('x');
  for (let i = 0; i < 200; i++) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
  expect(() => cleanRichText(doc(deep))).not.toThrow();
  const many = cleanRichText(doc(...Array.from({ length: 30_000 }, () => ({ type: 'horizontalRule' }))));
  expect(many.content?.length).toBeLessThanOrEqual(20_000);
});

test('paragraphs to text and back', () => expect(plainText(paragraphs('Một.\n\nHai.'))).toBe('Một. Hai.'));
