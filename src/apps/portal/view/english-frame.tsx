// The frame of a page in English: who we are, what there is in English and what is not, how to reach us, the way back to the Vietnamese.
/** @jsxImportSource hono/jsx */

import type { LocalDate } from '#kernel/calendar.ts';
import { type EnglishPart, englishParts } from '#modules/sites/index.ts';
import { vietnameseOf } from '../language.ts';
import type { Around, Head, Schema } from './around.ts';
import { HtmlHead } from './html-head.tsx';
import { SwitchBack } from './language-switch.tsx';
import { type Node, textOf } from './node.tsx';
import { dressOf, Flag, Mark, provinceOf } from './page.tsx';
import { Icon, Photo, telOf } from './parts.tsx';

/** A site and the day on which it is read: what is owed in English depends on it. */
export type EnglishAround = Around & { today: LocalDate };
/** `path`: of the English page; its Vietnamese side is what stands behind /en, unless `vietnamese` names another. */
export type EnglishHead = Pick<Head, 'title' | 'description' | 'path' | 'noindex'> & { vietnamese?: string; schema?: Schema[] };

/** Words that have no English yet are told apart for who reads them aloud. */
export const Vi = ({ children }: { children: Node }) => <span lang="vi">{children}</span>;
/** The name of the unit in English, else as it is. */
export const UnitName = ({ around: { site } }: { around: Around }) => site.english.name ?? <Vi>{site.name}</Vi>;
export const nameOf = ({ site }: Around): string => site.english.name ?? site.name;

export function renderEnglish(around: EnglishAround, head: EnglishHead, body: Node): string {
  return `<!doctype html>${textOf(
    <Page around={around} head={head}>
      {body}
    </Page>,
  )}`;
}

