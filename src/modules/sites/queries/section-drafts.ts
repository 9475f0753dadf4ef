// Which pages of a site have a text on its way, and what does it say?

import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Language = 'vi' | 'en';
/** What a page is called, and where it stands. */
export type SectionHead = { title: string; slug: string; parent: string | null };

export type SectionDraft = {
  /** Of the English: its name, and the fingerprint of the Vietnamese beside which it was written. */
  title: string | null;
  said: string | null;
  /** null: the page is to be emptied. */
  body: unknown;
  /** What the page is to be called and where it is to stand; null: that stays. */
  head: SectionHead | null;
  /** What was said of children on its pictures. */
  children: '' | 'none' | 'agreed';
  state: 'waiting' | 'returned';
  reason: string | null;
  writtenBy: string[];
  version: number;
  by: string;
  at: Date;
};

export async function sectionHead(
  work: Work,
  unitId: number,
  slug: string,
): Promise<{ head: SectionHead; version: number } | undefined> {
  const row = await read(work)
    .selectFrom('sites.section')
    .select(['title', 'slug', 'parent_slug as parent', 'version'])
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row && { head: { title: row.title, slug: row.slug, parent: row.parent }, version: row.version };
}

export async function sectionDraft(
  work: Work,
  unitId: number,
  slug: string,
  lang: Language = 'vi',
): Promise<SectionDraft | undefined> {
  const draft = await read(work)
    .selectFrom('sites.section_draft')
    .select([
      'body',
      'head',
      'children',
      'state',
      'return_reason as reason',
      'written_by as writtenBy',
      'version',
      'sent_by as by',
      'sent_at as at',
    ])
    .select(['title', 'said'])
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .where('lang', '=', lang)
    .executeTakeFirst();
  return draft && { ...draft, head: draft.head as SectionHead | null };
}

export type WaitingSection = {
  slug: string;
  lang: Language;
  title: string;
  by: string;
  at: Date;
  state: 'waiting' | 'returned';
  writtenBy: string[];
};

/** All that is on its way at a unit, the oldest first. */
export async function sectionDraftsWaiting(work: Work, unitId: number): Promise<WaitingSection[]> {
  return read(work)
    .selectFrom('sites.section_draft as d')
    .innerJoin('sites.section as s', (join) => join.onRef('s.unit_id', '=', 'd.unit_id').onRef('s.slug', '=', 'd.slug'))
    .select(['d.slug', 'd.lang', 's.title', 'd.sent_by as by', 'd.sent_at as at', 'd.state', 'd.written_by as writtenBy'])
    .where('d.unit_id', '=', unitId)
    .orderBy('d.sent_at')
    .orderBy('d.slug')
    .orderBy('d.lang')
    .execute();
}
