// A whole site in one file, for a unit that leaves (P-1.5): everything as JSON, the files, and what other systems read. It goes to the
// disk piece by piece, so that a site of any size needs the memory of one picture.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Actor } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantsAt } from '#modules/access/index.ts';
import { record } from '#modules/audit/index.ts';
import { type TakenArticle, takeAwayArticles } from '#modules/content/index.ts';
import { type TakenFile, takeAwayDocuments } from '#modules/documents/index.ts';
import { takeAwayPictures } from '#modules/media/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { siteOf, takeAwaySite } from '#modules/sites/index.ts';
import { demandTakeAway } from '#modules/transfer/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import { archiveName } from './files.ts';
import { shownVersion, type Taken, wxrArticle, wxrEnd, wxrFiles, wxrHead, wxrPages } from './write-wxr.ts';

export const formatVersion = 1;
const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function* jsonList<T>(rows: AsyncIterable<T>, see: (row: T) => void = () => {}): AsyncGenerator<string> {
  let first = true;
  for await (const row of rows) {
    see(row);
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(row)}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}

/** Where a file of a document or an article lies in the archive. */
export const placeOf = (folder: 'documents' | 'files', file: Pick<TakenFile, 'sha256' | 'name'>): string =>
  `${folder}/${archiveName(file.sha256, file.name)}`;

async function fill(zip: ZipFile, work: Work, unit: Unit, files: FileStore, urlOf: (host: string) => string): Promise<void> {
  const [facts, site] = [await takeAwaySite(work, unit.id), await siteOf(work, unit.id)];
  if (!facts || !site) throw refuse('no_site', `${unit.shortName} chưa có trang.`);
  const base = urlOf(site.hostLabel).replace(/\/$/, '');
  const pictures = await takeAwayPictures(work, unit.id);
  const taken: Taken = { title: site.name, base, pictures, sections: facts.sections, now: work.now };
  const { rows: grants } = await grantsAt(work, unit.path, { limit: 10_000, offset: 0 });
  zip.addBuffer(
    json({
      ...{ format: formatVersion, takenAt: work.now, address: base },
      unit: { code: unit.code, name: unit.name, shortName: unit.shortName, level: unit.level, type: unit.type, slug: unit.slug },
      ...{ profile: site.profile, ...facts },
    }),
    'site.json',
  );
  zip.addBuffer(
    json(
      grants.map(({ name, username, role, validFrom, validTo, disabled }) => ({
        name,
        username,
        role,
        validFrom,
        validTo,
        disabled,
      })),
    ),
    'users.json',
  );
  zip.addBuffer(
    json(pictures.map(({ variants, ...picture }) => ({ ...picture, file: `media/${variants.at(-1)?.sha256}.webp` }))),
    'pictures.json',
  );
  const attached = new Map<string, Pick<TakenFile, 'sha256' | 'name'>>();
  const seeDocument = (document: { files: TakenFile[] }) => {
    for (const file of document.files) attached.set(placeOf('documents', file), file);
  };
  const seeArticle = ({ draft, versions }: TakenArticle) => {
    for (const file of [draft, ...versions].flatMap((one) => one.attachments)) attached.set(placeOf('files', file), file);
  };
  async function* wxr(): AsyncGenerator<string> {
    let number = 0;
    yield wxrHead(taken);
    for await (const article of takeAwayArticles(work, unit.id)) {
      yield wxrArticle(article, ++number, taken);
      yield wxrFiles(article, number, taken);
      number += shownVersion(article).attachments.length;
    }
    yield wxrPages(taken, pictures.length + number + 1);
    yield wxrEnd;
  }
  // The archive asks for one after the other: their questions go over one connection.
  const add = (name: string, open: () => Readable, compress = true) =>
    zip.addReadStreamLazy(name, { compress, mtime: work.now }, (then) => then(null, open()));
  add('articles.json', () => Readable.from(jsonList(takeAwayArticles(work, unit.id))));
  add('articles.wxr.xml', () => Readable.from(wxr()));
  add('documents.json', () => Readable.from(jsonList(takeAwayDocuments(work, unit.id))));
  for await (const document of takeAwayDocuments(work, unit.id)) seeDocument(document);
  for await (const article of takeAwayArticles(work, unit.id)) seeArticle(article);
  const bytes = (sha256: string) =>
    async function* () {
      const found = await files.get(sha256);
      if (found) yield found;
    };
  for (const [place, file] of attached) add(place, () => Readable.from(bytes(file.sha256)()));
  const largest = new Set(pictures.flatMap((picture) => picture.variants.at(-1)?.sha256 ?? []));
  for (const sha256 of largest) add(`media/${sha256}.webp`, () => Readable.from(bytes(sha256)()), false);
  zip.end();
}

/** Into a file at `path`, which is there only when it is whole. */
export async function takeAway(
  db: Database,
  files: FileStore,
  actor: Actor,
  unitOf: (work: Work) => Promise<Unit>,
  urlOf: (host: string) => string,
  path: string,
): Promise<{ unit: Unit; bytes: number }> {
  // The entry stands before the first name has left.
  const unit = await db.as(actor, async (work) => {
    const unit = await unitOf(work);
    demandTakeAway(work.actor, unit);
    await record(work, {
      action: 'transfer.export-site',
      object: { kind: 'site', id: unit.id },
      unitId: unit.id,
      summary: `Tải về toàn bộ trang ${unit.shortName}: bài, văn bản, ảnh, danh sách người dùng`,
    });
    return unit;
  });
  const beside = `${path}.part`;
  try {
    const out = createWriteStream(beside);
    await db.read(actor, async (work) => {
      const zip = new ZipFile();
      const broken = new Promise<never>((_resolve, reject) => zip.on('error', reject));
      broken.catch(() => {});
      const written = pipeline(zip.outputStream as unknown as Readable, out);
      await Promise.race([Promise.all([fill(zip, work, unit, files, urlOf), written]), broken]);
    });
    await rename(beside, path);
    return { unit, bytes: out.bytesWritten };
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