function Page({ around, head, children }: { around: EnglishAround; head: EnglishHead; children: Node }) {
  const { site } = around;
  const [superior] = site.superiors;
  const home = head.path === '/en';
  const name = nameOf(around);
  const parts = englishParts(site, around.today);
  const back = head.vietnamese ?? vietnameseOf(head.path);
  return (
    <html lang="en" {...dressOf(site)}>
      <HtmlHead
        {...{ around, head: { ...head, sheet: 'english' }, lang: 'en', siteName: name, schema: head.schema ?? [] }}
        title={home ? name : `${head.title} – ${name}`}
        rights={`Name the source “${name}” when re-using this text`}
      />
      <body>
        <a className="skip" href="#content">
          Skip to main content
        </a>
        <header>
          <div className="topbar">
            <div className="wrap">
              <p className="official">
                <Flag />
                <span>
                  {superior ? (
                    <>
                      Part of the education portal of <Vi>{provinceOf(site)}</Vi>
                    </>
                  ) : (
                    'Official website of a state agency'
                  )}
                </span>
              </p>
              <div className="tools">
                <SwitchBack to={back} />
              </div>
            </div>
          </div>
          {site.look.banner && <Photo picture={site.look.banner} className="strip" width={1600} eager />}
          <div className="mast full">
            <div className="wrap">
              <a className="brand" href="/en">
                <Mark around={around} />
                <span>
                  <small>
                    {superior ? (
                      (superior.nameEn ?? <Vi>{superior.name}</Vi>)
                    ) : (
                      <>
                        People’s Committee of <Vi>{provinceOf(site)}</Vi>
                      </>
                    )}
                  </small>
                  <b>
                    <UnitName around={around} />
                  </b>
                </span>
              </a>
              <form className="search" action="/tim-kiem" role="search">
                <label className="vh" htmlFor="q">
                  Search this site, results page in Vietnamese
                </label>
                <input
                  id="q"
                  name="q"
                  type="search"
                  placeholder="Search (in Vietnamese)"
                  required
                  maxLength={100}
                  autoComplete="off"
                />
                <button type="submit">
                  <Icon name="search" />
                  <span className="vh">Search</span>
                </button>
              </form>
            </div>
          </div>
          <nav className="nav spoken" aria-label="Main menu">
            <div className="wrap">
              <ul className="n">
                <li>
                  <a href="/en" aria-current={home ? 'page' : undefined}>
                    Home
                  </a>
                </li>
                {parts.map((part) => (
                  <li key={part.slug}>
                    <a href={`/en/${part.slug}`} aria-current={head.path === `/en/${part.slug}` ? 'page' : undefined}>
                      <PartName part={part} />
                      {!part.there && <Only />}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          <Closed around={around} />
          {children}
        </main>
        <Footer around={around} back={back} />
      </body>
    </html>
  );
}

const englishDate = (day: LocalDate) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

function Closed({ around: { site, url } }: { around: EnglishAround }) {
  if (!site.closed) return null;
  const { on, successor } = site.closed;
  const heir = successor && (successor.nameEn ?? <Vi>{successor.name}</Vi>);
  return (
    <div className="wrap">
      <p className="note closed-unit">
        This unit {successor ? 'was merged into ' : 'was dissolved'}
        {heir && (successor.hostLabel === null ? heir : <a href={url(successor.hostLabel)}>{heir}</a>)} on {englishDate(on)}. Its
        pages remain for reading only.
      </p>
    </div>
  );
}

export const PartName = ({ part }: { part: Pick<EnglishPart, 'title' | 'lang'> }) => <span lang={part.lang}>{part.title}</span>;
/** The mark of what is not translated. */
export const Only = () => <small className="only">Vietnamese only</small>;

type Line = { label: string; value: Node };
/** How the unit is reached: numbers and addresses of its record, in English what has been put into English. */
export function reachOf(around: EnglishAround): Line[] {
  const { site, url } = around;
  const { profile, english, superiors } = site;
  const [superior] = superiors;
  const lines: (Line | false)[] = [
    english.address !== null
      ? { label: 'Address', value: english.address }
      : profile.address !== null && { label: 'Address', value: <Vi>{profile.address}</Vi> },
    // The unit has moved since: the old English words must not send anybody to the old door.
    english.address !== null &&
      english.behind &&
      profile.address !== null && { label: 'Newer address in Vietnamese', value: <Vi>{profile.address}</Vi> },
    profile.phone !== null && { label: 'Telephone', value: <a href={telOf(profile.phone)}>{profile.phone}</a> },
    profile.email !== null && { label: 'E-mail', value: <a href={`mailto:${profile.email}`}>{profile.email}</a> },
    profile.headName !== null && {
      label: 'Head of the unit',
      value: (
        <>
          <Vi>{profile.headName}</Vi>
          {english.headTitle !== null && `, ${english.headTitle}`}
        </>
      ),
    },
    superior !== undefined && {
      label: 'Managing agency',
      value: <a href={url(superior.hostLabel, superior.nameEn ? '/en' : '/')}>{superior.nameEn ?? <Vi>{superior.name}</Vi>}</a>,
    },
  ];
  return lines.filter((line) => line !== false);
}

export const Lines = ({ lines, className }: { lines: Line[]; className?: string }) => (
  <dl className={className}>
    {lines.map(({ label, value }) => (
      <div key={label}>
        <dt>{className ? label : `${label}:`}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

function Footer({ around, back }: { around: EnglishAround; back: string }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="cols">
          <div className="org">
            <b>
              <UnitName around={around} />
            </b>
            <Lines lines={reachOf(around)} />
          </div>
          <nav aria-label="In English">
            <h2>In English</h2>
            <ul>
              {englishParts(around.site, around.today)
                .filter((part) => part.there)
                .map((part) => (
                  <li key={part.slug}>
                    <a href={`/en/${part.slug}`}>
                      <PartName part={part} />
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <nav aria-label="In Vietnamese">
            <h2>In Vietnamese</h2>
            <ul>
              <li>
                <a href={back} hrefLang="vi">
                  This page in Vietnamese
                </a>
              </li>
              <li>
                <a href="/so-do" hrefLang="vi">
                  Site map
                </a>
              </li>
              <li>
                <a href="/tro-nang" hrefLang="vi">
                  Accessibility
                </a>
              </li>
              <li>
                <a href="/du-lieu-ca-nhan" hrefLang="vi">
                  Personal data
                </a>
              </li>
            </ul>
          </nav>
        </div>
        <div className="end">
          <p>
            Name the source “<UnitName around={around} />” when re-using information from this site. The Vietnamese text prevails.
          </p>
        </div>
      </div>
    </footer>
  );
}
