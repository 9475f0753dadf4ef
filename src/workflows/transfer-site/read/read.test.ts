// Exports and feeds, honest and hostile, as tables of cases.
import { expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { cleanRichText, plainText, type RichNode } from '#modules/content/index.ts';
import { oldExport } from '#tests/support/old-site.ts';
import { convertHtml, plainSummary, type Reading } from './html.ts';
import { readSource } from './read.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const why = (part: () => unknown): string => {
  try {
    part();
    return 'taken';
  } catch (error) {
    return isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error);
  }
};
/** A document in few signs: what the cases below compare. */
function brief(node: RichNode): string {
  const inner = (node.content ?? []).map(brief).join('');
  const marks = (node.marks ?? []).map((mark) => (mark.type === 'link' ? `→${mark.attrs?.href}` : mark.type[0])).join();
  const short: Record<string, string> = {
    paragraph: 'p',
    bulletList: 'ul',
    orderedList: 'ol',
    listItem: 'li',
    tableRow: 'tr',
    tableCell: 'td',
    tableHeader: 'th',
    blockquote: 'q',
    table: 'table',
  };
  if (node.type === 'text') return marks ? `<${marks}:${node.text}>` : String(node.text);
  if (node.type === 'hardBreak') return '/';
  if (node.type === 'video') return `video(${node.attrs?.url})`;
  if (node.type === 'image') return `[img ${node.attrs?.src} ${node.attrs?.caption}]`;
  if (node.type === 'heading') return `h${node.attrs?.level}(${inner})`;
  return node.type === 'doc' ? inner : `${short[node.type] ?? node.type}(${inner})`;
}
const of = (html: string, reading: Partial<Reading> = {}) => convertHtml(html, { base: 'https://cu.edu.vn/bai/', ...reading });

test.each([
  ['<p>Một <b>hai</b></p>', 'p(Một <b:hai>)'],
  ['<h1>Đầu</h1><h6>Cuối</h6>', 'h2(Đầu)h4(Cuối)'],
  ['<ul><li>a<ul><li>b</li></ul></li></ul>', 'ul(li(p(a)ul(li(p(b)))))'],
  ['<ol><li><p>a</p><img src="x.png" alt="x"></li></ol>', 'ol(li(p(a)))[img https://cu.edu.vn/bai/x.png ]'],
  ['<table><thead><tr><th>A</th></tr></thead><tr><td>1</td><td>2</td></tr></table>', 'table(tr(th(p(A)))tr(td(p(1))td(p(2))))'],
  ['<table><tr><td><p>khung</p></td></tr></table>', 'p(khung)'],
  ['<blockquote><h2>x</h2><p>y</p></blockquote>', 'q(p(x)p(y))'],
  [
    '<figure><img src="/a.jpg" alt=""><figcaption>Chú <i>thích</i></figcaption></figure>',
    '[img https://cu.edu.vn/a.jpg Chú thích]',
  ],
  ['[caption width="3"]<img src="/a.jpg" alt="x"> Lời[/caption]', '[img https://cu.edu.vn/a.jpg Lời]'],
  ['[vc_row][vc_column]Chữ[/vc_column][/vc_row]', 'p(Chữ)'],
  ['<p>a</p><script>alert(1)</script><style>x</style><noscript>y</noscript>', 'p(a)'],
  ['<p><a href="javascript:alert(1)">x</a> <a href="java\nscript:x">y</a></p>', 'p(x y)'],
  ['<p onclick="x()">a</p><svg onload="x"><text>b</text></svg>', 'p(a)'],
  ['<p>a<img src="https://pixel.wp.com/b.gif"><img src="/t.png" width="1" height="1"></p>', 'p(a)'],
  ['<iframe src="https://www.youtube.com/embed/abcDEF123_-"></iframe>', 'video(https://www.youtube.com/watch?v=abcDEF123_-)'],
  ['<iframe src="https://player.vimeo.com/video/12345678"></iframe>', 'video(https://vimeo.com/12345678)'],
  ['<p>https://youtu.be/abcDEF123_-</p>', 'video(https://www.youtube.com/watch?v=abcDEF123_-)'],
  ['<iframe src="https://ban-do.vn/x?y"></iframe>', 'p(<→https://ban-do.vn/x?y:Nội dung nhúng từ ban-do.vn>)'],
  ['<iframe src="javascript:alert(1)"></iframe><p>a</p>', 'p(a)'],
  ['<p>a</p><p>&nbsp;</p><p>b</p>', 'p(a)p(b)'],
  ['a <img class="emoji" alt="😀" src="https://s.w.org/1.svg"> b', 'p(a 😀 b)'],
  ['<div><div>sâu <em>hơn</em></div></div>', 'p(sâu <i:hơn>)'],
  ['<p>a<!-- b -->c</p>', 'p(ac)'],
])('%s', (html, expected) => {
  expect(brief(of(html).doc)).toBe(expected);
});

test('old texts keep their lines: a line is a line, an empty one ends a paragraph', () => {
  expect(brief(of('một\nhai\n\nba', { lines: true }).doc)).toBe('p(một/hai)p(ba)');
});

test('links of the old site lead here, or are told', () => {
  const leadsTo = (address: string) => (address.includes('cu.edu.vn') ? (address.endsWith('/a') ? '/tin/a' : null) : undefined);
  const { doc, oldLinks } = of('<a href="/a">a</a> <a href="/b">b</a> <a href="https://khac.vn/">c</a> <a href="#x">d</a>', {
    leadsTo,
  });
  expect(brief(doc)).toBe('p(<→/tin/a:a> <→https://cu.edu.vn/b:b> <→https://khac.vn/:c> d)');
  expect(oldLinks).toEqual(['https://cu.edu.vn/b']);
});

