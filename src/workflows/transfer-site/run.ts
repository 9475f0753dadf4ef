// An old site comes in: a few items at a time, each with its pictures and the note that it is here in one transaction. Cut off anywhere
// it goes on where it was; done twice it changes nothing.
import type { Actor } from '#kernel/actor.ts';
import { isRefused, refuse } from '#kernel/refusal.ts';
import {
  cleanRichText,
  type ForeignArticle,
  importArticles,
  type RenewedArticle,
  type RichNode,
  updateImported,
} from '#modules/content/index.ts';
import { isDescribed, picturesById } from '#modules/media/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import { pathOf, putRedirects, redirectsOf, siteOf } from '#modules/sites/index.ts';
import {
  arrivedItems,
  demandImports,
  holdImport,
  itemsOfImport,
  moveImport,
  noteItems,
  noteUpdate,
  picturesOfImport,
  type Transfer,
  tellProgress,
  transferById,
  updatesOfImport,
} from '#modules/transfer/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { editSection, pageText } from '../edit-section/edit-section.ts';
import { type FetchedFile, fetchFiles, keepFiles, lostFiles } from './files.ts';
import { type Fetched, fetchPictures, keepPictures } from './pictures.ts';
import { oldPath, type Plan, type PlannedItem, planOf } from './plan.ts';
import { type Converted, convertHtml, type FoundPicture } from './read/html.ts';
import { hostOf, type Source } from './read/source.ts';
import { type Outcome, type Report, reportOf } from './report.ts';
import { storedSource } from './sources.ts';

const atOnce = 10;

export type Running = {
  db: Database;
  files: FileStore;
  actor: Actor;
  system: Actor;
  /** Of the operator: may fetch from machines inside, from a folder beside the file. */
  inside?: boolean;
  beside?: string | undefined;
};

/** Where a link of the old site leads here: undefined: it is another's. */
export const leadsOf =
  (plan: Pick<Plan, 'site' | 'leads' | 'closed'>) =>
  (address: string): string | null | undefined => {
    if (plan.site === '' || hostOf(address) !== plan.site) return undefined;
    const path = oldPath(address);
    if (plan.closed.has(path)) return null;
    return path === '' ? '/' : (plan.leads.get(path) ?? null);
  };

/** WordPress shows a smaller copy and keeps the whole picture beside it: the whole one is fetched. */
function wholePictures(converted: Converted, source: Source): FoundPicture[] {
  const whole = new Map<string, string>();
  const found = converted.pictures.map(({ src, alt }) => {
    const full = src.replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '');
    const address = source.alts.has(full) ? full : src;
    whole.set(src, address);
    return { src: address, alt: alt === null || alt === '' ? source.alts.get(address) || alt : alt };
  });
  const visit = (node: RichNode) => {
    if (node.type === 'image' && node.attrs) node.attrs.src = whole.get(String(node.attrs.src)) ?? node.attrs.src;
    for (const child of node.content ?? []) visit(child);
  };
  visit(converted.doc);
  return found;
}

/** Each picture by its id of ours; one that could not be had leaves nothing behind. */
function placed(doc: RichNode, ids: ReadonlyMap<string, string>): RichNode {
  const visit = (node: RichNode): RichNode => ({
    ...node,
    ...(node.type === 'image' ? { attrs: { file: ids.get(String(node.attrs?.src)), caption: node.attrs?.caption } } : {}),
    ...(node.content ? { content: node.content.map(visit) } : {}),
  });
  return cleanRichText(visit(doc));
}

type Ready = {
  planned: PlannedItem;
  doc: RichNode;
  oldLinks: string[];
  unreachable: string[];
  pictures: Fetched[];
  files: FetchedFile[];
};

async function readied(
  plan: Plan,
  source: Source,
  planned: PlannedItem,
  stored: Transfer,
  running: Running,
  silent: Map<string, number>,
): Promise<Ready> {
  const { item } = planned;
  const converted = convertHtml(item.html, {
    ...{ base: item.link || source.site, lines: source.kind === 'wxr', attachments: source.attachments, leadsTo: leadsOf(plan) },
  });
  const found = wholePictures(converted, source);
  if (item.cover && URL.canParse(item.cover) && !found.some((one) => one.src === item.cover))
    found.push({ src: item.cover, alt: source.alts.get(item.cover) ?? null });
  const fetching = { files: running.files, inside: running.inside ?? false, beside: running.beside, silent };
  const pictures = await fetchPictures(running.db, stored.unit_id, stored.id, found, fetching);
  const files = await fetchFiles(item.files, fetching);
  return { planned, doc: converted.doc, oldLinks: converted.oldLinks, unreachable: converted.unreachable, pictures, files };
}

