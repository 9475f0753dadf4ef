import { expect, test } from 'vitest';
import { cleanRichText, paragraphs, plainText, richTextHtml, safeHref, safeImage } from './rich-text.ts';

test.each([
  ['https://moet.gov.vn', 'https://moet.gov.vn'],
  ['/tin-tuc', '/tin-tuc'],
  ['mailto:a@b.vn', 'mailto:a@b.vn'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  [' JavaScript:alert(1)', null],
  ['data:text/html,x', null],
  ['//evil.example', null],
  ['/\\evil.example', null],
  [42, null],
])('link %j becomes %j', (href, expected) => expect(safeHref(href)).toBe(expected));

test.each([
  ['/media/abc.webp', '/media/abc.webp'],
  ['https://tracker.example/p.gif', null],
  ['/media/../../etc/passwd', null],
])('picture %j becomes %j', (src, expected) => expect(safeImage(src)).toBe(expected));

test('markup in text is text; unknown nodes and marks vanish', () => {
  const doc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '<script>x</script>', marks: [{ type: 'bold' }, { type: 'blink' }] }],
      },
      { type: 'iframe', attrs: { src: 'https://evil.example' } },
      {
        type: 'heading',
        attrs: { level: 1 },
        content: [{ type: 'text', text: 'Mục', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }],
      },
    ],
  };
  expect(richTextHtml(doc)).toBe('<p><strong>&lt;script&gt;x&lt;/script&gt;</strong></p><h2>Mục</h2>');
  expect(cleanRichText('x')).toEqual({ type: 'doc', content: [] });
});

test('paragraphs to text and back', () => expect(plainText(paragraphs('Một.\n\nHai.'))).toBe('Một. Hai.'));
