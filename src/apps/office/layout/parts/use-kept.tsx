// What is chosen on a screen and not stored yet: kept in the browser, never taken away by what moves elsewhere.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { useBusinessTime, useDraftKey } from '#platform/ui/desk.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function useKept<T extends object>({
  name,
  stored,
  version,
  saved,
}: {
  name: string;
  stored: T;
  version: number;
  /** The version that the last save of this screen made. */
  saved: number | undefined;
}) {
  const key = useDraftKey(name);
  const timeOf = useBusinessTime();
  const [state, setState] = useState({ value: stored, start: stored, base: version });
  /** Kept from an earlier visit: offered, for what was only tried out must not come back and be stored with something else. */
  const [found, setFound] = useState<{ at: number; value: T } | null>(null);
  const { value, start, base } = state;
  const changed = !same(value, start);
  useEffect(() => {
    if (version === base) return;
    if (saved !== version && changed) return;
    setState({ value: stored, start: stored, base: version });
    setFound(null);
    forget(key);
  }, [version, base, saved, changed, stored, key]);
  const first = useRef(true);
  const touched = useRef(false);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    const draft = readKept<{ at: number; version: number; value: T }>(key);
    if (!draft?.value) return;
    if (draft.version !== base) forget(key);
    else if (!same(draft.value, start)) setFound(draft);
  }, [key, base, start]);
  useEffect(() => {
    // Put back by hand: nothing is left to be offered.
    if (!changed && touched.current) forget(key);
    if (first.current || !changed) return;
    const timer = setTimeout(() => keep(key, { at: Date.now(), version: base, value }), 400);
    return () => clearTimeout(timer);
  }, [key, value, base, changed]);
  return {
    ...{ value, base, changed },
    change(part: Partial<T>) {
      touched.current = true;
      setState((was) => ({ ...was, value: { ...was.value, ...part } }));
    },
    notice: found !== null && (
      <p className="note warn" role="status">
        <span className="grow">
          Máy này còn giữ những gì bạn chọn thử lúc {timeOf(found.at)}, chưa lưu. Trang đang hiện như đã lưu.
        </span>
        <button
          type="button"
          onClick={() => {
            touched.current = true;
            setState((was) => ({ ...was, value: { ...was.start, ...found.value } }));
            setFound(null);
          }}
        >
          Dùng lại
        </button>
        <button
          type="button"
          onClick={() => {
            if (!changed) forget(key);
            setFound(null);
          }}
        >
          Bỏ đi
        </button>
      </p>
    ),
    /** Another one saved meanwhile: his or hers, or mine over it. */
    conflict: (theirs: number | undefined) =>
      base !== theirs && (
        <div className="note warn" role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <div className="grow">
            <p>
              <b>Người khác vừa lưu màn hình này.</b> Lấy bản của họ thì những gì bạn vừa chọn bỏ đi.
            </p>
            <div className="row">
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  forget(key);
                  setState({ value: stored, start: stored, base: version });
                }}
              >
                Lấy bản của họ
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setState((was) => ({ ...was, base: theirs ?? version }))}
              >
                Giữ bản của tôi, rồi bấm Lưu
              </Button>
            </div>
          </div>
        </div>
      ),
  };
}