/** One transaction. @returns what was refused */
async function bring(work: Work, unit: Unit, stored: Transfer, batch: readonly Ready[], source: Source): Promise<Plan['passed']> {
  await holdImport(work, stored.id);
  const here = await arrivedItems(work, unit.id);
  const fresh = batch.filter(({ planned }) => !here.has(planned.item.key));
  const articles: { ready: Ready; given: ForeignArticle }[] = [];
  const refused: Plan['passed'] = [];
  for (const ready of fresh) {
    const { planned, pictures } = ready;
    const ids = await keepPictures(work, unit.id, stored.id, pictures);
    const body = placed(ready.doc, ids);
    if (planned.item.kind === 'page') await bringPage(work, unit, stored, ready, body, ids, refused);
    else
      articles.push({
        ready,
        given: articleFrom(planned, body, ids, source, stored, await keepFiles(work, unit.id, ready.files)),
      });
  }
  const arrived = await importArticles(
    work,
    unit.id,
    articles.map(({ given }) => given),
  );
  for (const one of arrived) {
    const ready = articles.find(({ given }) => given.id === one.id)?.ready;
    if (!ready) continue;
    const { planned } = ready;
    if (one.state === 'refused') {
      refused.push({ title: planned.title, reason: one.reasons.map((reason) => reason.message).join(' ') });
      continue;
    }
    const outcome: Outcome = {
      ...{ state: one.state, oldLinks: ready.oldLinks, lostPictures: lost(ready) },
      reasons:
        one.state === 'draft'
          ? whyDraft(
              planned,
              one.reasons.map((reason) => reason.message),
            )
          : [],
    };
    await noteItems(work, [noteOf(unit, stored, planned, 1, outcome)]);
  }
  return refused;
}

const articleFrom = (
  planned: PlannedItem,
  body: RichNode,
  ids: ReadonlyMap<string, string>,
  source: Source,
  stored: Transfer,
  attachments: string[],
): ForeignArticle => ({
  attachments,
  ...{ id: planned.ref, slug: planned.path.slice(5), title: planned.title, summary: planned.summary, body },
  ...{ section: planned.section, keywords: planned.item.keywords, author: authorOf(planned.item.author), at: planned.item.at },
  source: (source.title || stored.site || planned.item.link).slice(0, 160),
  cover: (planned.item.cover && ids.get(planned.item.cover)) || null,
  publish: planned.item.state === 'published',
});

/** The name of an account is nobody's. */
const authorOf = (name: string): string =>
  /^(wp-?)?(admin|administrator|root|webmaster|quantri|quan tri)$/i.test(name.trim()) ? '' : name.slice(0, 80);

type Renewed = Ready & { version: number };
/** One transaction. What somebody here has written on between the plan and now is left alone. @returns what was refused */
async function renew(
  work: Work,
  unit: Unit,
  stored: Transfer,
  batch: readonly Renewed[],
  source: Source,
): Promise<Plan['passed']> {
  await holdImport(work, stored.id);
  const here = await arrivedItems(work, unit.id);
  const refused: Plan['passed'] = [];
  for (const ready of batch) {
    const { planned, version } = ready;
    if (here.get(planned.item.key)?.digest === planned.digest) continue;
    const ids = await keepPictures(work, unit.id, stored.id, ready.pictures);
    const body = placed(ready.doc, ids);
    const outcome = { oldLinks: ready.oldLinks, lostPictures: lost(ready) };
    const note = (now: number, more: Pick<Outcome, 'state' | 'reasons'>) =>
      noteUpdate(work, {
        ...{ unit_id: unit.id, key: planned.item.key, title: planned.title, digest: planned.digest, version: now },
        ...{ outcome: { ...outcome, ...more }, updated_in: stored.id },
      });
    const no = (reason: string) => refused.push({ title: planned.title, reason });
    if (planned.item.kind === 'page') {
      const { text, reasons } = await pageFrom(work, body, ids);
      if (!text) {
        no('Trang không còn nội dung');
        continue;
      }
      try {
        const title = await titleAt(work, unit.id, planned.ref, planned.title.slice(0, 80));
        const saved = await editSection(work, unit.id, planned.ref, {
          title,
          slug: planned.ref,
          kind: 'page',
          body: text,
          version,
          foreign: true,
        });
        await note(saved.version, { state: 'page', reasons: [...reasons, ...waiting(saved)] });
      } catch (error) {
        if (!isRefused(error)) throw error;
        no(error.reasons.map((reason) => reason.message).join(' '));
      }
      continue;
    }
    let done: RenewedArticle;
    try {
      const files = await keepFiles(work, unit.id, ready.files);
      done = await updateImported(work, unit.id, { ...articleFrom(planned, body, ids, source, stored, files), version });
    } catch (error) {
      if (!isRefused(error)) throw error;
      no(error.reasons.map((reason) => reason.message).join(' '));
      continue;
    }
    if (done.state === 'edited') no('Ở đây vừa có người sửa bài này, bản ở đây giữ nguyên.');
    else if (done.state === 'refused') no(done.reasons.map((reason) => reason.message).join(' '));
    else {
      const why = done.reasons.map((reason) => reason.message);
      const reasons = done.state === 'draft' ? whyDraft(planned, why) : [];
      if (done.left) reasons.push('Bài đã rời trang ở đây, còn lại là bản nháp.');
      await note(done.version ?? version, { state: done.state, reasons });
    }
  }
  return refused;
}

