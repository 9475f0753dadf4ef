// The parts that pages are made of: icons, pictures, cards, rows, heads of blocks. A part without content renders nothing.
/** @jsxImportSource hono/jsx */

import { raw } from 'hono/html';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import type { PublishedCard } from '#modules/content/index.ts';
import { type Picture, srcOf, srcSetOf } from '#modules/media/index.ts';
import { highlighted, type Term } from '#modules/search/index.ts';
import type { Around } from './around.ts';
import type { Node } from './node.tsx';

const paths = {
  bowl: 'M3.5 11h17a8.5 8.5 0 0 1-5 7.7V20h-7v-1.3a8.5 8.5 0 0 1-5-7.7zM8.5 7.5c0-1.5 1-1.5 1-3M13.5 7.5c0-1.5 1-1.5 1-3',
  chat: 'M4 5h16v11.5h-9.5L6 20v-3.5H4zM8 9.5h8M8 12.5h5',
  form: 'M6 4.5h12V21H6zM9.5 3h5v3h-5zM9 11l1.2 1.2L12.5 10M14.5 11H16M9 15.5l1.2 1.2 2.3-2.2M14.5 15.5H16',
  photo: 'M3.5 5.5h17v13h-17zM3.5 16l5-5 4 4 3-3 5 5M15.5 9.4h.01',
  seal: 'M12 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM9 13.2 8 20.5l4-2 4 2-1-7.3M10 9l1.4 1.4L14 8',
  book: 'M5 4h6a2 2 0 0 1 1 1 2 2 0 0 1 1-1h6v15h-6a2 2 0 0 0-1 1 2 2 0 0 0-1-1H5zM12 5v15',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  cap: 'M2.5 9.5 12 5l9.5 4.5L12 14zM6.5 12v4.5c3 2.3 8 2.3 11 0V12M21.5 9.5v5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  doc: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  mail: 'M3.5 6h17v12h-17zM4 7l8 6 8-6',
  map: 'M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  news: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 13h7M7 16h4',
  play: 'M8 5.5v13l11-6.5z',
  phone: 'M6 3.5h3.5l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5V18a2 2 0 0 1-2.2 2A16 16 0 0 1 4 5.7 2 2 0 0 1 6 3.5z',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4.5 4.5',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4',
  school: 'M3 20h18M5 20V10l7-5 7 5v10M10 20v-5a2 2 0 0 1 4 0v5',
} as const;
export type IconName = keyof typeof paths;

