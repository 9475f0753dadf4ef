// VI | EN: the same page in the other language. Only on sites that have English.
/** @jsxImportSource hono/jsx */
import { speaksEnglish } from '#modules/sites/index.ts';
import { englishOf, hasEnglish } from '../language.ts';
import type { Around, Head } from './around.ts';

/** On a page in Vietnamese. Where the page itself is not translated, the way leads to the words that say so: not for machines to follow. */
export function LanguageSwitch({ around: { site }, head }: { around: Around; head: Head }) {
  const english = englishOf(site, head);
  if (!speaksEnglish(site) || english === null) return null;
  const there = hasEnglish(site, head.path);
  return (
    <ul className="langs" aria-label="Ngôn ngữ">
      <li>
        <span aria-current="true">
          <b aria-hidden="true">VI</b>
          <span className="vh">Tiếng Việt</span>
        </span>
      </li>
      <li>
        <a href={english} lang="en" hrefLang="en" rel={there ? 'alternate' : 'nofollow'}>
          <b aria-hidden="true">EN</b>
          <span className="vh">English</span>
        </a>
      </li>
    </ul>
  );
}

/** On a page in English. */
export function SwitchBack({ to }: { to: string }) {
  return (
    <ul className="langs" aria-label="Language">
      <li>
        <a href={to} lang="vi" hrefLang="vi" rel="alternate">
          <b aria-hidden="true">VI</b>
          <span className="vh">Tiếng Việt</span>
        </a>
      </li>
      <li>
        <span aria-current="true">
          <b aria-hidden="true">EN</b>
          <span className="vh">English</span>
        </span>
      </li>
    </ul>
  );
}
