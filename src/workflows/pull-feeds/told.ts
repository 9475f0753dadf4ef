// What do the bytes of another site tell: a feed, a list of our own kind, or a page that says where its feed is? Pure.
import { z } from 'zod';
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { PulledItem } from '#modules/sharing/index.ts';
import { readFeed } from '../transfer-site/read/feed.ts';
import { plainSummary, shortened } from '../transfer-site/read/html.ts';
import { xmlText } from '../transfer-site/read/xml.ts';

/** As many as are read of one feed: it tells its newest first. */
const mostItems = 200;
const titleMax = 300;
const summaryMax = 400;

export const isWebAddress = (text: string): boolean => text.length <= 2000 && /^https?:\/\//i.test(text) && URL.canParse(text);

/** Nothing is newer than now: a clock that goes wrong there must not stand on top here for years. */
const notLater = (at: Date, now: Date) => (at > now ? now : at);

export function feedItems(bytes: Uint8Array, url: string, now: Date): PulledItem[] {
  const source = readFeed(xmlText(bytes));
  return source.items.slice(0, mostItems).flatMap((item): PulledItem[] => {
    const link = item.link && URL.canParse(item.link, url) ? new URL(item.link, url).href : '';
    const title = shortened(nfc(plainSummary(item.title, 10_000)), titleMax);
    if (!isWebAddress(link) || title === '') return [];
    const summary = plainSummary((item.summary || item.html).slice(0, 20_000), summaryMax);
    return [{ key: item.key.slice(0, 1000), title, summary, link, origin: '', at: notLater(item.at ?? now, now) }];
  });
}

const listed = z.object({
  items: z
    .array(
      z.union([
        z.object({ id: z.string().min(1).max(200), deleted: z.literal(true) }),
        z.object({
          ...{ id: z.string().min(1).max(200), deleted: z.literal(false), title: z.string().min(1), url: z.string() },
          ...{ summary: z.string().default(''), publishedAt: z.iso.datetime({ offset: true }) },
          unit: z.object({ name: z.string(), url: z.string() }),
        }),
      ]),
    )
    .max(1000),
  nextCursor: z.string().max(1000).nullable(),
  more: z.boolean(),
});
export type Changes = { items: PulledItem[]; gone: string[]; next: string | null; more: boolean };

/** A page of `/api/v1/articles` of an installation like this one. @throws Refused when it is none */
export function changesIn(bytes: Uint8Array, now: Date): Changes {
  let parsed: z.infer<typeof listed>;
  try {
    parsed = listed.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw refuse('list', 'Địa chỉ trả lời JSON nhưng không phải danh sách bài mà hệ thống hiểu.');
  }
  const items = parsed.items.flatMap((item): PulledItem[] => {
    if (item.deleted || !isWebAddress(item.url)) return [];
    const title = shortened(nfc(item.title), titleMax);
    const text = { title, summary: shortened(nfc(item.summary), summaryMax), origin: nfc(item.unit.name).slice(0, 200) };
    return [{ key: item.id, ...text, link: item.url, at: notLater(new Date(item.publishedAt), now) }];
  });
  return {
    items,
    gone: parsed.items.filter((item) => item.deleted).map((item) => item.id),
    ...{ next: parsed.nextCursor, more: parsed.more },
  };
}

export const isJson = (type: string, bytes: Uint8Array): boolean => /\bjson\b/i.test(type) || bytes[0] === 0x7b;
const headOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 200_000));
export const isPage = (bytes: Uint8Array): boolean => /<html|<!doctype html/i.test(headOf(bytes).slice(0, 2000));

/** Where a page says that its feed is. */
export function namedFeed(bytes: Uint8Array, url: string): string | undefined {
  for (const [tag] of headOf(bytes).matchAll(/<link\b[^>]{0,2000}>/gi)) {
    const value = (name: string) => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
    const [, ...rel] = value('rel') ?? [];
    const [, ...type] = value('type') ?? [];
    const [, ...href] = value('href') ?? [];
    const address = (href.find(Boolean) ?? '').replaceAll('&amp;', '&');
    if (!/\balternate\b/i.test(rel.find(Boolean) ?? '') || !/application\/(rss|atom)\+xml/i.test(type.find(Boolean) ?? ''))
      continue;
    if (address && URL.canParse(address, url)) return new URL(address, url).href;
  }
  return undefined;
}
