// Documents from the office to the citizen: saved, refused, conflicting, published, replaced, withdrawn; what the portal's role may read.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused, type Refused } from '#kernel/refusal.ts';
import {
  approveDocument,
  type DocumentForm,
  documentById,
  facetsOf,
  listDocuments,
  listPublished,
  publishedAttachment,
  publishedDocument,
  returnDocument,
  saveDocument,
  statuses,
  storeFiles,
  takeBackDocument,
  withdrawDocument,
} from '#modules/documents/index.ts';
import { openFiles } from '#platform/files/store.ts';
import { writePdf } from '#workflows/demo/pdf.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { copyDemoFiles, withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
const dir = tempFolder('documents');
const files = openFiles(dir);
let school = { id: 0, path: '', name: '' };
let department = { id: 0, path: '' };
let clerk: Actor;
let teacher: Actor;

beforeAll(async () => {
  copyDemoFiles('school', dir);
  const { rows } = await t.db.ownerPool.query<{ id: number; path: string; name: string; slug: string; level: string }>(
    'select id, path::text, name, slug, level from organizations.unit',
  );
  school = rows.find((unit) => unit.slug === demoSchoolSlug) ?? school;
  department = rows.find((unit) => unit.level === 'department') ?? department;
  const person = (role: 'clerk' | 'teacher'): Actor => ({
    ...{ kind: 'person', userId: role, name: role === 'clerk' ? 'Văn thư' : 'Giáo viên', username: role },
    grants: [{ role, unitId: school.id, path: school.path }],
  });
  clerk = person('clerk');
  teacher = person('teacher');
}, 60_000);

const form = (more: Partial<DocumentForm> = {}): DocumentForm => ({
  ...{ number: '901/qđ-thcs', title: 'Khen thưởng học sinh đạt giải', signer: 'Nguyễn Văn Ba', signerTitle: 'Hiệu trưởng' },
  ...{ issuedOn: '07/12/2018', fields: ['thi-dua'], keep: [] },
  ...more,
});
const save = (
  input: DocumentForm,
  publish: boolean,
  id: string | null = null,
  actor = clerk,
  added: Parameters<typeof saveDocument>[4] = [],
) => t.db.as(actor, (work) => saveDocument(work, school.id, id, { sure: true, ...input }, added, publish ? 'publish' : 'draft'));
const refusal = async (part: Promise<unknown>): Promise<Refused> => {
  const error = await part.then(
    () => null,
    (e: unknown) => e,
  );
  if (!isRefused(error)) throw new Error(`not refused: ${String(error)}`);
  return error;
};
const words = async (part: Promise<unknown>) => (await refusal(part)).reasons.map((reason) => reason.message).join(' ');
const onSite = (text: string) =>
  t.db.portal(async (work) => (await listPublished(work, { unitId: school.id, superiorIds: [] }, { text, limit: 10 })).rows);

test('a document is drafted, published with its file, found without tones; its number is put right, its kind read from it', async () => {
  const pdf = writePdf('Thử', [{ text: 'Một văn bản có dấu' }]);
  const stored = await storeFiles(files, [{ name: 'Quyết định 901.PDF', bytes: pdf }]);
  const draft = await save(form(), false, null, clerk, stored);
  expect(await onSite('khen thuong')).toEqual([]);
  const { slug } = await save(form({ version: draft.version, keep: stored.map((file) => file.sha256) }), true, draft.id);
  expect(slug).toBe('901-qd-thcs-khen-thuong-hoc-sinh-dat-giai');
  expect(await onSite('khen thuong 901/qd')).toEqual([
    expect.objectContaining({ number: '901/QĐ-THCS', kind: 'quyet-dinh', issuer: school.name, status: 'in_force' }),
  ]);
  const shown = await t.db.portal((work) => publishedDocument(work, school.id, slug));
  expect(shown).toMatchObject({ delay: 1, files: [{ name: 'Quyết định 901.pdf', mime: 'application/pdf', size: pdf.length }] });
  const sha256 = stored[0]?.sha256 ?? '';
  expect(await t.db.portal((work) => publishedAttachment(work, school.id, sha256))).toMatchObject({ documentId: draft.id });
  // Another unit's host has no such file.
  expect(await t.db.portal((work) => publishedAttachment(work, department.id, sha256))).toBeUndefined();
  const { rows } = await t.db.ownerPool.query('select action from audit.entry where object_id = $1 order by id', [draft.id]);
  expect(rows.map((row: { action: string }) => row.action)).toEqual(['documents.save-draft', 'documents.publish']);

  // Saved beside what is published: citizens read the published words until it is published again; the old address leads on.
  const changed = form({ title: 'Khen thưởng giáo viên, học sinh', version: 2, keep: [sha256] });
  const third = await save(changed, false, draft.id);
  expect((await onSite('901'))[0]?.title).toBe('Khen thưởng học sinh đạt giải');
  const fourth = await save({ ...changed, version: third.version }, true, draft.id);
  expect(await t.db.portal((work) => publishedDocument(work, school.id, slug))).toEqual({ movedTo: fourth.slug });
});

