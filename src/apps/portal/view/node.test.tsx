// What stands on a page is what was meant: text stays text, whoever wrote it.
/** @jsxImportSource hono/jsx */
import fc from 'fast-check';
import { raw } from 'hono/html';
import { expect, test } from 'vitest';
import { type Node, textOf } from './node.tsx';

const Greeting = ({ to, children }: { to: string; children?: Node }) => (
  <p className="hi" title={to}>
    {children} {to}
  </p>
);

test.each<[string, Node, string]>([
  [
    'a component with children',
    <Greeting key="a" to="A">
      <b>Chào</b>
    </Greeting>,
    '<p class="hi" title="A"><b>Chào</b> A</p>',
  ],
  [
    'nothing',
    <>
      {null}
      {undefined}
      {false}
      {true}
      {''}
      {[]}
    </>,
    '',
  ],
  [
    'numbers and lists',
    <>
      {0}
      {[1, [2, <i key="i">3</i>]]}
    </>,
    '012<i>3</i>',
  ],
  [
    'what is so or not',
    <input key="i" required disabled={false} maxLength={3} aria-invalid={false} />,
    '<input required="" maxLength="3" aria-invalid="false"/>',
  ],
  ['an element without an end', <br key="b" />, '<br/>'],
  ['one without content', <td key="t" />, '<td></td>'],
  ['marked as safe', raw('<hr/>'), '<hr/>'],
])('%s', (_what, node, text) => {
  expect(textOf(node)).toBe(text);
});

test('no text can end the element or the attribute in which it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', 'a', ' ') }), (text) => {
      const html = textOf(<p title={text}>{text}</p>);
      expect(html.replace(/&(amp|lt|gt|quot|#39);/g, '')).toMatch(/^<p title="[^"<>]*">[^<>"']*<\/p>$/);
    }),
  );
});
