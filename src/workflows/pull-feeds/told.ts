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

/** As it is kept: the scheme in small letters, spaces as signs. undefined: none that a reader could follow. */
function webAddress(text: string, base?: string): string | undefined {
  const { href = '' } = URL.parse(text, base) ?? {};
  return href.length <= 2000 && /^https?:\/\//.test(href) ? href : undefined;
}

/** What another system says may hold NUL, or half a sign where it was cut off: the database keeps neither. */
const sound = (text: string) => text.replaceAll('\0', '').toWellFormed();
const line = (text: string, max: number) => sound(shortened(nfc(sound(text)), max));

/** Nothing is newer than now: a clock that goes wrong there must not stand on top here for years. */
const notLater = (at: Date, now: Date) => (at > now ? now : at);

export function feedItems(bytes: Uint8Array, url: string, now: Date): PulledItem[] {
  const source = readFeed(xmlText(bytes));
  // Two items named alike are one: the newer, and of two as new the one that is told first.
  const kept = new Map<string, PulledItem>();
  const items = source.items.slice(0, mostItems).flatMap((item): PulledItem[] => {
    const link = item.link && webAddress(item.link, url);
    const title = line(plainSummary(item.title, 10_000), titleMax);
    const key = sound(item.key.slice(0, 1000));
    if (!link || title === '' || key === '') return [];
    const summary = line(plainSummary((item.summary || item.html).slice(0, 20_000), summaryMax), summaryMax);
    return [{ key, title, summary, link, origin: '', at: notLater(item.at ?? now, now) }];
  });
  for (const item of items) {
    const other = kept.get(item.key);
    if (!other || other.at < item.at) kept.set(item.key, item);
  }
  return [...kept.values()];
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
    const link = item.deleted ? undefined : webAddress(item.url);
    if (item.deleted || !link) return [];
    const key = sound(item.id);
    const title = line(item.title, titleMax);
    if (key === '' || title === '') return [];
    const text = { title, summary: line(item.summary, summaryMax), origin: sound(nfc(item.unit.name).slice(0, 200)) };
    return [{ key, ...text, link, at: notLater(new Date(item.publishedAt), now) }];
  });
  return {
    items,
    gone: parsed.items.filter((item) => item.deleted).map((item) => sound(item.id)),
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
    const named = address && webAddress(address, url);
    if (named) return named;
  }
  return undefined;
}