test('what is wrong is said at once; the portal never carries a secret', async () => {
  const message = await words(
    save(form({ number: '12', title: 'Văn bản mật', signer: '', issuedOn: '31/12/2018', fields: [] }), true),
  );
  for (const part of ['còn thiếu ký hiệu', 'chưa tới', 'người ký', 'lĩnh vực']) expect(message).toContain(part);
  expect(await words(save(form({ issuedOn: '31/02/2018' }), false))).toContain('Tháng 2 không có ngày 31');
  expect(await words(save(form({ number: '77/QĐ-THCS', kind: 'ke-hoach' }), false))).toContain('là của quyết định');
  expect(await words(save(form({ number: '77/QĐ-THCS', title: 'Kế hoạch (mật) của trường' }), false))).toContain('độ mật');
  expect(await words(save(form({ number: '77/QĐ-THCS', effectiveOn: '01/12/2018', expiresOn: '01/12/2018' }), false))).toMatch(
    /không trước ngày ban hành.*phải sau ngày/,
  );
  expect(await words(save(form({ number: '901/QĐ-THCS' }), false))).toContain('cùng cơ quan, cùng năm đã có, đang đăng');
  expect(await words(save(form({ number: '77/QĐ-THCS' }), false, null, teacher))).toContain('Nhờ quản trị đơn vị');
  for (const [to, part] of [
    ['9999/QĐ-THCS', 'Không có văn bản'],
    ['linh tinh', 'viết như'],
  ] as const)
    expect(await words(save(form({ number: '77/QĐ-THCS', relations: [{ kind: 'refers', to }] }), false))).toContain(part);
  const above = await t.db.portal((work) => listPublished(work, { unitId: department.id, superiorIds: [] }, { limit: 1 }));
  const superior = above.rows[0]?.number ?? '';
  expect(await words(save(form({ number: '77/QĐ-THCS', relations: [{ kind: 'replaces', to: superior }] }), false))).toContain(
    'văn bản của cấp trên',
  );
  await t.db.as(clerk, async (work) => {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from documents.revision where number = '77/QĐ-THCS'`.execute(work.handle);
    expect(rows[0]?.n).toBe(0);
  });
});

test.each<[string, string, Uint8Array, string]>([
  ['an HTML page named .pdf', 'van-ban.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'là một trang web'],
  ['a PDF cut off', 'a.pdf', Buffer.from('%PDF-1.4\n1 0 obj'), 'chưa trọn'],
  ['an old Word file', 'a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'đời cũ'],
  ['a drawing', 'a.svg', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'là hình vẽ SVG'],
  ['a photo', 'a.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'là ảnh'],
  ['a broken zip', 'a.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'hỏng hoặc chưa trọn'],
  ['nothing', 'a.pdf', new Uint8Array(), 'tệp rỗng'],
  ['something too heavy', 'a.pdf', Buffer.alloc(20 * 1024 * 1024 + 1), 'quá 20 MB'],
])('%s is no attachment', async (_what, name, bytes, why) => {
  expect(await words(storeFiles(files, [{ name, bytes }]))).toContain(why);
});

test('the second of two writers is told; nothing is overwritten', async () => {
  const draft = await save(form({ number: '902/QĐ-THCS' }), false);
  await save(form({ number: '902/QĐ-THCS', title: 'Bản của người thứ nhất', version: 1 }), false, draft.id);
  const late = await refusal(save(form({ number: '902/QĐ-THCS', title: 'Bản của người thứ hai', version: 1 }), false, draft.id));
  expect([late.kind, late.message]).toEqual(['conflict', expect.stringContaining('vừa lưu văn bản này')]);
  const record = await t.db.read(clerk, (work) => documentById(work, school.id, draft.id));
  expect(record?.revision.title).toBe('Bản của người thứ nhất');
  // Two of one number at the same time: one of them is refused in words.
  const both = await Promise.allSettled([
    save(form({ number: '903/QĐ-THCS' }), true),
    save(form({ number: '903/QĐ-THCS' }), true),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('one replaces another from the day it is in force; both pages say so; withdrawn, it does no longer', async () => {
  const old = await save(form({ number: '910/QĐ-THCS', title: 'Nội quy thư viện cũ' }), true);
  const next = await save(
    form({
      number: '911/QĐ-THCS',
      title: 'Nội quy thư viện mới',
      effectiveOn: '12/12/2018',
      relations: [{ kind: 'replaces', to: '910/qđ-thcs' }],
    }),
    true,
  );
  const statusOfOld = async () => (await onSite('noi quy thu vien cu'))[0]?.status;
  expect(await statusOfOld()).toBe('in_force');
  t.clock.set(new Date('2018-12-12T08:00:00+07:00'));
  expect(await statusOfOld()).toBe('replaced');
  const page = await t.db.portal((work) => publishedDocument(work, school.id, old.slug));
  expect(page).toMatchObject({ incoming: [{ kind: 'replaces', id: next.id, number: '911/QĐ-THCS' }] });
  expect(await words(t.db.as(clerk, (work) => withdrawDocument(work, school.id, next.id, { reason: '' })))).toContain(
    'Ghi lý do',
  );
  await t.db.as(clerk, (work) => withdrawDocument(work, school.id, next.id, { reason: 'Đăng nhầm', version: next.version }));
  expect(await statusOfOld()).toBe('in_force');
  expect(await t.db.portal((work) => publishedDocument(work, school.id, next.slug))).toBeUndefined();
  // Whoever had it open before is told; nothing of what was published is gone.
  expect((await refusal(save(form({ number: '911/QĐ-THCS', version: next.version }), true, next.id))).kind).toBe('conflict');
  const { rows } = await t.db.ownerPool.query(
    'select version, published from documents.revision where document_id = $1 order by 1',
    [next.id],
  );
  expect(rows).toEqual([
    { version: 1, published: true },
    { version: 2, published: false },
  ]);
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
});

test('the database filters by the words of the rule, over every document of the demo; late is by working days', async () => {
  const all = await t.db.portal((work) => listPublished(work, { unitId: department.id, superiorIds: [] }, { limit: 1000 }));
  expect(new Set(all.rows.map((row) => row.status))).toEqual(new Set(statuses));
  for (const status of statuses) {
    const some = await t.db.portal((work) =>
      listPublished(work, { unitId: department.id, superiorIds: [] }, { status, limit: 1000 }),
    );
    expect([status, some.rows.map((row) => row.id)]).toEqual([
      status,
      all.rows.filter((row) => row.status === status).map((row) => row.id),
    ]);
  }
  const officer: Actor = { kind: 'system', label: 'test' };
  for (const unitId of [department.id, school.id])
    await t.db.read(officer, async (work) => {
      const every = await listDocuments(work, unitId, { limit: 1000, offset: 0 });
      const late = await listDocuments(work, unitId, { late: true, limit: 1000, offset: 0 });
      expect(late.rows.map((row) => row.id)).toEqual(every.rows.filter((row) => row.late).map((row) => row.id));
      expect(late.total).toBeGreaterThan(0);
    });
});

test('members find what superiors mean for them, and nothing else of theirs', async () => {
  const shelf = { unitId: school.id, superiorIds: [department.id] };
  const { rows } = await t.db.portal((work) => listPublished(work, shelf, { limit: 1000 }));
  const { rows: flagged } = await t.db.ownerPool.query<{ document_id: string }>(
    'select r.document_id from documents.revision r join documents.document d on d.id = r.document_id and d.published_version = r.version where d.unit_id = $1 and r.for_members',
    [department.id],
  );
  expect(new Set(rows.filter((row) => row.unitId === department.id).map((row) => row.id))).toEqual(
    new Set(flagged.map((row) => row.document_id)),
  );
  expect((await t.db.portal((work) => facetsOf(work, shelf))).issuers).toContain('Chính phủ');
});

test('the portal’s role reads published revisions only, and no office column', async () => {
  const secret = await save(form({ number: '920/QĐ-THCS', title: 'Bản nháp chưa ai được đọc' }), false);
  await t.db.portal(async (work) => {
    for (const table of ['document where id', 'revision where document_id', 'attachment where document_id']) {
      const { rows } = await sql
        .raw<{ n: number }>(`select count(*)::int as n from documents.${table} = '${secret.id}'`)
        .execute(work.handle);
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
  });
  await expect(t.db.portal((work) => sql`select withdraw_reason from documents.document`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
  await expect(t.db.as(clerk, (work) => sql`update documents.revision set title = 'x'`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
  await expect(t.db.as(clerk, (work) => sql`delete from documents.document`.execute(work.handle))).rejects.toThrow(
    /permission denied/,
  );
});

test('where the site asks for it, nobody publishes what he or she has written; the database holds it too', async () => {
  await t.db.ownerPool.query('update sites.site set separate_approval = true where unit_id = $1', [school.id]);
  const as = (role: Role, userId: string): Actor => ({
    ...{ kind: 'person', userId, name: userId, username: userId },
    grants: [{ role, unitId: school.id, path: school.path }],
  });
  const [writer, head] = [as('approver', 'nguoi-viet'), as('principal', 'hieu-truong')];
  const why = (part: Promise<unknown>) => refusal(part).then((refused) => refused.reasons.map((reason) => reason.code).join());
  const draft = form({ number: '915/qđ-thcs', title: 'Phân công trực tuần thi học kỳ' });
  expect(await why(save(draft, true, null, writer))).toBe('separate');
  const send = (input: DocumentForm, id: string | null) =>
    t.db.as(writer, (work) => saveDocument(work, school.id, id, input, [], 'send'));
  // Without a file, and ending another: asked once, then taken.
  const other = await t.db.as({ kind: 'system', label: 'test' }, (work) =>
    saveDocument(
      work,
      school.id,
      null,
      { ...form({ number: '914/qđ-thcs', title: 'Quy chế cũ về trực tuần' }), sure: true },
      [],
      'publish',
    ),
  );
  const ending = { ...draft, relations: [{ kind: 'replaces' as const, to: other.id }] };
  expect(await why(send(ending, null))).toBe('ask_force,ask_file');
  const { id, version } = await send({ ...ending, sure: true }, null);
  const state = async () => (await t.db.read(head, (work) => documentById(work, school.id, id)))?.document;
  expect(await state()).toMatchObject({ state: 'draft', review: 'waiting' });
  const approve = (who: Actor, seen = version) => t.db.as(who, (work) => approveDocument(work, school.id, id, { version: seen }));
  expect(await why(approve(writer))).toBe('own_text');
  expect(await why(approve(clerk))).toBe('not_allowed');
  expect(await why(save({ ...draft, version }, false, id, clerk))).toBe('waiting');
  // Given back, mended, sent again.
  expect(await why(t.db.as(head, (work) => returnDocument(work, school.id, id, '')))).toBe('reason');
  await t.db.as(head, (work) => returnDocument(work, school.id, id, 'Thiếu tệp'));
  expect(await state()).toMatchObject({ review: 'returned', return_reason: 'Thiếu tệp' });
  const again = await send({ ...ending, sure: true, version }, id);
  await t.db.as(writer, (work) => takeBackDocument(work, school.id, id));
  const last = await send({ ...ending, sure: true, version: again.version }, id);
  expect(await why(approve(head, version))).toBe('stale');
  // A statement that forgot to ask.
  await expect(
    t.db.as(writer, (work) =>
      sql`insert into documents.revision select (jsonb_populate_record(r, jsonb_build_object('version', 99, 'published', true))).*
        from documents.revision r where r.document_id = ${id}::uuid and r.version = ${last.version}`.execute(work.handle),
    ),
  ).rejects.toThrow('a writer cannot publish');
  await expect(
    t.db.as(writer, (work) =>
      sql`update documents.document set state = 'published', published_version = ${last.version}, first_published_at = ${work.now}
        where id = ${id}::uuid`.execute(work.handle),
    ),
  ).rejects.toThrow('was never published');
  await approve(head, last.version);
  expect(await state()).toMatchObject({ state: 'published', review: null, written_by: [] });
  const shown = await t.db.portal(async (work) => publishedDocument(work, school.id, (await state())?.slug ?? ''));
  expect(shown).toMatchObject({ number: '915/QĐ-THCS' });
  await t.db.ownerPool.query('update sites.site set separate_approval = false where unit_id = $1', [school.id]);
});

test('everything that is wrong is said at once: the file, the number, the day, the signer, the field', async () => {
  const bad = form({ number: 'không số', title: 'Ngắn', issuedOn: '40/13/2018', signer: '', fields: [] });
  const file = { code: 'file', message: 'Tệp không đọc được.', field: 'files' };
  const refused = await refusal(t.db.as(clerk, (work) => saveDocument(work, school.id, null, bad, [], 'publish', [file])));
  expect(refused.reasons.map((reason) => reason.field).sort()).toEqual(
    ['fields', 'files', 'issuedOn', 'number', 'signer', 'title'].sort(),
  );
});
