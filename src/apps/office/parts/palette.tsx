// Ctrl K: find and go. The server looks, within what the actor may see; nothing is kept in the browser.
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconBuilding, IconId, IconLayoutSidebar, IconNews, IconSchool, IconSearch, IconUser } from '@tabler/icons-react';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useFetcher, useNavigate } from 'react-router';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Found, FoundGroup } from '../find.ts';

const [store, palette] = createSpotlight();
let openWith = '';
/** Opens the palette, e.g. with ':' for units only. */
export function openPalette(query = ''): void {
  openWith = query;
  palette.open();
}

const kinds = {
  pupil: IconUser,
  staff: IconId,
  class: IconSchool,
  unit: IconBuilding,
  article: IconNews,
  screen: IconLayoutSidebar,
};

/** The words that were asked for, marked in the name with its tones. */
function Marked({ label, words }: { label: string; words: string }) {
  const at = words ? fold(label).indexOf(words) : -1;
  // Folding keeps one letter for one as long as the name is composed, which stored names are.
  if (at < 0 || fold(label).length !== label.length) return label;
  return (
    <>
      {label.slice(0, at)}
      <mark>{label.slice(at, at + words.length)}</mark>
      {label.slice(at + words.length)}
    </>
  );
}

export function Palette({ unit }: { unit: string }) {
  const [query, setQuery] = useState('');
  const fetcher = useFetcher<{ text: string; groups: FoundGroup[] }>({ key: 'palette' });
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (text: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => fetcher.load(`/${unit}/find?q=${encodeURIComponent(text)}`), wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const found = fetcher.data;
  // What was found first is chosen, so that Enter opens it; the library itself waits for an arrow.
  useEffect(() => {
    if (!found) return;
    const actions = document.querySelectorAll('.palette [data-action]');
    for (const action of actions) action.removeAttribute('data-selected');
    actions[0]?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: actions.length > 0 ? 0 : -1 }));
  }, [found]);
  const groups = found?.groups ?? [];
  const words = fold(query.replace(/^[@#>:]/, ''));
  const item = (one: Found): ReactNode => {
    const Icon = kinds[one.kind];
    return (
      <Spotlight.Action key={one.id} onClick={() => navigate(one.to)} className="found">
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className="what">
          <Marked label={one.label} words={words} />
        </span>{' '}
        <span className="muted small">{one.hint}</span>
        <kbd>Enter</kbd>
      </Spotlight.Action>
    );
  };
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={(text) => {
        setQuery(text);
        ask(text, 120);
      }}
      onSpotlightOpen={() => {
        setQuery(openWith);
        ask(openWith, 0);
        openWith = '';
      }}
      // The lock of scrolling writes a style element, which the page's policy forbids.
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.5 }}
      transitionProps={{ duration: 120 }}
      size={660}
      yOffset={88}
      className="palette"
    >
      <Spotlight.Search
        aria-label="Tìm học sinh, lớp, đơn vị, màn hình"
        placeholder="Tìm học sinh, lớp, đơn vị, màn hình"
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
        rightSection={<kbd>Esc</kbd>}
        rightSectionWidth={56}
        maxLength={100}
      />
      <Spotlight.ActionsList aria-busy={fetcher.state !== 'idle'}>
        {groups.map((group) => (
          <Fragment key={group.title}>
            <Spotlight.ActionsGroup label={group.title}>{group.items.map(item)}</Spotlight.ActionsGroup>
          </Fragment>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>
            {fetcher.state !== 'idle' || !found
              ? 'Đang tìm …'
              : 'Không thấy gì khớp. Thử một phần của tên, gõ không dấu; tìm trong cả tỉnh cần từ ba chữ cái.'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer>
        <span className="hints">
          <kbd>↑</kbd> <kbd>↓</kbd> chọn <kbd>Enter</kbd> mở
        </span>
        <span>
          Gõ không dấu cũng được. <b>@</b> học sinh, <b>#</b> lớp, <b>:</b> đơn vị, <b>&gt;</b> màn hình
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
