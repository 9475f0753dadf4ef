// A form of the office that loses nothing: what is typed stays in the browser until it is stored or thrown away. For forms whose fields
// are the browser's own; a record, with covered values and two versions, has record-form.tsx.
import { useEffect, useRef, useState } from 'react';
import { Form, type FormProps, useActionData, useLocation, useNavigation } from 'react-router';
import { forget, keep, readKept } from './browser-store.ts';
import { useBusinessTime, useDraftKey } from './desk.ts';

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { at: string; version: number; values: [name: string, value: string, on: boolean | null][] };

const never = new Set(['hidden', 'password', 'file', 'submit', 'button']);
const boxesOf = (form: HTMLFormElement): Box[] =>
  ([...form.elements] as Box[]).filter((box) => box.name && !never.has(box.type) && !(box as HTMLInputElement).readOnly);
const onOf = (box: Box) => (box.type === 'checkbox' || box.type === 'radio' ? (box as HTMLInputElement).checked : null);
const valuesOf = (form: HTMLFormElement): Kept['values'] => boxesOf(form).map((box) => [box.name, box.value, onOf(box)]);

const draftOf = (form: HTMLFormElement, version: number): Kept => ({
  ...{ at: new Date().toISOString(), version },
  values: valuesOf(form),
});
const isRefusal = (answer: unknown) => typeof answer === 'object' && answer !== null && 'refused' in answer;

/** Sets a field as a hand would, so that whoever listens to it hears of it. */
function put(box: Box, value: string, on: boolean | null): void {
  if (on !== null) {
    if (onOf(box) !== on) box.click();
    return;
  }
  if (box.value === value) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value')?.set?.call(box, value);
  box.dispatchEvent(new Event(box instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

function restore(form: HTMLFormElement, kept: Kept): boolean {
  const waiting = boxesOf(form);
  let some = false;
  for (const [name, value, on] of kept.values) {
    const i = waiting.findIndex((box) => box.name === name && (on === null ? onOf(box) === null : box.value === value));
    const [box] = i < 0 ? [] : waiting.splice(i, 1);
    if (!box || (on === null ? box.value === value : onOf(box) === on)) continue;
    put(box, value, on);
    some = true;
  }
  return some;
}

export function KeptForm({
  draft,
  version = 0,
  onInput,
  onSubmit,
  children,
  ...form
}: FormProps & {
  /** Names the form within its address. */
  draft: string;
  /** Of what it changes: a draft of an older version is not put over a newer one, it goes. */
  version?: number | undefined;
}) {
  const key = useDraftKey(`${useLocation().pathname}:${draft}`);
  const element = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(false);
  const timeOf = useBusinessTime();
  const [found, setFound] = useState<string | null>(null);
  const settled = useNavigation().state === 'idle';
  const refused = isRefusal(useActionData());

  useEffect(() => {
    const kept = readKept<Kept>(key);
    if (kept && kept.version !== version) forget(key);
    else if (kept && element.current && restore(element.current, kept)) setFound(kept.at);
    // What was sent and left the screen is stored; what was refused stays on it.
    return () => {
      clearTimeout(timer.current);
      if (sent.current) forget(key);
    };
  }, [key, version]);
  // The form may still be here when the answer has come: refused, or stored without another form in its place.
  useEffect(() => {
    if (!settled) return;
    if (sent.current && !refused) forget(key);
    sent.current = false;
  }, [settled, refused, key]);

  return (
    <Form
      {...form}
      ref={element}
      onInput={(event) => {
        onInput?.(event);
        sent.current = false;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          if (element.current) keep(key, draftOf(element.current, version));
        }, 300);
      }}
      onSubmit={(event) => {
        clearTimeout(timer.current);
        // What is refused is kept as it was sent, not as it stood before the last keys.
        if (readKept(key) && element.current) keep(key, draftOf(element.current, version));
        setFound(null);
        onSubmit?.(event);
        sent.current = !event.defaultPrevented;
      }}
    >
      {found && (
        <p className="note" role="status">
          <span style={{ flex: 1 }}>Đã lấy lại bản nháp gõ lúc {timeOf(found)}, chưa lưu.</span>
          <button
            type="button"
            onClick={() => {
              forget(key);
              location.reload();
            }}
          >
            Bỏ bản nháp
          </button>
        </p>
      )}
      {children}
    </Form>
  );
}
