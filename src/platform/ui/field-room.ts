// What a field with a most of characters does not take: the browser cuts it without a word.

type Field = { value: string; selectionStart: number | null; selectionEnd: number | null; maxLength: number };

/** How many characters of `text`, put in where the field stands, find no room; 0 where the field has no most (`maxLength` -1). */
export function withoutRoom({ value, selectionStart, selectionEnd, maxLength }: Field, text: string): number {
  if (maxLength < 0) return 0;
  const replaced = (selectionEnd ?? value.length) - (selectionStart ?? value.length);
  const comes = text.replace(/\r\n?/g, '\n').length;
  return Math.min(comes, Math.max(0, value.length - replaced + comes - maxLength));
}
