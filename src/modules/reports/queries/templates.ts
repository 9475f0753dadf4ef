// How is a book dressed today, and how was it before? The newest version of the Sở; version 0 is the house's own.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { type BookOptions, houseOptions } from '../books/options.ts';
import type { BookKind } from '../rules/books.ts';

export type TemplateVersion = { kind: BookKind; version: number; options: BookOptions; note: string; by: string; at: Date };

/** Newest first; of all books, or of one. The Sở is the only unit that has any. */
export async function templateVersions(work: Work, kind?: BookKind): Promise<TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`
    select kind, version, options, note, made_by_name as by, made_at as at from reports.template
    where ${kind === undefined ? sql`true` : sql`kind = ${kind}`} order by kind, version desc`.execute(work.handle);
  return rows;
}

/** The version in force. */
export async function lookOf(work: Work, kind: BookKind): Promise<{ version: number; options: BookOptions }> {
  const { rows } = await sql<{ version: number; options: BookOptions }>`
    select version, options from reports.template where kind = ${kind} order by version desc limit 1`.execute(work.handle);
  return rows[0] ?? { version: 0, options: houseOptions[kind] };
}

/** By version; 0 is the house's own. */
export async function looksOf(work: Work, kind: BookKind, versions: readonly number[]): Promise<Map<number, BookOptions>> {
  const { rows } = await sql<{ version: number; options: BookOptions }>`
    select version, options from reports.template where kind = ${kind} and version = any(${versions as number[]}::int[])`.execute(
    work.handle,
  );
  return new Map([
    ...(versions.includes(0) ? [[0, houseOptions[kind]] as const] : []),
    ...rows.map(({ version, options }) => [version, options] as const),
  ]);
}
