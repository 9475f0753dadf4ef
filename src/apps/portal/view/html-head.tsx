// What a page tells machines in its head: name, description, address that counts, the same page in the other language, Dublin Core.
/** @jsxImportSource hono/jsx */
import { speaksEnglish } from '#modules/sites/index.ts';
import { englishHome, hasEnglish } from '../language.ts';
import type { Around, Head, Schema } from './around.ts';
import { schemaText } from './schema-org.ts';

type Props = {
  around: Around;
  head: Head;
  lang: 'vi' | 'en';
  /** With the name of the unit. */
  title: string;
  siteName: string;
  rights: string;
  schema: Schema[];
};

export function HtmlHead({ around: { site, url, css }, head, lang, title, siteName, rights, schema }: Props) {
  const address = url(site.hostLabel, head.path);
  // Told by both sides of a pair, and only where there are two (`path` of an English page is that of its Vietnamese side behind /en).
  const pair = lang === 'vi' ? head.path : head.path.slice(englishHome.length) || '/';
  const paired = !head.noindex && speaksEnglish(site) && hasEnglish(site, pair);
  const vietnamese = url(site.hostLabel, pair);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={head.description.slice(0, 300)} />
      {head.noindex && <meta name="robots" content="noindex" />}
      {!head.noindex && <link rel="canonical" href={head.canonical ?? address} />}
      {paired && (
        <>
          <link rel="alternate" hrefLang="vi" href={vietnamese} />
          <link rel="alternate" hrefLang="en" href={url(site.hostLabel, pair === '/' ? englishHome : `${englishHome}${pair}`)} />
          <link rel="alternate" hrefLang="x-default" href={vietnamese} />
        </>
      )}
      {css(site.look.theme, head.sheet ?? 'text').map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="alternate" type="application/rss+xml" title={`Tin của ${site.shortName}`} href="/rss.xml" />
      {head.feed && <link rel="alternate" type="application/rss+xml" title={head.feed.title} href={head.feed.href} />}
      <meta property="og:title" content={head.title} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:type" content={head.publishedAt ? 'article' : 'website'} />
      {head.image && <meta property="og:image" content={head.image} />}
      <meta name="DC.title" content={head.title} />
      <meta name="DC.publisher" content={siteName} />
      <meta name="DC.language" content={lang} />
      <meta name="DC.identifier" content={address} />
      <meta name="DC.type" content="Text" />
      {head.canonical && <meta name="DC.source" content={head.canonical} />}
      {head.publishedAt && <meta name="DC.date" content={head.publishedAt.toISOString()} />}
      {(head.keywords ?? []).map((word) => (
        <meta key={word} name="DC.subject" content={word} />
      ))}
      {head.keywords && head.keywords.length > 0 && <meta name="keywords" content={head.keywords.join(', ')} />}
      {head.author && <meta name="DC.creator" content={head.author} />}
      <meta name="DC.description" content={head.description.slice(0, 300)} />
      <meta name="DC.format" content="text/html" />
      <meta name="DC.rights" content={rights} />
      {schema.length > 0 && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a block of data whose text cannot end it
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: schemaText(schema) }} />
      )}
    </head>
  );
}
