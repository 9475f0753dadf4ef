// What modules publish beside articles and documents: the site's sections say exactly what there is, the search finds exactly what citizens
// may read, whatever was published, changed, withdrawn or hidden.
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { noteDisclosure, saveItem } from '#modules/disclosure/index.ts';
import {
  approveAnswer,
  askQuestion,
  noteEngagement,
  receiveQuestion,
  reopenQuestion,
  saveConsultation,
} from '#modules/engagement/index.ts';
import { noteGallery, saveAlbum, withdrawPiece } from '#modules/gallery/index.ts';
import { noteMenus, saveMenu } from '#modules/kitchen/index.ts';
import { showStaff } from '#modules/people/index.ts';
import {
  judgeResource,
  noteResources,
  offerResource,
  saveResource,
  storeResourceFile,
  withdrawResource,
} from '#modules/resources/index.ts';
import { cancelEvent, noteSchedule, saveEvent, saveWeek } from '#modules/schedule/index.ts';
import { countFound, itemTypes, pageOfFound, termsOf } from '#modules/search/index.ts';
import { isShown, openSites, siteOf } from '#modules/sites/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import { writePdf } from '#workflows/demo/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { reindex } from '#workflows/search/reindex.ts';
import { copyDemoFiles, withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('found');
const files = openFiles(dir);
const system: Actor = { kind: 'system', label: 'test' };
type Place = { id: number; path: string };
let school: Place = { id: 0, path: '' };
let department: Place = { id: 0, path: '' };
/** A preschool that has just been given its site. */
let fresh: Place = { id: 0, path: '' };
let file: Awaited<ReturnType<typeof storeResourceFile>>;
const head = (unit: Place, role: 'principal' | 'province_admin' = 'principal'): Actor => ({
  ...{ kind: 'person', userId: role, name: 'Hiệu trưởng', username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const as = <T>(unit: Place, part: Parameters<typeof t.db.as<T>>[1]) => t.db.as(head(unit), part);

beforeAll(async () => {
  copyDemoFiles('school', dir);
  const { rows } = await t.db.ownerPool.query<Place & { slug: string; level: string }>(
    'select id, path::text, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  department = rows.find((unit) => unit.level === 'department') ?? department;
  const made = await t.db.ownerPool.query<Place>(
    `with n as (select nextval(pg_get_serial_sequence('organizations.unit', 'id'))::int as id)
     insert into organizations.unit (id, path, type, level, slug, code, name, short_name, name_fold, sort_key, parent_id)
     select n.id, (u.path::text || '.u' || n.id)::ltree, 'MN', 'mn', 'mn-moi', 'MNM', 'Mầm non Mới', 'MN Mới', 'mn moi', 'moi', u.id
     from n, organizations.unit u where u.level = 'district' limit 1 returning id, path::text`,
  );
  fresh = made.rows[0] ?? fresh;
  await t.db.as(system, (work) => openSites(work, [{ unitId: fresh.id, path: fresh.path, template: 'mn', host: 'mn-moi' }]));
  file = await storeResourceFile(files, { name: 'Giáo án.pdf', bytes: writePdf('Toán', [{ text: 'Hàm số' }]) });
}, 60_000);

const dated = { opensOn: '10/12/2018', closesOn: '20/12/2018' };
const noFiles = { draft: [], synthesis: [] };
const saved = {
  /** Answered in public. */
  question: async (unit: Place, word: string, id: string | undefined) => {
    const answer = {
      ...{ title: `Hỏi ${word}`, question: `Câu hỏi về ${word}?`, answer: `Trả lời về ${word}.`, public: true },
    };
    const own = id ?? (await ask(unit, word));
    await as(unit, (work) => approveAnswer(work, unit.id, own, answer));
    return own;
  },
  consultation: async (unit: Place, word: string, id: string | undefined, publish = true) => {
    const form = { ...dated, title: `Dự thảo ${word}`, dossier: '', body: `Điều 1. ${word}`, synthesis: '', keep: [] };
    const act = publish ? 'publish' : 'draft';
    return (await as(unit, (work) => saveConsultation(work, unit.id, id ?? null, form, noFiles, act))).id;
  },
  event: async (unit: Place, word: string, id: string | undefined, publish = true) => {
    const form = { title: `Sự kiện ${word}`, startsOn: '22/12/2018', place: `Sân ${word}` };
    return (await as(unit, (work) => saveEvent(work, unit.id, id ?? null, form, publish))).id;
  },
  album: async (unit: Place, word: string, id: string | undefined, publish = true) => {
    const own = id ?? (await drawnAlbum(unit));
    const form = { title: `Album ${word}`, pictures: [{ picture: 'scene:dong-lua', caption: 'Đồng lúa' }] };
    await as(unit, (work) => saveAlbum(work, unit.id, own, form, publish));
    return own;
  },
  resource: async (unit: Place, word: string, id: string | undefined, publish = true) => {
    const form = {
      ...{ title: `Giáo án ${word}`, summary: 'Hai tiết', kind: 'giao-an', subject: 'TOAN', grades: ['9'] },
      ...{ author: 'Lê Thị Mai', series: '', licence: 'cc-by' },
    };
    return (await as(unit, (work) => saveResource(work, unit.id, id ?? null, form, file, publish))).id;
  },
};
type Kind = keyof typeof saved;
const kinds = Object.keys(saved) as Kind[];

async function ask(unit: Place, word: string): Promise<string> {
  const form = {
    ...{ name: 'Phạm Thị Lụa', email: 'lua@example.vn', phone: '+84 912 345 678', audience: 'parent', field: 'thu-chi' },
    ...{ title: `Riêng ${word}`, content: `Xin hỏi riêng về ${word} của con tôi?`, wantsPublic: 'on' },
  };
  const { code } = await t.db.visitor((work) => askQuestion(work, unit.id, 'question', form, null));
  const { rows } = await t.db.ownerPool.query<{ id: string }>('select id from engagement.question where code = $1', [code]);
  const id = rows[0]?.id ?? '';
  await as(unit, (work) => receiveQuestion(work, unit.id, id));
  return id;
}

/** With a drawing of the house on it, as the demo has them. */
async function drawnAlbum(unit: Place): Promise<string> {
  const { rows } = await t.db.ownerPool.query<{ id: string }>(
    `with a as (insert into gallery.album (id, unit_id, slug, state, title, summary, class_name, held_on, search_fold, version, updated_by, updated_at)
       values (gen_random_uuid(), $1, 'nhap-' || gen_random_uuid(), 'draft', 'Nháp', '', '', '2018-12-01', '', 1, 'Test', now()) returning id),
     p as (insert into gallery.album_picture (album_id, position, unit_id, scene, scene_alt, caption)
       select id, 0, $1, 'dong-lua', 'Đồng lúa', '' from a)
     select id from a`,
    [unit.id],
  );
  return rows[0]?.id ?? '';
}

const reason = { reason: 'Đăng nhầm chỗ' };
async function takeAway(kind: Kind, unit: Place, id: string, word: string): Promise<void> {
  if (kind === 'question') await as(unit, (work) => reopenQuestion(work, unit.id, id, reason));
  else if (kind === 'event') await as(unit, (work) => cancelEvent(work, unit.id, id, reason));
  else if (kind === 'album') await as(unit, (work) => withdrawPiece(work, 'gallery.album', unit.id, id, reason));
  else if (kind === 'resource') await as(unit, (work) => withdrawResource(work, unit.id, id, reason));
  else {
    const form = { ...dated, title: `Dự thảo ${word}`, dossier: '', body: `Điều 1. ${word}`, synthesis: '', keep: [] };
    await as(unit, (work) => saveConsultation(work, unit.id, id, form, noFiles, 'withdraw'));
  }
}

const has = async (unit: Place, slug: string) => {
  const site = await t.db.portal((work) => siteOf(work, unit.id));
  const section = site?.sections.find((one) => one.slug === slug);
  return section && { hasContent: section.hasContent, shown: isShown(section) };
};
const found = async (text: string, unit: Place = school) =>
  (await t.db.portal((work) => countFound(work, termsOf(text), { unitId: unit.id }))).reduce((n, one) => n + one.n, 0);
const sectionOf: Record<Kind, string> = {
  ...{ question: 'hoi-dap', consultation: 'gop-y', event: 'su-kien', album: 'thu-vien', resource: 'tai-nguyen' },
};

test('the demo’s sections have noted what the modules would note; every kind of thing can be found', async () => {
  const { rows: units } = await t.db.ownerPool.query<Place>(
    'select u.id, u.path::text from organizations.unit u join sites.site s on s.unit_id = u.id order by u.id',
  );
  const noted = async () =>
    (
      await t.db.ownerPool.query(
        `select unit_id, slug, content_at from sites.section where content_at is not null
         and slug in ('hoi-dap', 'gop-y', 'cong-khai', 'lich-cong-tac', 'su-kien', 'thuc-don', 'thu-vien', 'tai-nguyen') order by 1, 2`,
      )
    ).rows;
  const before = await noted();
  for (const unit of units)
    await t.db.as(system, async (work) => {
      await noteEngagement(work, unit.id);
      await noteDisclosure(work, unit.id);
      await noteSchedule(work, unit.id);
      await noteMenus(work, unit.id);
      await noteGallery(work, unit.id);
      await noteResources(work, unit);
    });
  expect(await noted()).toEqual(before);
  const { rows: types } = await t.db.ownerPool.query<{ type: string }>('select distinct type from search.item');
  expect(types.map((row) => row.type).sort()).toEqual(Object.keys(itemTypes).sort());
});

test.each(kinds)(
  'the first %s fills its section and is found; a draft does neither, what is taken away no longer',
  async (kind) => {
    const slug = sectionOf[kind];
    const word = `${kind}zz`;
    const always = kind === 'question';
    expect(await has(fresh, slug)).toEqual({ hasContent: false, shown: always });
    let id = kind === 'question' ? await ask(fresh, word) : await saved[kind](fresh, word, undefined, false);
    expect([await found(word, fresh), await has(fresh, slug)]).toEqual([0, { hasContent: false, shown: always }]);
    const told: string[] = [];
    const stop = await t.db.listen(purgeChannel, (payload) => told.push(payload));
    id = await saved[kind](fresh, word, id);
    expect([await found(word, fresh), await has(fresh, slug)]).toEqual([1, { hasContent: true, shown: true }]);
    // Every page of the site has another menu.
    await expect.poll(() => told).toContain(`site:${fresh.id}`);
    await stop();
    const [hit] = await t.db.portal((work) => pageOfFound(work, termsOf(word), fresh.id, { limit: 5 }));
    expect(hit?.type).toBe(kind);
    expect(hit?.path).toMatch(new RegExp(`^/${slug}/[a-z0-9-]+$`));
    await takeAway(kind, fresh, id, word);
    // An event that was called off stays, with the reason.
    const left = kind === 'event';
    expect([await found(word, fresh), await has(fresh, slug)]).toEqual([
      left ? 1 : 0,
      { hasContent: left, shown: left || always },
    ]);
    if (left) expect(await found('"Đăng nhầm chỗ"', fresh)).toBe(1);
  },
);

test('weeks, menus and staff fill their sections; a week in which all is internal does not', async () => {
  const monday = '2018-12-10';
  const week = (version: number, internal: boolean) =>
    as(fresh, (work) =>
      saveWeek(
        work,
        fresh.id,
        monday,
        { version, entries: [{ day: monday, session: 'morning', starts: '7h30', title: 'Họp', internal }] },
        true,
      ),
    );
  await week(0, true);
  expect(await has(fresh, 'lich-cong-tac')).toEqual({ hasContent: false, shown: false });
  await week(1, false);
  expect(await has(fresh, 'lich-cong-tac')).toEqual({ hasContent: true, shown: true });

  const menu = (version: number, publish: boolean) =>
    as(fresh, (work) =>
      saveMenu(
        work,
        fresh.id,
        '2018-12-17',
        'kindergarten',
        { approver: 'Phó Hiệu trưởng', version, meals: [{ day: '2018-12-17', meal: 'lunch', dishes: 'Cá sốt', kcal: '' }] },
        publish,
      ),
    );
  await menu(0, false);
  expect(await has(fresh, 'thuc-don')).toEqual({ hasContent: false, shown: false });
  await menu(1, true);
  expect(await has(fresh, 'thuc-don')).toEqual({ hasContent: true, shown: true });

  const show = (unit: Place, shown: boolean, version: number) =>
    as(unit, (work) => showStaff(work, unit.id, { shown, withEmail: false, version }));
  await show(fresh, true, 0);
  // Nobody works there yet.
  expect(await has(fresh, 'doi-ngu')).toEqual({ hasContent: false, shown: false });
  expect(await has(school, 'doi-ngu')).toEqual({ hasContent: true, shown: true });
  await show(school, false, 1);
  expect(await has(school, 'doi-ngu')).toEqual({ hasContent: false, shown: false });
  await show(school, true, 2);
});

test('an office’s shelf is filled by what it lets in from below, and empty when that is withdrawn', async () => {
  await t.db.ownerPool.query("update resources.resource set state = 'withdrawn', shared = 'no'");
  for (const unit of [school, department]) await t.db.as(system, (work) => noteResources(work, unit));
  const id = await saved.resource(school, 'khozz', undefined);
  await as(school, (work) => offerResource(work, school.id, id));
  expect([(await has(school, 'tai-nguyen'))?.hasContent, (await has(department, 'tai-nguyen'))?.hasContent]).toEqual([
    true,
    false,
  ]);
  await t.db.as(head(department, 'province_admin'), (work) => judgeResource(work, school.id, id, { approve: true, reason: '' }));
  expect((await has(department, 'tai-nguyen'))?.hasContent).toBe(true);
  // Found where it comes from, once.
  expect([await found('khozz'), await found('khozz', department)]).toEqual([1, 0]);
  await takeAway('resource', school, id, 'khozz');
  expect([(await has(school, 'tai-nguyen'))?.hasContent, (await has(department, 'tai-nguyen'))?.hasContent]).toEqual([
    false,
    false,
  ]);
});

test('a disclosed item is found by its title and its texts; a draft of its next version changes nothing', async () => {
  const key = { unitId: school.id, schoolYear: '2018-2019', slug: 'thu-chi', period: '' };
  const { rows } = await t.db.ownerPool.query<{ version: number; published_version: number | null; slug: string }>(
    "select version, published_version, item as slug from disclosure.item where unit_id = $1 and school_year = '2018-2019' order by item",
    [school.id],
  );
  expect(rows.some((row) => row.published_version !== null)).toBe(true);
  const readable = rows.filter((row) => row.published_version !== null).map((row) => `/cong-khai/2018-2019/${row.slug}`);
  const hits = await t.db.portal((work) =>
    sql<{
      path: string;
    }>`select path from search.item where unit_id = ${school.id} and type = 'disclosure' and path like '%/2018-2019/%'
      order by path`.execute(work.handle),
  );
  expect(hits.rows.map((row) => row.path)).toEqual(readable.sort());
  const before = rows.find((row) => row.slug === key.slug);
  const upload = { name: 'thuchizz.pdf', sha256: file.sha256, mime: file.mime, size: file.size };
  const save = (version: number | undefined, publish: boolean) =>
    as(school, (work) =>
      saveItem(
        work,
        key,
        {
          version,
          notes: 'Ghi chú thuchizz',
          correction: publish && before?.published_version ? 'Bổ sung tệp' : '',
          given: () => '1',
        },
        [upload],
        publish,
      ),
    );
  const draft = await save(before?.version, false);
  expect(await found('thuchizz')).toBe(0);
  await save(draft.version, true);
  expect(await found('thuchizz')).toBe(1);
  expect((await has(school, 'cong-khai'))?.hasContent).toBe(true);
});

/** Of each kind, what the portal's role may read of units that are not hidden: asked of the modules' own tables. */
const readable = () =>
  t.db.portal(async (work) => {
    const { rows } = await sql<{ ref: string }>`
      select k.ref from (
        select unit_id, 'question/' || id as ref from engagement.question where public_at is not null
        union all select unit_id, 'consultation/' || id from engagement.consultation
        union all select unit_id, 'event/' || id from schedule.event
        union all select unit_id, 'album/' || id from gallery.album a where exists (select from gallery.album_picture p
          where p.album_id = a.id and (p.scene is not null or p.file_id in (select id from media.file)))
        union all select unit_id, 'resource/' || id from resources.resource
        union all select unit_id, 'disclosure/' || id from disclosure.item) k
      join organizations.unit u on u.id = k.unit_id and u.hidden_at is null order by 1`.execute(work.handle);
    return rows.map((row) => row.ref);
  });
const findable = () =>
  t.db.portal(async (work) => {
    const { rows } = await sql<{ ref: string }>`select ref from search.item
      where type in ('question', 'consultation', 'event', 'album', 'resource', 'disclosure') order by 1`.execute(work.handle);
    return rows.map((row) => row.ref);
  });

const acts = fc.record({
  kind: fc.constantFrom(...kinds),
  act: fc.constantFrom('draft' as const, 'publish' as const, 'withdraw' as const, 'hide' as const, 'show' as const),
});

test('whatever is drafted, published, withdrawn or hidden: found is exactly what citizens may read', async () => {
  expect(await findable()).toEqual(await readable());
  const hide = (hidden: boolean) =>
    t.db.ownerPool.query('update organizations.unit set hidden_at = $2 where id = $1', [school.id, hidden ? new Date() : null]);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 14 }), async (history) => {
      const word = `qy${run++}x`;
      const ids: Partial<Record<Kind, string>> = {};
      for (const { kind, act } of history) {
        const id = ids[kind];
        try {
          if (act === 'hide' || act === 'show') await hide(act === 'hide');
          else if (act === 'withdraw') id && (await takeAway(kind, school, id, word));
          else if (kind === 'question') {
            if (act === 'publish') ids.question = await saved.question(school, word, id);
            else ids.question ??= await ask(school, word);
          } else ids[kind] = await saved[kind](school, word, id, act === 'publish');
        } catch (error) {
          // What its state forbids is refused; then nothing has happened.
          if (!isRefused(error)) throw error;
        }
        expect(await findable()).toEqual(await readable());
      }
      await hide(false);
      expect(await reindex(t.db, system, [school.id])).toEqual({ units: 1, changed: 0 });
    }),
    { numRuns: 10 },
  );
}, 90_000);

test('an album is found while at least one of its pictures may be seen', async () => {
  const { rows } = await t.db.ownerPool.query<{ id: string }>(
    `insert into media.file (id, unit_id, sha256, mime, size_bytes, name, alt, created_by)
     select gen_random_uuid(), $1, repeat('0', 63) || n, 'image/webp', 10, 'anh.webp', 'Trồng cây', 'Test' from generate_series(1, 2) n returning id`,
    [school.id],
  );
  const pictures = rows.map((row) => ({ picture: row.id, caption: 'Em Ngân Chuthichzz' }));
  const { id } = await as(school, (work) =>
    saveAlbum(work, school.id, null, { title: 'Album giulaizz', pictures, children: 'none' }, true),
  );
  const seen = async () => {
    expect(await findable()).toEqual(await readable());
    expect(await reindex(t.db, system, [school.id])).toEqual({ units: 1, changed: 0 });
    return found('giulaizz');
  };
  const set = (column: 'held_at' | 'hidden_at', picture: string | undefined, on: boolean) =>
    t.db.as(system, (work) =>
      sql`update media.file set ${sql.ref(column)} = ${on ? work.now : null}, updated_at = ${work.now} where id = ${picture ?? ''}::uuid`.execute(
        work.handle,
      ),
    );
  expect(await seen()).toBe(1);
  // What stands below a picture is not found: it may be held back tomorrow.
  expect(await found('chuthichzz')).toBe(0);
  await set('held_at', rows[0]?.id, true);
  expect(await seen()).toBe(1);
  await set('hidden_at', rows[1]?.id, true);
  expect(await seen()).toBe(0);
  await set('held_at', rows[0]?.id, false);
  expect(await seen()).toBe(1);
  await as(school, (work) => withdrawPiece(work, 'gallery.album', school.id, id, reason));
  expect(await seen()).toBe(0);
});

test('the second lock: a statement that forgets the index leaves in it nothing that citizens no longer read', async () => {
  for (const kind of kinds) await saved[kind](school, 'khoazz', undefined);
  expect(await found('khoazz')).toBe(kinds.length);
  await t.db.ownerPool.query(`
    update engagement.question set state = 'processing', public_at = null, closed_at = null where public_title like '%khoazz%';
    update engagement.consultation set state = 'draft' where title like '%khoazz%';
    update schedule.event set state = 'draft' where title like '%khoazz%';
    update gallery.album set state = 'withdrawn' where title like '%khoazz%';
    update resources.resource set state = 'withdrawn' where title like '%khoazz%'`);
  expect(await found('khoazz')).toBe(0);
});
