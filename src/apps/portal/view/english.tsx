// Pages in English: the first one, a written page, who leads, how to reach us, and the words for what is in Vietnamese only. (P-2.4)
/** @jsxImportSource hono/jsx */
import { plainText, type RichNode } from '#modules/content/index.ts';
import { englishParts, type Leader } from '#modules/sites/index.ts';
import { type EnglishAround, Lines, nameOf, Only, PartName, reachOf, renderEnglish, UnitName, Vi } from './english-frame.tsx';
import { Prose } from './pages.tsx';
import { Photo } from './parts.tsx';
import { initialsOf, LeaderReach } from './sections.tsx';

const Crumbs = () => (
  <div className="wrap">
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        <li>
          <a href="/en">Home</a>
        </li>
      </ol>
    </nav>
  </div>
);

/** How a text begins: its first paragraph, in whole words. */
function beginning(body: unknown, most: number): string {
  const nodes = (body as RichNode | null)?.content ?? [];
  const text = plainText(nodes.find((node) => node.type === 'paragraph') ?? body);
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`;
}

/** What the law wants foreigners to be told first; a text that is a page of its own is only begun here. */
const functions = ['chuc-nang-nhiem-vu', 'co-cau-to-chuc'];
const wholeUpTo = 2500;

export function renderEnglishHome(
  around: EnglishAround,
  bodies: ReadonlyMap<string, unknown>,
  leaders: readonly Leader[],
): string {
  const { site } = around;
  const name = nameOf(around);
  const about = bodies.get('gioi-thieu');
  // What stands on this page itself is not led to once more.
  const all = englishParts(site, around.today);
  const told = all.filter(({ slug, there }) => there && functions.includes(slug) && bodies.has(slug));
  const stands = new Set([
    ...told.map(({ slug }) => slug),
    ...['lien-he', ...(about === undefined ? [] : ['gioi-thieu']), ...(leaders.length > 0 ? ['lanh-dao'] : [])],
  ]);
  const parts = all.filter(({ slug, there }) => !there || !stands.has(slug));
  const description = about ? beginning(about, 300) : `${name}: functions, organisation, leadership, contact.`;
  // Beside nothing that is told they take the width of the page.
  const reached = (
    <>
      {leaders.length > 0 && (
        <section aria-labelledby="h-lead">
          <h2 id="h-lead">
            <a className="t" href="/en/lanh-dao">
              Officials in charge
            </a>
          </h2>
          <ul className="spoken-parts">
            {leaders.map((leader) => (
              <li key={leader.id}>
                <h3 lang="vi">{leader.name}</h3>
                <p>
                  {leader.titleEn || (
                    <>
                      <Vi>{leader.title}</Vi> <Only />
                    </>
                  )}
                  {leader.dutyEn && `. ${leader.dutyEn}`}
                </p>
                <LeaderReach {...leader} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="h-reach" className="spoken-reach">
        <h2 id="h-reach">
          <a className="t" href="/en/lien-he">
            Contact
          </a>
        </h2>
        <Lines lines={reachOf(around)} className="facts" />
      </section>
    </>
  );
  return renderEnglish(
    around,
    { title: name, description, path: '/en' },
    <div className="wrap sec spoken-home">
      <h1>
        <UnitName around={around} />
      </h1>
      {about !== undefined && (
        <p className="sapo">
          {beginning(about, 420)} <a href="/en/gioi-thieu">More about us</a>
        </p>
      )}
      {told.length + parts.length === 0 ? (
        <div className={leaders.length > 0 ? 'cols c66' : 'cols'}>{reached}</div>
      ) : (
        <div className={told.length > 0 ? 'cols c84' : 'cols c66'}>
          <div className="spoken-told">
            {told.map((part) => (
              <section key={part.slug} aria-labelledby={`h-${part.slug}`}>
                <h2 id={`h-${part.slug}`}>
                  <a className="t" href={`/en/${part.slug}`}>
                    <PartName part={part} />
                  </a>
                </h2>
                {plainText(bodies.get(part.slug)).length <= wholeUpTo ? (
                  <Prose around={around} body={bodies.get(part.slug)} />
                ) : (
                  <p>
                    {beginning(bodies.get(part.slug), 420)} <a href={`/en/${part.slug}`}>Read all of it</a>
                  </p>
                )}
              </section>
            ))}
            {parts.length > 0 && (
              <section aria-labelledby="h-parts">
                <h2 id="h-parts" className="vh">
                  On this site
                </h2>
                <ul className="spoken-parts">
                  {parts.map((part) => (
                    <li key={part.slug}>
                      <h3>
                        <a className="t" href={`/en/${part.slug}`}>
                          <PartName part={part} />
                        </a>
                      </h3>
                      {part.there ? <p>{beginning(bodies.get(part.slug), 150)}</p> : <Only />}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <div className="spoken-told">{reached}</div>
        </div>
      )}
      <p className="note">
        News, official documents and online services on this site are published in Vietnamese.{' '}
        <a href="/" hrefLang="vi">
          Vietnamese home page
        </a>
      </p>
    </div>,
  );
}

type Named = { slug: string; title: string };
type Written = Named & { body: unknown; behind: boolean };

export function renderEnglishSection(around: EnglishAround, { slug, title, body, behind }: Written): string {
  return renderEnglish(
    around,
    { title, description: beginning(body, 200) || `${title} of ${nameOf(around)}`, path: `/en/${slug}` },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        {behind && (
          <p className="note">
            The Vietnamese text was changed after this translation. <Original href={`/${slug}`} />
          </p>
        )}
        <Prose around={around} body={body} />
      </div>
    </>,
  );
}

export function renderEnglishLeaders(around: EnglishAround, { slug, title }: Named, leaders: readonly Leader[]): string {
  const names = leaders.map((leader) => [leader.titleEn, leader.name].filter(Boolean).join(' ')).join(', ');
  return renderEnglish(
    around,
    { title, description: `${title} of ${nameOf(around)}: ${names}`, path: `/en/${slug}` },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <ul className="people">
          {leaders.map((leader) => (
            <LeaderItem key={leader.id} around={around} leader={leader} />
          ))}
        </ul>
      </div>
    </>,
  );
}

function LeaderItem({ around, leader }: { around: EnglishAround; leader: Leader }) {
  const photo = leader.photo ? around.pictures.get(leader.photo) : undefined;
  return (
    <li>
      {photo ? (
        <Photo picture={{ ...photo, alt: leader.name }} className="gate" sizes="7rem" width={480} />
      ) : (
        <span className="gate" aria-hidden="true">
          {initialsOf(leader.name)}
        </span>
      )}
      <div>
        <p className="kick">
          {leader.titleEn || (
            <>
              <Vi>{leader.title}</Vi> <Only />
            </>
          )}
        </p>
        <h2 lang="vi">{leader.name}</h2>
        {leader.dutyEn ? (
          <p className="duty">{leader.dutyEn}</p>
        ) : (
          leader.duty && (
            <p className="duty">
              <Vi>{leader.duty}</Vi> <Only />
            </p>
          )
        )}
        <LeaderReach {...leader} />
      </div>
    </li>
  );
}

export function renderEnglishContact(around: EnglishAround, { slug, title }: Named): string {
  return renderEnglish(
    around,
    { title, description: `How to reach ${nameOf(around)}`, path: `/en/${slug}` },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <Lines lines={[{ label: 'Unit', value: <UnitName around={around} /> }, ...reachOf(around)]} className="facts contact" />
      </div>
    </>,
  );
}

const Original = ({ href }: { href: string }) => (
  <a href={href} hrefLang="vi">
    Read it in Vietnamese
  </a>
);

/** There is no English of it: said in English, with the way to what there is. Never a machine's text. */
export function renderVietnameseOnly(
  around: EnglishAround,
  { path, title, lang }: { path: string; title?: string; lang?: 'vi' | undefined },
): string {
  const heading = title ?? 'This page is in Vietnamese only';
  return renderEnglish(
    around,
    { title: heading, description: 'This part exists in Vietnamese only.', path: `/en${path}`, noindex: true },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title === undefined ? heading : <PartName part={{ title, ...(lang ? { lang } : {}) }} />}</h1>
        <p className="note">
          {title === undefined
            ? 'There is no English translation of this page.'
            : 'This part exists in Vietnamese only. There is no English translation yet.'}
        </p>
        <p className="acts">
          <a className="btn" href={path} hrefLang="vi">
            Read it in Vietnamese
          </a>
          <a className="btn alt" href="/en">
            English home
          </a>
        </p>
      </div>
    </>,
  );
}

export function renderEnglishMissing(around: EnglishAround): string {
  const title = 'Page not found';
  return renderEnglish(
    around,
    { title, description: title, path: '/en/404', noindex: true, vietnamese: '/' },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <p>The address may have been mistyped, or the page was taken down.</p>
        <p className="acts">
          <a className="btn" href="/en">
            English home
          </a>
        </p>
      </div>
    </>,
  );
}
