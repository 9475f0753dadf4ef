// The text of a page inside a form: the editor has it as a tree, the form keeps it in a field, and a draft put into the field comes back.
import { useRef, useState } from 'react';
import type { RichNode } from '#modules/content/ui.ts';

export function useText(first: RichNode) {
  const [text, setText] = useState(first);
  const [reset, setReset] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const last = useRef(JSON.stringify(first));
  return {
    text,
    /** Grows when the editor is to take the text anew. */
    reset,
    box,
    write(next: RichNode) {
      setText(next);
      const field = box.current;
      if (!field) return;
      last.current = JSON.stringify(next);
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, last.current);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    /** A draft was put into the field: the editor takes it. */
    taken() {
      const value = box.current?.value ?? '';
      if (value === last.current) return;
      last.current = value;
      try {
        setText(JSON.parse(value) as RichNode);
        setReset((n) => n + 1);
      } catch {
        // Not a text of the editor's: what stands there stays.
      }
    },
  };
}
