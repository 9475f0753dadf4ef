// How a text will look before anybody reads it.
import { useEffect, useRef } from 'react';
import type { Draft } from './draft.ts';

/** The very page that citizens will get, made by the portal's own renderer from what stands in the form. Nothing is stored. */
export function Preview({ unit, draft, phone }: { unit: string; draft: Draft; phone: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <>
      <form ref={form} hidden method="post" action={`/${unit}/content/preview`} target="preview">
        <input type="hidden" name="draft" value={JSON.stringify(draft)} />
      </form>
      <iframe className={phone ? 'preview phone' : 'preview'} name="preview" title="Xem trước như người đọc thấy" />
    </>
  );
}
