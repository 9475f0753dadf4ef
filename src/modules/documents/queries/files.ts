// What the files of a document say, asked of the database. To be used beside `documents.revision r` and `documents.attachment a`.
import { type RawBuilder, sql } from 'kysely';

/** A word stands in what is written down of the document, or in one of its files. */
export const saysSql = (like: string): RawBuilder<boolean> => sql<boolean>`(r.search_fold like ${like} or exists (
  select from documents.attachment said join documents.file_text told on told.unit_id = said.unit_id and told.sha256 = said.sha256
  where said.document_id = r.document_id and said.version = r.version and told.search_fold like ${like}))`;

/** Pages without letters: nobody finds it by its words, nobody hears it read aloud. */
export const scannedSql = sql<boolean>`exists (
  select from documents.file_text told where told.unit_id = a.unit_id and told.sha256 = a.sha256 and told.state = 'scan')`;