const icons = Object.fromEntries(
  Object.entries(paths).map(([name, d]) => [
    name,
    raw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="${d}"/></svg>`),
  ]),
) as Record<IconName, Node>;

export const Icon = ({ name }: { name: IconName }) => icons[name];

export const dateOf = (at: Date) => formatDate(toLocal(at).date);
export const keywordPath = '/tu-khoa/';
export const linkOf = (card: Pick<PublishedCard, 'slug'>) => `/tin/${card.slug}`;

export function Day({ at }: { at: Date }) {
  return <time dateTime={toLocal(at).date}>{dateOf(at)}</time>;
}

type Shape = { className?: string; sizes?: string; eager?: boolean; width?: number };

/** A picture of the library in the size the reader's screen needs; `base` when it lies on another unit's host. */
export function Photo({
  picture,
  className,
  sizes = '100vw',
  eager,
  width = 960,
  base = '',
}: Shape & { picture: Picture; base?: string }) {
  // Twice the size it is shown in is sharp on every screen; what is always small needs no choice.
  const set = /^[\d.]+rem$/.test(sizes) ? '' : srcSetOf(picture, 2 * width);
  const choice = set.includes(',') && { srcSet: base ? set.replaceAll('/media/', `${base}/media/`) : set, sizes };
  return (
    <img
      className={className}
      src={`${base}${srcOf(picture, width)}`}
      {...choice}
      alt={picture.alt}
      width={picture.width || undefined}
      height={picture.height || undefined}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  );
}

export function Drawing({ around, scene, alt, className, eager }: Shape & { around: Around; scene: string; alt: string }) {
  const src = around.sceneUrl(scene);
  if (!src) return null;
  return <img className={className} src={src} alt={alt} width="1200" height="800" loading={eager ? 'eager' : 'lazy'} />;
}

/** What stands above a card: the picture, else the drawing, else nothing. */
export function Cover({
  around,
  card,
  hostLabel,
  ...shape
}: Shape & { around: Around; card: PublishedCard; hostLabel?: string }) {
  const picture = card.coverFile ? around.pictures.get(card.coverFile) : undefined;
  if (picture) return <Photo picture={picture} base={hostLabel === undefined ? '' : around.url(hostLabel, '')} {...shape} />;
  return card.coverScene ? <Drawing around={around} scene={card.coverScene} alt={card.coverAlt} {...shape} /> : null;
}

const hasCover = (around: Around, card: PublishedCard): boolean =>
  card.coverScene !== null || (card.coverFile !== null && around.pictures.has(card.coverFile));

export function Head({
  id,
  title,
  more,
  children,
}: {
  id: string;
  title: string;
  more?: { href: string; label: string };
  children?: Node;
}) {
  return (
    <div className="sh">
      <h2 id={id}>{title}</h2>
      {children && <p className="meta">{children}</p>}
      {more && (
        <a className="more" href={more.href}>
          {more.label}
        </a>
      )}
    </div>
  );
}

/** Another unit's card names the unit and leads to its host. */
export type From = { hostLabel: string; name: string };

/** The path below which a unit's site shows what its superiors have sent to it. */
export const copiesSlug = 'tu-cap-tren';
export const copyPath = (senderSlug: string, slug: string): string => `/${copiesSlug}/${senderSlug}/${slug}`;
/** What a superior tells: where it leads depends on whether it was sent to the unit or stands at the superior only. */
export type AboveCard = PublishedCard & { from: From; href: string };

/** Whose text it is, where another wrote it. */
const Reprint = ({ card }: { card: Pick<PublishedCard, 'reprintOf'> }) =>
  card.reprintOf ? <span>Đăng lại từ {card.reprintOf}</span> : null;

export function Card({
  around,
  card,
  big,
  gate,
  from,
}: {
  around: Around;
  card: PublishedCard;
  big?: boolean;
  gate?: boolean;
  from?: From;
}) {
  // Without a picture its words take the room.
  const bare = !hasCover(around, card);
  return (
    <article className={['card', big && 'big', bare && 'bare'].filter(Boolean).join(' ')}>
      <Cover
        around={around}
        card={card}
        className={gate ? 'ph gate' : 'ph'}
        sizes="(min-width: 64rem) 26rem, (min-width: 40rem) 50vw, 100vw"
        width={480}
        {...(from ? { hostLabel: from.hostLabel } : {})}
      />
      {from && <p className="kick">{from.name}</p>}
      <h3>
        <a className="t" href={from ? around.url(from.hostLabel, linkOf(card)) : linkOf(card)}>
          {card.title}
        </a>
      </h3>
      {(big || bare) && card.summary && <p>{card.summary}</p>}
      <p className="meta">
        <Day at={card.publishedAt} />
        {card.author && <span>{card.author}</span>}
        {!from && <Reprint card={card} />}
      </p>
    </article>
  );
}

export function Lead({ around, card }: { around: Around; card: PublishedCard }) {
  return (
    <article className={hasCover(around, card) ? 'lead' : 'lead bare'}>
      <Cover around={around} card={card} className="ph" sizes="(min-width: 64rem) 45rem, 100vw" eager />
      <div>
        <h2>
          <a className="t" href={linkOf(card)}>
            {card.title}
          </a>
        </h2>
        {card.summary && <p className="sapo">{card.summary}</p>}
        <p className="meta">
          <Day at={card.publishedAt} />
          {card.author && <span>{card.author}</span>}
          <Reprint card={card} />
        </p>
      </div>
    </article>
  );
}

export function PictureRow({ around, card }: { around: Around; card: PublishedCard }) {
  const cover = <Cover around={around} card={card} className="ph" sizes="6.5rem" width={480} />;
  const has = hasCover(around, card);
  return (
    <li className={has ? 'row pic' : 'row'}>
      {has && cover}
      <h3>
        <a className="t" href={linkOf(card)}>
          {card.title}
        </a>
      </h3>
      <p className="meta">
        <Day at={card.publishedAt} />
        {card.author && <span>{card.author}</span>}
        <Reprint card={card} />
      </p>
    </li>
  );
}

/** A text in which what was looked for is marked. */
export function Marked({ text, terms }: { text: string; terms: readonly Term[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text in their order.
  return highlighted(text, terms).map((piece, i) => (piece.hit ? <mark key={i}>{piece.text}</mark> : piece.text));
}

/** `first`: it stands before newer ones because somebody wants it there. */
/** `year`: the list goes back further than one remembers. */
type DayRowProps = { card: PublishedCard; href: string; from?: string; summary?: boolean; first?: boolean; year?: boolean };

export function DayRow({ card, href, from, summary, first, year }: DayRowProps) {
  const date = toLocal(card.publishedAt).date;
  return (
    <li className="row day">
      <time className="cal" dateTime={date}>
        <b>{date.slice(8)}</b>
        <span>th {date.slice(5, 7)}</span>
        {year && <span>{date.slice(0, 4)}</span>}
      </time>
      <div>
        <h3>
          <a className="t" href={href}>
            {card.title}
          </a>
        </h3>
        {summary && card.summary && <p className="sum">{card.summary}</p>}
        {first && <span className="tag">Nổi bật</span>}
        {(from || card.reprintOf) && <p className="meta">{from ? <span>{from}</span> : <Reprint card={card} />}</p>}
      </div>
    </li>
  );
}

export function Crumbs({ items = [] }: { items?: { href: string; label: string }[] }) {
  return (
    <div className="wrap">
      <nav className="crumbs" aria-label="Đường dẫn">
        <ol>
          <li>
            <a href="/">Trang chủ</a>
          </li>
          {items.map((item) => (
            <li key={item.href}>
              <a href={item.href}>{item.label}</a>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

export function Pager({ page, more, at }: { page: number; more: boolean; at(page: number): string }) {
  if (page === 1 && !more) return null;
  return (
    <nav className="pager" aria-label="Trang">
      {page > 1 && (
        <a href={at(page - 1)} rel="prev">
          Trang trước
        </a>
      )}
      <span aria-current="page">{page}</span>
      {more && (
        <a href={at(page + 1)} rel="next">
          Trang sau
        </a>
      )}
    </nav>
  );
}

export type Fact = { label: string; text: string; href?: string };
export function Facts({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={className}>
      {facts.map(({ label, text, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{href ? <a href={href}>{text}</a> : text}</dd>
        </div>
      ))}
    </dl>
  );
}
export const telOf = (phone: string) => `tel:${phone.replace(/[^0-9+]/g, '')}`;
