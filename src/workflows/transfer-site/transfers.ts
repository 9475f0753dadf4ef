// The steps of an import, as screens and jobs take them: a file or a feed comes, is looked at, comes in, is taken back.
import type { Actor } from '#kernel/actor.ts';
import { isRefused, notFound, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { archiveImported } from '#modules/content/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { dropRedirects, dropSectionDraft, keepSection, sectionDraft, sectionsOf, siteFactsOf } from '#modules/sites/index.ts';
import {
  beginImport,
  demandImports,
  forgetItems,
  itemsOfImport,
  moveImport,
  type Transfer,
  transferById,
  unfinished,
} from '#modules/transfer/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { planOf } from './plan.ts';
import { convertHtml } from './read/html.ts';
import { readSource } from './read/read.ts';
import type { Source } from './read/source.ts';
import { editedNote, type Preview } from './report.ts';
import { type Running, redirectNote, runImport } from './run.ts';
import { fetchFeed, isAddress, storedSource } from './sources.ts';

export async function demandSite(work: Work, unit: Unit): Promise<void> {
  demandImports(work.actor, unit);
  if (!(await siteFactsOf(work, unit.id))) throw refuse('no_site', `${unit.shortName} chưa có trang. Mở trang trước, rồi nhập.`);
}

const job = (work: Work, name: string, unitId: number, id: string) =>
  enqueue(work, name, { id, actor: work.actor }, { key: `${name}:${id}`, queue: `transfer:${unitId}` });

/** A file is read at once as far as to say what it is; the rest is a job. */
export async function uploadTransfer(
  work: Work,
  unit: Unit,
  files: FileStore,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  await demandSite(work, unit);
  if (file.bytes.length === 0) throw refuse('empty', 'Tệp rỗng.', 'file');
  const { kind } = readSource(file.bytes);
  const sha256 = await files.put(file.bytes);
  const id = await beginImport(work, unit, { kind, name: file.name, files: [sha256], state: 'reading' });
  await job(work, 'transfer-read', unit.id, id);
  return id;
}

export async function feedTransfer(work: Work, unit: Unit, address: string): Promise<string> {
  await demandSite(work, unit);
  if (!isAddress(address) || !URL.canParse(address) || address.length > 2000)
    throw refuse('address', 'Ghi địa chỉ đầy đủ của nguồn tin, ví dụ https://truong-cu.edu.vn/feed.', 'address');
  const id = await beginImport(work, unit, { kind: 'feed', name: address, files: [], state: 'reading' });
  await job(work, 'transfer-read', unit.id, id);
  return id;
}

/** The import, of this unit, before somebody who may bring it in. */
export async function transferOf(work: Work, unit: Unit, id: string): Promise<Transfer> {
  demandImports(work.actor, unit);
  const stored = await transferById(work, id);
  if (!stored || stored.unit_id !== unit.id || stored.state === 'discarded') throw notFound('Không tìm thấy lần nhập này.');
  return stored;
}

export async function stepTransfer(
  work: Work,
  unit: Unit,
  id: string,
  step: 'start' | 'undo' | 'discard' | 'read',
): Promise<void> {
  const stored = await transferOf(work, unit, id);
  const moves = {
    read: [['failed'], 'reading', 'transfer-read'],
    start: [['ready', 'undone'], 'running', 'transfer-run'],
    undo: [['done'], 'undoing', 'transfer-undo'],
    discard: [['ready', 'failed'], 'discarded', null],
  } as const;
  const [from, to, task] = moves[step];
  if (!(await moveImport(work, id, from, to)))
    throw refuse('state', 'Lần nhập này vừa được làm bước khác. Xem lại tình trạng trên trang.');
  if (task) await job(work, task, unit.id, id);
  if (step !== 'read')
    await record(work, {
      action: `transfer.${step}-import`,
      object: { kind: 'transfer', id },
      unitId: unit.id,
      summary: `${{ start: 'Nhập', undo: 'Hoàn tác lần nhập', discard: 'Bỏ lần nhập' }[step]} “${stored.name.slice(0, 200)}” vào trang ${unit.shortName}`,
    });
}

/** What would come of it; nothing is written, no picture is fetched. */
export async function previewOf(work: Work, unit: Unit, source: Source): Promise<Preview> {
  const plan = await planOf(work, unit, source);
  const pictures = new Set<string>();
  for (const { item } of [...plan.fresh, ...plan.updates]) {
    for (const one of convertHtml(item.html, { base: item.link || source.site, attachments: source.attachments }).pictures)
      pictures.add(one.src);
    if (item.cover) pictures.add(item.cover);
  }
  const days = plan.fresh.flatMap(({ item }) => (item.at ? [item.at.toISOString()] : [])).sort();
  return {
    ...{
      site: plan.site,
      title: source.title,
      unchanged: plan.known.length,
      pictures: pictures.size,
      updates: plan.updates.length,
    },
    articles: plan.fresh.filter(({ item }) => item.kind === 'article').length,
    pages: plan.fresh.filter(({ item }) => item.kind === 'page').length,
    ...{ passed: plan.passed.slice(0, 200), categories: plan.categories, from: days[0] ?? null, to: days.at(-1) ?? null },
    first: plan.fresh.slice(0, 20).map(({ item, title, section, path }) => ({
      ...{ title, kind: item.kind, at: item.at?.toISOString() ?? null, section, path },
    })),
    notes: [
      ...[...source.skipped].map(([type, n]) => `${n} mục loại “${type}” không phải bài hay trang, sẽ không nhập.`),
      ...editedNote(plan),
    ],
  };
}

export async function readTransfer({ db, files, actor, system }: Running, id: string): Promise<void> {
  const stored = await db.read(system, (work) => transferById(work, id));
  if (stored?.state !== 'reading') return;
  const sha256s = stored.files.length > 0 ? stored.files : await fetchFeed(files, stored.name, false);
  const source = await storedSource(files, sha256s);
  await db.as(actor, async (work) => {
    const unit = await unitById(work, stored.unit_id);
    if (!unit) return;
    const preview = await previewOf(work, unit, source);
    await moveImport(work, id, ['reading'], 'ready', { kind: source.kind, files: sha256s, site: preview.site, preview });
    await announceMoved(work, unit.id);
  });
}

/** All of it goes again: articles to the archive, pages' texts, redirects. What somebody here has written on since stays. */
export async function undoTransfer({ db, actor, system }: Running, id: string): Promise<void> {
  const stored = await db.read(system, (work) => transferById(work, id));
  if (stored?.state !== 'undoing') return;
  await db.as(actor, async (work) => {
    const unit = await unitById(work, stored.unit_id);
    const facts = unit && (await siteFactsOf(work, unit.id));
    if (!unit || !facts) return;
    demandImports(work.actor, unit);
    const items = await itemsOfImport(work, id);
    const articles = items.filter((item) => item.kind === 'article').map(({ ref, version }) => ({ id: ref, version }));
    const gone = new Set(await archiveImported(work, unit.id, articles));
    const sections = new Map((await sectionsOf(work, unit.id, facts.template)).map((one) => [one.slug, one]));
    for (const item of items.filter((one) => one.kind === 'page')) {
      const section = sections.get(item.ref);
      if (section?.version !== item.version) continue;
      await keepSection(work, unit.id, item.ref, { title: section.title, slug: item.ref, body: null, version: item.version });
      // A text on its way that nobody here has written is the one that was brought.
      const draft = await sectionDraft(work, unit.id, item.ref);
      if (draft?.writtenBy.length === 0) await dropSectionDraft(work, unit.id, item.ref, draft.version);
      gone.add(item.ref);
    }
    const taken = items.filter((item) => gone.has(item.ref));
    await dropRedirects(
      work,
      unit.id,
      taken.flatMap((item) => item.paths),
      redirectNote(stored.site),
    );
    await forgetItems(
      work,
      id,
      taken.map((item) => item.key),
    );
    await moveImport(work, id, ['undoing'], 'undone', {
      report: { ...(stored.report as object), undone: taken.length, kept: items.length - taken.length },
    });
    await announceMoved(work, unit.id);
  });
}

/** From the command line, by who runs the server: at once, without a preview; one of the same file that was cut off goes on. */
export async function importNow(
  running: Running,
  unitOf: (work: Work) => Promise<Unit>,
  from: { name: string; bytes?: Uint8Array },
  progress?: (done: number, of: number) => void,
) {
  const { db, files, actor } = running;
  const unit = await db.read(actor, async (work) => {
    const unit = await unitOf(work);
    await demandSite(work, unit);
    return unit;
  });
  if (from.bytes) readSource(from.bytes);
  const sha256s = from.bytes ? [await files.put(from.bytes)] : await fetchFeed(files, from.name, running.inside ?? false);
  const { kind } = await storedSource(files, sha256s);
  const id = await db.as(actor, async (work) => {
    const before = await unfinished(work, unit.id, sha256s);
    return before?.id ?? (await beginImport(work, unit, { kind, name: from.name, files: sha256s, state: 'running' }));
  });
  try {
    return { id, unit, report: await runImport(running, id, progress) };
  } catch (error) {
    if (isRefused(error)) await failTransfer(running, id, 'failed', error.message);
    throw error;
  }
}

export async function failTransfer(
  { db, system }: Pick<Running, 'db' | 'system'>,
  id: string,
  back: 'failed' | 'ready' | 'done',
  failure: string,
) {
  await db.as(system, async (work) => {
    const stored = await transferById(work, id);
    await moveImport(work, id, ['reading', 'running', 'undoing'], back, { failure });
    if (stored) await announceMoved(work, stored.unit_id);
  });
}

export type Payload = { id: string; actor?: Actor };