test('what a picture says: nothing, that there is nothing to say, or words', () => {
  const { pictures } = of('<img src="/1.png"><img src="/2.png" alt=""><img src="/3.png" alt="Sân trường">');
  expect(pictures.map((one) => one.alt)).toEqual([null, '', 'Sân trường']);
});

test('depth and length are bounded', () => {
  const deep = `${'<div>'.repeat(20_000)}x${'</div>'.repeat(20_000)}`;
  expect(() => of(deep)).not.toThrow();
  const wide = cleanRichText(of('<p>x</p>'.repeat(60_000)).doc);
  expect(wide.content?.length).toBeLessThanOrEqual(20_000);
});

test.each([
  ['', 'kind'],
  ['PK\u0003\u0004', 'zip'],
  ['<!doctype html><html><body>x</body></html>', 'kind'],
  ['<rss version="2.0"><channel><item><title>a</channel></rss>', 'xml'],
  [
    '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>',
    'entities',
  ],
  [`<rss version="2.0"><channel>${'<a>'.repeat(100)}`, 'deep'],
  [`<rss version="2.0"><channel>${'<item><title>t</title></item>'.repeat(10_001)}</channel></rss>`, 'many'],
  ['<?xml version="1.0" encoding="khong-co"?><rss><channel/></rss>', 'encoding'],
])('refused: %#', (text, code) => {
  expect(why(() => readSource(bytes(text)))).toBe(code);
});

test('ten thousand items are read', () => {
  const items = '<item><title>t</title><guid>g</guid></item>'.repeat(10_000);
  expect(readSource(bytes(`<rss version="2.0"><channel>${items}</channel></rss>`)).items.length).toBe(10_000);
});

test('an export: authors, dates, covers, pages; what is not a text is passed over', () => {
  const source = readSource(bytes(oldExport('https://cu.edu.vn')));
  expect(source).toMatchObject({ kind: 'wxr', title: 'Trường cũ', site: 'https://cu.edu.vn' });
  expect(source.items.map((one) => [one.kind, one.state])).toEqual([
    ...[
      ['article', 'published'],
      ['article', 'published'],
      ['article', 'published'],
      ['article', 'draft'],
      ['page', 'published'],
    ],
  ]);
  expect(source.items[1]).toMatchObject({
    cover: 'https://cu.edu.vn/wp-content/uploads/san-truong.png',
    author: 'Cô Lan',
    paths: ['/?p=12'],
  });
  expect(source.items[0]?.at).toEqual(new Date('2017-09-05T01:00:00Z'));
});

test('RSS with undeclared entities and pictures; WordPress numbers its posts there too', () => {
  const source = readSource(
    bytes(`<rss version="2.0" xmlns:media="m"><channel><title>T</title><link>https://cu.edu.vn</link>
      <item><title>A&nbsp;B</title><link>https://cu.edu.vn/a</link><guid>https://cu.edu.vn/?p=7</guid><pubDate>Tue, 05 Sep 2017 01:00:00 +0000</pubDate>
      <category>Tin tức</category><enclosure url="https://cu.edu.vn/a.jpg" type="image/jpeg" length="1"/><description>&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>`),
  );
  expect(source.items[0]).toMatchObject({ key: 'wp:7', paths: ['/?p=7'], cover: 'https://cu.edu.vn/a.jpg', html: '<p>x</p>' });
});

test('Atom: markup as XML, the next page', () => {
  const source = readSource(
    bytes(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link rel="alternate" href="https://cu.edu.vn/"/><link rel="next" href="?page=2"/>
      <entry><id>e</id><title>A</title><link href="https://cu.edu.vn/a"/><published>2017-09-05T01:00:00Z</published><author><name>Lan</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <b>y</b><br/></p></div></content></entry></feed>`),
  );
  expect(source.next).toBe('?page=2');
  expect(source.items[0]).toMatchObject({ link: 'https://cu.edu.vn/a', author: 'Lan' });
  expect(plainText(of(source.items[0]?.html ?? '').doc)).toBe('x y');
});

test('a summary loses its tail', () => {
  expect(plainSummary('<p>Một hai [&hellip;]</p>', 100)).toBe('Một hai…');
  expect(plainSummary('một hai ba bốn', 10)).toBe('một hai…');
});

test('what our own pages are made of comes back as it was: a panel to a video, pictures side by side', () => {
  const doc = (html: string) => of(html).doc.content;
  const panel = (href: string) =>
    `<p class="vid"><a href="${href}"><span class="play"></span><span class="w"><b>Lễ khai giảng</b> <span class="at">Video, mở ở YouTube</span></span></a></p>`;
  expect(doc(panel('https://www.youtube.com/watch?v=aqz-KE-bpKQ'))).toEqual([
    { type: 'video', attrs: { url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ', title: 'Lễ khai giảng' } },
  ]);
  expect(doc(panel('https://evil.example/v'))?.[0]?.type).toBe('paragraph');
  const item = (name: string, words = '') =>
    `<li><figure><a href="/media/${name}"><img src="/media/${name}" alt="${name}"><span class="vh">Mở ảnh</span></a>${words}</figure></li>`;
  expect(doc(`<ul class="gal c3">${item('a.webp', '<figcaption>Sân</figcaption>')}${item('b.webp')}</ul>`)).toEqual([
    {
      type: 'gallery',
      attrs: { columns: 3 },
      content: [
        { type: 'image', attrs: { src: 'https://cu.edu.vn/media/a.webp', caption: 'Sân' } },
        { type: 'image', attrs: { src: 'https://cu.edu.vn/media/b.webp', caption: '' } },
      ],
    },
  ]);
});