const lost = (ready: Ready): number => ready.pictures.filter((picture) => 'failure' in picture).length + ready.unreachable.length;
const noteOf = (unit: Unit, stored: Transfer, planned: PlannedItem, version: number, outcome: Outcome) => ({
  ...{ unit_id: unit.id, key: planned.item.key, import_id: stored.id, kind: planned.item.kind, ref: planned.ref },
  ...{ title: planned.title, digest: planned.digest, version, paths: planned.paths, outcome },
});

function whyDraft({ item }: PlannedItem, reasons: string[]): string[] {
  if (reasons.length > 0) return reasons;
  if (item.state === 'scheduled') return ['Ở trang cũ bài hẹn giờ đăng, chưa tới giờ.'];
  if (item.state === 'locked') return ['Ở trang cũ bài có mật khẩu.'];
  if (item.state === 'private') return ['Ở trang cũ bài để riêng tư.'];
  if (item.state === 'draft') return ['Ở trang cũ bài là nháp.'];
  return ['Người nhập không có quyền duyệt: gửi duyệt để bài lên trang.'];
}

async function pageFrom(work: Work, body: RichNode, ids: ReadonlyMap<string, string>) {
  const known = await picturesById(work, [...ids.values()]);
  const bare = new Set([...known.values()].filter((picture) => !isDescribed(picture)).map((picture) => picture.id));
  const text = pageText({ ...body, content: (body.content ?? []).filter((node) => !bare.has(String(node.attrs?.file))) });
  const reasons = bare.size > 0 ? [`${bare.size} ảnh chưa có lời mô tả nên còn nằm trong thư viện, chưa vào trang.`] : [];
  return { text, reasons };
}

const waiting = ({ waits }: { waits: boolean }): string[] => (waits ? ['Chờ người khác duyệt mới lên trang.'] : []);

/** A page has no draft: pictures without words stay in the library, and the report asks for the words. */
async function bringPage(
  work: Work,
  unit: Unit,
  stored: Transfer,
  ready: Ready,
  body: RichNode,
  ids: ReadonlyMap<string, string>,
  refused: Plan['passed'],
): Promise<void> {
  const { planned } = ready;
  const { text, reasons } = await pageFrom(work, body, ids);
  if (!text) {
    refused.push({ title: planned.title, reason: 'Trang không có nội dung' });
    return;
  }
  try {
    const form = { title: planned.title.slice(0, 80), slug: planned.ref, kind: 'page' as const, body: text, foreign: true };
    // What fills a section of the registry keeps the section's own name.
    const saved = await editSection(work, unit.id, planned.fills ? planned.ref : null, {
      ...form,
      ...(planned.fills ? { title: await titleAt(work, unit.id, planned.ref, form.title) } : {}),
    });
    const outcome: Outcome = {
      ...{ state: 'page', oldLinks: ready.oldLinks, lostPictures: lost(ready) },
      reasons: [...reasons, ...waiting(saved)],
    };
    await noteItems(work, [noteOf(unit, stored, planned, saved.version, outcome)]);
  } catch (error) {
    if (!isRefused(error)) throw error;
    refused.push({ title: planned.title, reason: error.reasons.map((reason) => reason.message).join(' ') });
  }
}

async function titleAt(work: Work, unitId: number, slug: string, otherwise: string): Promise<string> {
  return (await siteOf(work, unitId))?.sections.find((one) => one.slug === slug)?.title ?? otherwise;
}

export const redirectNote = (site: string): string => `Từ trang cũ ${site}`.trim().slice(0, 200);

