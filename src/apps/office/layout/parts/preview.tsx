// The very page that citizens will get, while it is being arranged. Links in it lead nowhere; a block clicked on is opened.
import { useEffect, useRef, useState } from 'react';

type Props = {
  unit: string;
  /** What is not stored yet: `layout`, `look`, as JSON. */
  draft: Record<string, string>;
  phone: boolean;
  /** The block that is open: the page shows it. */
  focus?: string | null;
  onShown?(ids: ReadonlySet<string>): void;
  onPick?(id: string): void;
};
const deskWidth = 1280;

export function Preview({ unit, draft, phone, focus = null, onShown, onPick }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const scroll = useRef(0);
  /** The open block, until the page has shown it: a new one is there after the next page only, or once it has something to show. */
  const sought = useRef<string | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const text = JSON.stringify(draft);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page for every draft
  useEffect(() => {
    const timer = setTimeout(
      () => {
        scroll.current = frame.current?.contentWindow?.scrollY ?? 0;
        form.current?.submit();
      },
      first.current ? 0 : 350,
    );
    first.current = false;
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const seek = () => {
    const at = sought.current && frame.current?.contentDocument?.getElementById(`h-${sought.current}`);
    if (!at) return;
    at.scrollIntoView({ block: 'center' });
    sought.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another block is sought
  useEffect(() => {
    sought.current = focus;
    seek();
  }, [focus]);
  const onLoad = () => {
    const page = frame.current?.contentDocument;
    const meta = page?.querySelector<HTMLMetaElement>('meta[name=khoi]');
    if (!page || !meta) return;
    frame.current?.contentWindow?.scrollTo(0, scroll.current);
    seek();
    onShown?.(new Set(meta.content.split(' ')));
    page.addEventListener('click', (event) => {
      const at = event.target as Element;
      if (at.closest('a, button[type=submit]')) event.preventDefault();
      const heading = at.closest('[aria-labelledby^="h-"]')?.getAttribute('aria-labelledby');
      if (heading) onPick?.(heading.slice(2));
    });
    page.addEventListener('submit', (event) => event.preventDefault());
  };
  const scale = phone || size.width === 0 ? 1 : Math.min(1, size.width / deskWidth);
  return (
    <div className={phone ? 'stage phone' : 'stage'} ref={box}>
      <form ref={form} hidden method="post" action={`/${unit}/sites/layout/preview`} target="preview">
        {Object.entries(draft).map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
      </form>
      <iframe
        ref={frame}
        name="preview"
        title="Xem trước như người đọc thấy"
        onLoad={onLoad}
        style={
          phone
            ? undefined
            : { width: Math.max(deskWidth, size.width), height: size.height / scale, transform: `scale(${scale})` }
        }
      />
    </div>
  );
}
