// What a page says to machines in the words of schema.org, as a block of data in its head: no script runs.
import type { PublishedArticle } from '#modules/content/index.ts';
import { type Picture, srcOf } from '#modules/media/index.ts';
import type { Around, Schema } from './around.ts';

const organization = ({ site, url }: Around): Schema => ({
  '@type': ['department', 'district'].includes(site.level) ? 'GovernmentOrganization' : 'EducationalOrganization',
  '@id': url(site.hostLabel, '/#don-vi'),
  name: site.name,
  url: url(site.hostLabel),
});

/** The unit itself, on its first page. */
export function unitSchema(around: Around): Schema[] {
  const { site, url } = around;
  const { profile } = site;
  const [superior] = site.superiors;
  return [
    {
      ...organization(around),
      ...(profile.address ? { address: { '@type': 'PostalAddress', streetAddress: profile.address, addressCountry: 'VN' } } : {}),
      ...(profile.phone ? { telephone: profile.phone } : {}),
      ...(profile.email ? { email: profile.email } : {}),
      ...(superior
        ? { parentOrganization: { '@type': 'GovernmentOrganization', name: superior.name, url: url(superior.hostLabel) } }
        : {}),
    },
    {
      ...{ '@type': 'WebSite', name: site.name, url: url(site.hostLabel), inLanguage: 'vi' },
      potentialAction: {
        ...{ '@type': 'SearchAction', 'query-input': 'required name=q' },
        target: `${url(site.hostLabel, '/tim-kiem')}?q={q}`,
      },
    },
  ];
}

export function articleSchema(around: Around, article: PublishedArticle, picture: Picture | undefined): Schema {
  const { site, url } = around;
  return {
    ...{ '@type': 'NewsArticle', headline: article.title.slice(0, 110), description: article.summary, inLanguage: 'vi' },
    mainEntityOfPage: url(site.hostLabel, `/tin/${article.slug}`),
    ...{ datePublished: article.publishedAt.toISOString(), dateModified: article.updatedAt.toISOString() },
    ...(article.author ? { author: { '@type': 'Organization', name: article.author } } : {}),
    ...(article.keywords.length > 0 ? { keywords: article.keywords } : {}),
    ...(picture ? { image: [url(site.hostLabel, srcOf(picture, 1600))] } : {}),
    publisher: organization(around),
  };
}

/** From the first page down to this one. */
export const crumbsSchema = ({ site, url }: Around, items: { href: string; label: string }[]): Schema => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ href: '/', label: 'Trang chủ' }, ...items].map(({ href, label }, i) => ({
    ...{ '@type': 'ListItem', position: i + 1, name: label },
    item: url(site.hostLabel, href),
  })),
});

/** As text of a data block: nothing in it can end the block. */
export const schemaText = (schemas: Schema[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': schemas }).replaceAll('<', '\\u003c');