/** @throws Refused when the actor may not, or the source cannot be read any more */
export async function runImport(running: Running, id: string, progress?: (done: number, of: number) => void): Promise<Report> {
  const { db, actor, system, files } = running;
  const { stored, unit } = await db.read(actor, async (work) => {
    const stored = await transferById(work, id);
    const unit = stored && (await unitById(work, stored.unit_id));
    if (!stored || !unit) throw refuse('gone', 'Không có lần nhập này.');
    demandImports(actor, unit);
    return { stored, unit };
  });
  const source = await storedSource(files, stored.files);
  const plan = await db.read(actor, (work) => planOf(work, unit, source, id));
  const refused: Plan['passed'] = [...plan.passed];
  const silent = new Map<string, number>();
  const local: string[] = [];
  const filesLost: string[] = [];
  const noteLocal = ({ planned, unreachable, files }: Ready) => {
    if (unreachable.length > 0) local.push(`“${planned.title}”`);
    filesLost.push(...lostFiles(files).map((words) => `Bài “${planned.title}”: ${words}`));
  };
  const tell = (phase: string, done: number) =>
    db.as(system, async (work) => {
      await tellProgress(work, id, phase, done, plan.fresh.length);
      await announceMoved(work, unit.id);
    });
  for (let at = 0; at < plan.fresh.length; at += atOnce) {
    await tell('Lấy bài và ảnh', at);
    progress?.(at, plan.fresh.length);
    const batch: Ready[] = [];
    for (const planned of plan.fresh.slice(at, at + atOnce))
      batch.push(await readied(plan, source, planned, stored, running, silent));
    batch.forEach(noteLocal);
    refused.push(...(await db.as(actor, (work) => bring(work, unit, stored, batch, source))));
  }
  for (let at = 0; at < plan.updates.length; at += atOnce) {
    await tell('Cập nhật bài đã đổi ở trang cũ', plan.fresh.length);
    const batch: Renewed[] = [];
    for (const planned of plan.updates.slice(at, at + atOnce))
      batch.push({ ...(await readied(plan, source, planned, stored, running, silent)), version: planned.version });
    refused.push(...(await db.as(actor, (work) => renew(work, unit, stored, batch, source))));
  }
  await tell('Đặt đường chuyển từ địa chỉ cũ', plan.fresh.length);
  return db.as(actor, async (work) => {
    await holdImport(work, id);
    const items = await itemsOfImport(work, id);
    // Addresses as they came to be: one that was planned may have been taken meanwhile.
    const { leads, known: all } = await planOf(work, unit, source, id);
    const updates = await updatesOfImport(work, id);
    const renewed = new Set(updates.map((item) => item.key));
    const known = all.filter((one) => !renewed.has(one.key));
    const pairs = [
      ...items.flatMap((item) => item.paths.map((from) => ({ from, to: leads.get(from) ?? '' }))),
      ...(items.length > 0 ? plan.categories.filter((one) => one.sure).flatMap((one) => categoryPaths(source, one)) : []),
    ].filter(({ to }) => to !== '');
    const note = redirectNote(plan.site);
    const { passed } = await putRedirects(work, unit.id, pairs, note);
    const froms = new Set(pairs.map(({ from }) => pathOf(from)));
    const redirects = (await redirectsOf(work, unit.id, 100_000)).filter(
      (one) => one.note === note && froms.has(one.from),
    ).length;
    const report = reportOf({ ...plan, known }, items, updates, refused, await picturesOfImport(work, id), redirects, [
      ...[...source.skipped].map(([type, n]) => `${n} mục loại “${type}” của trang cũ không phải bài hay trang, chưa nhập.`),
      ...(local.length > 0
        ? [
            `Ảnh trỏ vào máy của người viết (file:///…) nên không lấy được, ở ${local.length} mục: ${local.slice(0, 5).join(', ')}. Tải ảnh lên rồi chèn lại.`,
          ]
        : []),
      ...filesLost,
      ...(items.some((item) => (item.outcome as Outcome).state === 'draft')
        ? ['Địa chỉ cũ của bài nháp chỉ dẫn tới bài khi bài được đăng.']
        : []),
      ...(passed.length > 0
        ? [`${passed.length} địa chỉ cũ trùng địa chỉ của trang mới nên không chuyển: ${passed.slice(0, 5).join(', ')}.`]
        : []),
    ]);
    await moveImport(work, id, ['running'], 'done', { report, site: plan.site });
    await announceMoved(work, unit.id);
    return report;
  });
}

function categoryPaths(source: Source, one: Plan['categories'][number]): { from: string; to: string }[] {
  const slug = source.items.flatMap((item) => item.categories).find((category) => category.title === one.title)?.slug;
  return source.kind === 'wxr' && slug ? [{ from: `/category/${slug}`, to: `/${one.section}` }] : [];
}
