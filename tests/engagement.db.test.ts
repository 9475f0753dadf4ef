// Questions from the citizen to the answer: forwarded with both clocks, approved by another, read by its secret; what the portal's role and
// strangers may read; consultations, polls, ratings, reports.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused, type Refused } from '#kernel/refusal.ts';
import {
  approveAnswer,
  askAnswered,
  askCurrentPoll,
  askQuestion,
  assignQuestion,
  castVote,
  countQuestions,
  decideReport,
  forgetTraces,
  forwardQuestion,
  leaveTrace,
  listQuestions,
  markDuplicate,
  moderateComments,
  ownQuestion,
  publicPoll,
  publicQuestions,
  publishedConsultation,
  questionById,
  rateObject,
  ratingOf,
  receiveQuestion,
  refuseQuestion,
  reopenQuestion,
  reportError,
  reportsWaiting,
  returnAnswer,
  revealAsker,
  saveAnswer,
  saveConsultation,
  savePoll,
  sendComment,
  setQuestionDays,
  storeVisitorFile,
  takeBackAnswer,
  useForm,
} from '#modules/engagement/index.ts';
import { askTogether } from '#platform/db/question.ts';
import { openFiles } from '#platform/files/store.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
type Place = { id: number; path: string; slug: string; level: string };
let school: Place;
let district: Place;
let other: Place;
const at = (role: Role, unit: Place, userId: string = role): Actor => ({
  ...{ kind: 'person', userId, name: userId, username: userId },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});

beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query<Place>('select id, path::text, slug, level from organizations.unit');
  const find = (ok: (unit: Place) => boolean) => rows.find(ok) ?? { id: 0, path: '', slug: '', level: '' };
  school = find((unit) => unit.slug === demoSchoolSlug);
  district = find((unit) => unit.level === 'district');
  other = find((unit) => unit.level === 'th');
}, 60_000);

const words = {
  ...{ name: 'Phạm Thị Lụa', email: 'lua@example.vn', phone: '+84 912 345 678', audience: 'parent', field: 'thu-chi' },
  ...{ title: 'Khoản thu đồng phục', content: 'Xin hỏi đồng phục có bắt buộc mua tại trường không?', wantsPublic: 'on' },
};
const ask = (more: Partial<typeof words> = {}, unit = school) =>
  t.db.visitor((work) => askQuestion(work, unit.id, 'question', { ...words, ...more }, null));
const as = <T>(actor: Actor, part: Parameters<typeof t.db.as<T>>[1]) => t.db.as(actor, part);
const clerk = () => at('clerk', school);
const idOf = async (code: string, unit = school) => {
  const { rows } = await t.db.ownerPool.query<{ id: string }>(
    'select id from engagement.question where code = $1 and unit_id = $2',
    [code, unit.id],
  );
  return rows[0]?.id ?? '';
};
const refusal = async (part: Promise<unknown>): Promise<Refused> => {
  const error = await part.then(
    () => null,
    (e: unknown) => e,
  );
  if (!isRefused(error)) throw new Error(`not refused: ${String(error)}`);
  return error;
};
const said = async (part: Promise<unknown>) => (await refusal(part)).reasons.map((reason) => reason.message).join(' ');
const answer = {
  ...{ answer: 'Đồng phục mua ở đâu cũng được, đúng mẫu là được.', title: 'Đồng phục có bắt buộc mua tại trường' },
  ...{ question: 'Đồng phục có bắt buộc mua tại trường không?', public: true },
};
/** Where somebody else must approve. */
const separate = (unit: Place, on: boolean) =>
  t.db.ownerPool.query('update sites.site set separate_approval = $2 where unit_id = $1', [unit.id, on]);

test('a question is received, given to somebody, answered, approved by another and read by everybody; its asker by nobody', async () => {
  await separate(school, true);
  const { code, secret } = await ask();
  const id = await idOf(code);
  await as(clerk(), (work) => receiveQuestion(work, school.id, id));
  await as(clerk(), (work) => assignQuestion(work, school.id, id, { assignee: 'Kế toán' }));
  await as(clerk(), (work) => saveAnswer(work, school.id, id, answer, true));
  expect(await said(as(at('approver', school, 'clerk'), (work) => approveAnswer(work, school.id, id, {})))).toContain(
    'người khác duyệt',
  );
  await as(at('approver', school), (work) => returnAnswer(work, school.id, id, { reason: 'Thêm căn cứ' }));
  expect(await said(as(clerk(), (work) => approveAnswer(work, school.id, id, answer)))).toContain('Người duyệt');
  await as(clerk(), (work) => saveAnswer(work, school.id, id, answer, true));
  await as(clerk(), (work) => takeBackAnswer(work, school.id, id));
  await as(clerk(), (work) => saveAnswer(work, school.id, id, answer, true));
  await as(at('approver', school), (work) => approveAnswer(work, school.id, id, {}));

  const found = await t.db.portal((work) => publicQuestions(work, school.id, { text: 'dong phuc', limit: 5 }));
  expect(found.rows).toEqual([expect.objectContaining({ code, title: answer.title, answer: answer.answer })]);
  expect(JSON.stringify(found)).not.toMatch(/Lụa|example\.vn|0912345678/);
  const [newest] = await t.db.portal((work) => askTogether(work, [askAnswered(school.id, 1)]));
  expect(newest).toEqual([expect.objectContaining({ code, answeredAt: t.clock.now() })]);
  const own = await t.db.portal((work) => ownQuestion(work, school.id, code.toUpperCase(), secret.toUpperCase()));
  expect(own).toMatchObject({ state: 'answered', answer: answer.answer, content: words.content });
  expect(own?.steps.map((one) => one.act)).toEqual(['receive', 'approve']);
  expect(JSON.stringify(own)).not.toMatch(/Lụa|example\.vn|0912345678/);
  expect(await t.db.portal((work) => ownQuestion(work, school.id, code, 'aaaaaaaaaa'))).toBeUndefined();
  expect(await t.db.portal((work) => ownQuestion(work, other.id, code, secret))).toBeUndefined();

  await as(at('approver', school), (work) => reopenQuestion(work, school.id, id, { reason: 'Sai căn cứ' }));
  expect((await t.db.portal((work) => publicQuestions(work, school.id, { text: 'dong phuc', limit: 5 }))).total).toBe(0);
  const { rows } = await t.db.ownerPool.query(
    "select count(*)::int as n from audit.entry where object_kind = 'question' and object_id = $1",
    [id],
  );
  expect(rows[0]?.n).toBe(9);
});

test('who asked is covered until somebody of the unit asks for it, and that is remembered', async () => {
  const { code } = await ask();
  const id = await idOf(code);
  const seen = await t.db.read(at('district_officer', district), (work) => questionById(work, school.id, id));
  expect(JSON.stringify(seen)).not.toMatch(/Lụa|lua@|0912345678/);
  expect((await refusal(as(at('district_officer', district), (work) => revealAsker(work, school.id, id)))).reasons[0]?.code).toBe(
    'not_allowed',
  );
  expect(await said(as(at('teacher', school), (work) => revealAsker(work, school.id, id)))).toContain('văn thư');
  expect(await as(clerk(), (work) => revealAsker(work, school.id, id))).toEqual({
    ...{ name: 'Phạm Thị Lụa', email: 'lua@example.vn', phone: '0912345678' },
  });
  const { rows } = await t.db.ownerPool.query(
    "select actor_id from audit.entry where action = 'engagement.reveal-asker' and object_id = $1",
    [id],
  );
  expect(rows).toEqual([{ actor_id: 'clerk' }]);
});

test('forwarded up, it has two clocks; the answer from above comes home; refused above, it lies here again', async () => {
  await separate(district, true);
  const { code, secret } = await ask({ title: 'Phân tuyến lớp 6', content: 'Nhà tôi ở giáp ranh hai xã, cháu học trường nào?' });
  const id = await idOf(code);
  const version = (await t.db.read(clerk(), (work) => questionById(work, school.id, id)))?.version ?? 0;
  await as(clerk(), (work) => receiveQuestion(work, school.id, id, version));
  const stale = await refusal(as(clerk(), (work) => receiveQuestion(work, school.id, id, version)));
  expect(stale.kind).toBe('conflict');
  expect(
    await said(as(clerk(), (work) => forwardQuestion(work, school.id, id, { toUnitId: other.id, note: 'Nhờ trả lời' }))),
  ).toContain('cấp trên, hoặc đơn vị thuộc cấp');
  await as(clerk(), (work) => forwardQuestion(work, school.id, id, { toUnitId: district.id, note: 'Thẩm quyền của Phòng' }));
  const above = await idOf(code, district);
  const officer = at('district_officer', district);
  expect(
    await said(as(officer, (work) => forwardQuestion(work, district.id, above, { toUnitId: school.id, note: 'Trả về' }))),
  ).toMatch(/chưa làm được|đã chuyển câu hỏi này đến đây/);
  await as(officer, (work) => receiveQuestion(work, district.id, above));
  await as(officer, (work) => refuseQuestion(work, district.id, above, { reason: 'Trường đã có hướng dẫn, xin trả lời' }));
  const back = await t.db.read(clerk(), (work) => questionById(work, school.id, id));
  expect(back).toMatchObject({ state: 'received', closedAt: null });
  expect(back?.steps.at(-1)).toMatchObject({ act: 'come_back', note: expect.stringContaining('Trường đã có hướng dẫn') });

  await as(clerk(), (work) => forwardQuestion(work, school.id, id, { toUnitId: district.id, note: 'Vẫn cần Phòng trả lời' }));
  const { rows } = await t.db.ownerPool.query<{ id: string; due: string }>(
    'select id, due_on as due from engagement.question where code = $1 and unit_id = $2 and closed_at is null',
    [code, district.id],
  );
  const again = rows[0]?.id ?? '';
  const waiting = await t.db.read(clerk(), (work) => questionById(work, school.id, id));
  expect(waiting).toMatchObject({ state: 'forwarded', otherClock: { state: 'new' } });
  const text = {
    ...answer,
    title: 'Học sinh ở xã giáp ranh học trường nào',
    question: 'Nhà ở giáp ranh hai xã thì học trường nào?',
  };
  await as(officer, (work) => receiveQuestion(work, district.id, again));
  await as(officer, (work) => saveAnswer(work, district.id, again, text, true));
  await as(at('district_admin', district), (work) => approveAnswer(work, district.id, again, {}));
  const shown = await t.db.portal((work) => publicQuestions(work, school.id, { text: 'giap ranh', limit: 5 }));
  expect(shown.rows[0]).toMatchObject({ code, answeredBy: expect.stringContaining('Phòng') });
  expect((await t.db.portal((work) => publicQuestions(work, district.id, { text: 'giap ranh', limit: 5 }))).total).toBe(0);
  expect(await t.db.portal((work) => ownQuestion(work, school.id, code, secret))).toMatchObject({
    state: 'answered',
    answer: text.answer,
  });
});

test('what is wrong is said at once; personal data, missing consent and a private duplicate are caught', async () => {
  const message = await said(
    ask({ name: 'A', phone: '12', title: 'Hỏi', content: 'ngắn', audience: 'x', field: 'y', email: 'sai' }),
  );
  for (const part of ['Họ và tên', 'Tiêu đề', 'Nội dung', 'bạn là ai', 'lĩnh vực', 'E-mail', 'Số điện thoại'])
    expect(message).toContain(part);
  const { code } = await ask({ wantsPublic: '' });
  const id = await idOf(code);
  await as(clerk(), (work) => receiveQuestion(work, school.id, id));
  expect(await said(as(clerk(), (work) => saveAnswer(work, school.id, id, answer, true)))).toContain('không đồng ý');
  const open = await idOf((await ask()).code);
  await as(clerk(), (work) => receiveQuestion(work, school.id, open));
  for (const question of ['Gọi cho tôi số 0912 345 678 nhé', 'Tôi là Phạm Thị Lụa, xin hỏi'])
    expect(await said(as(clerk(), (work) => saveAnswer(work, school.id, open, { ...answer, question }, true)))).toContain(
      'Bỏ đi',
    );
  expect(await said(as(clerk(), (work) => markDuplicate(work, school.id, open, { of: code })))).toContain('chưa đăng công khai');
  await as(clerk(), (work) => markDuplicate(work, school.id, open, { of: 'K7MC-4XQA' }));
  expect(await said(as(at('teacher', school), (work) => receiveQuestion(work, school.id, id)))).toContain('Nhờ quản trị');
});

test('the portal’s role reads no person, no draft, no words of others; it cannot write a state, and a stranger sees nothing', async () => {
  await ask();
  const portal = (statement: string) => t.db.visitor((work) => sql.raw(statement).execute(work.handle));
  for (const statement of [
    'select name from engagement.asker',
    'select draft_answer from engagement.question',
    'select session_hash from engagement.vote',
    'select words from engagement.error_report',
    "update engagement.question set state = 'answered'",
    'delete from engagement.trace',
    `insert into engagement.question (id, unit_id, code, kind, audience, field, wants_public, asked_at, due_on, updated_at, state)
      values (gen_random_uuid(), ${school.id}, 'abcdefgh', 'question', 'parent', 'khac', true, now(), now(), now(), 'answered')`,
    `insert into engagement.comment (id, consultation_id, unit_id, content, at, state)
      select gen_random_uuid(), id, unit_id, 'x', now(), 'shown' from engagement.consultation limit 1`,
  ])
    await expect(portal(statement), statement).rejects.toThrow(/permission denied/);
  const count = async (table: string) =>
    (
      await t.db.portal((work) =>
        sql<{ n: number }>`select count(question_id)::int as n from ${sql.raw(table)}`.execute(work.handle),
      )
    ).rows[0]?.n;
  expect(await count('engagement.message')).toBe(0);
  const states = await t.db.portal((work) =>
    sql<{ state: string }>`select distinct state from engagement.question`.execute(work.handle),
  );
  expect(states.rows).toEqual([{ state: 'answered' }]);
  const stranger = at('principal', other);
  await t.db.read(stranger, async (work) => {
    for (const table of [
      'question',
      'message',
      'asker',
      'question_step',
      'consultation',
      'comment',
      'poll',
      'vote',
      'rating',
      'error_report',
    ]) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.raw(`engagement.${table}`)} where unit_id = ${school.id}`.execute(work.handle);
      expect(rows[0]?.n, table).toBe(0);
    }
  });
  const id = await idOf((await ask()).code);
  expect((await refusal(as(stranger, (work) => receiveQuestion(work, school.id, id)))).kind).toBe('not_found');
});

test('the clock follows the setting and the calendar; late ones are counted', async () => {
  await expect(said(as(clerk(), (work) => setQuestionDays(work, 5)))).resolves.toContain('quản trị tỉnh');
  const admin: Actor = { ...(at('province_admin', { ...school, path: 'u1' }) as Actor) };
  await as(admin, (work) => setQuestionDays(work, 5));
  const id = await idOf((await ask()).code);
  const seen = await t.db.read(clerk(), (work) => questionById(work, school.id, id));
  expect(seen?.clock).toBe('còn 5 ngày làm việc');
  await as(admin, (work) => setQuestionDays(work, 10));
  await t.db.ownerPool.query("update engagement.question set due_on = '2018-12-03' where id = $1", [id]);
  const late = await t.db.read(clerk(), (work) => listQuestions(work, school.id, { clock: 'overdue', limit: 50, offset: 0 }));
  expect(late.rows.find((row) => row.id === id)).toMatchObject({ pace: 'overdue', clock: 'quá hạn 5 ngày làm việc' });
  expect((await t.db.read(clerk(), (work) => countQuestions(work, school.id))).overdue).toBe(late.total);
});

test('a draft takes comments while it is open, shows those that were read, and ends with its synthesis', async () => {
  const form = {
    ...{
      title: 'Dự thảo quy tắc ứng xử',
      dossier: '',
      body: 'Điều 1. Chào hỏi.',
      synthesis: '',
      opensOn: '10/12/2018',
      closesOn: '20/12/2018',
    },
    keep: [],
  };
  const files = { draft: [], synthesis: [] };
  expect(
    await said(as(at('teacher', school), (work) => saveConsultation(work, school.id, null, form, files, 'draft'))),
  ).toContain('Nhờ quản trị');
  expect(
    await said(
      as(clerk(), (work) => saveConsultation(work, school.id, null, { ...form, closesOn: '01/12/2018' }, files, 'draft')),
    ),
  ).toContain('không trước ngày bắt đầu');
  const { id, slug } = await as(clerk(), (work) => saveConsultation(work, school.id, null, form, files, 'publish'));
  const page = () => t.db.portal((work) => publishedConsultation(work, school.id, slug));
  const view = await page();
  if (!view) throw new Error('published');
  await t.db.visitor((work) => sendComment(work, view, { name: '', content: 'Nên thêm điều về <b>mạng xã hội</b>.' }));
  expect((await page())?.comments).toEqual([]);
  const { rows } = await t.db.ownerPool.query<{ id: string }>('select id from engagement.comment where consultation_id = $1', [
    id,
  ]);
  await as(clerk(), (work) =>
    moderateComments(
      work,
      school.id,
      id,
      rows.map((row) => row.id),
      'shown',
    ),
  );
  expect((await page())?.comments).toEqual([expect.objectContaining({ content: 'Nên thêm điều về <b>mạng xã hội</b>.' })]);
  expect(
    await said(
      as(clerk(), (work) => saveConsultation(work, school.id, id, { ...form, synthesis: 'Tiếp thu' }, files, 'publish')),
    ),
  ).toContain('Còn nhận góp ý');
  const closed = { ...form, opensOn: '01/12/2018', closesOn: '08/12/2018', synthesis: 'Tiếp thu cả.' };
  await as(clerk(), (work) => saveConsultation(work, school.id, id, closed, files, 'publish'));
  expect(await page()).toMatchObject({ openness: 'closed', synthesis: 'Tiếp thu cả.' });
  expect(
    await said(t.db.visitor((work) => sendComment(work, { ...view, closesOn: '2018-12-08' }, { content: 'Muộn mất rồi nhé' }))),
  ).toContain('hết hạn');
  // Whoever passes by the words meets the policy.
  await expect(t.db.visitor((work) => sendComment(work, view, { content: 'Vẫn cố gửi thêm' }))).rejects.toThrow(
    /row-level security/,
  );
});

test('a poll counts one vote a session; with votes its words stand; closed it takes none', async () => {
  const form = {
    question: 'Giờ vào học nào hợp hơn?',
    note: '',
    options: ['7 giờ', '7 giờ 15', ''],
    opensOn: '01/12/2018',
    closesOn: '12/12/2018',
  };
  expect(await said(as(clerk(), (work) => savePoll(work, school.id, null, { ...form, options: ['Một'] }, 'draft')))).toContain(
    'hai phương án',
  );
  expect(
    await said(as(clerk(), (work) => savePoll(work, school.id, null, { ...form, options: ['Có', 'co'] }, 'draft'))),
  ).toContain('giống nhau');
  const { id } = await as(clerk(), (work) => savePoll(work, school.id, null, form, 'publish'));
  const poll = async () => {
    const found = await t.db.portal((work) => publicPoll(work, school.id, 'gio-vao-hoc-nao-hop-hon'));
    if (!found) throw new Error('published');
    return found;
  };
  const [now] = await t.db.portal((work) => askTogether(work, [askCurrentPoll(work, school.id)]));
  expect(now).toEqual([expect.objectContaining({ id, openness: 'open', total: 0 })]);
  const open = await poll();
  await t.db.visitor((work) => castVote(work, open, 's1', 2));
  expect(await t.db.visitor((work) => castVote(work, open, 's1', 1))).toBe(false);
  await t.db.visitor((work) => castVote(work, open, 's2', 2));
  expect(await said(t.db.visitor((work) => castVote(work, open, 's3', 9)))).toContain('Chọn một phương án');
  expect((await poll()).options.map((option) => option.votes)).toEqual([0, 2]);
  expect(
    await said(as(clerk(), (work) => savePoll(work, school.id, id, { ...form, question: 'Giờ tan học nào?' }, 'publish'))),
  ).toContain('giữ nguyên');
  await as(clerk(), (work) => savePoll(work, school.id, id, form, 'close'));
  expect(await said(t.db.visitor(async (work) => castVote(work, await poll(), 's4', 1)))).toContain('đã đóng');
  await expect(t.db.visitor((work) => castVote(work, open, 's4', 1))).rejects.toThrow(/row-level security/);
});

test('stars are an average, a report is decided', async () => {
  const rated = { unitId: school.id, kind: 'service' as const, id: 'cap-lai-hoc-ba' };
  for (const stars of [5, 4, 4]) await t.db.visitor((work) => rateObject(work, rated, stars, []));
  expect(await t.db.portal((work) => ratingOf(work, rated))).toEqual({ count: 3, tenths: 43 });
  expect(await said(t.db.visitor((work) => rateObject(work, rated, 6, [])))).toContain('từ 1 đến 5');
  const before = await t.db.read(clerk(), (work) => reportsWaiting(work, school.id));
  await t.db.visitor((work) =>
    reportError(work, { ...rated, title: 'Cấp lại học bạ', path: '/x' }, { words: 'Số điện thoại sai một chữ số' }),
  );
  const { rows } = await t.db.ownerPool.query<{ id: string }>(
    "select id from engagement.error_report where object_kind = 'service'",
  );
  expect(await t.db.read(clerk(), (work) => reportsWaiting(work, school.id))).toBe(before + 1);
  await as(clerk(), (work) => decideReport(work, school.id, rows[0]?.id ?? '', { state: 'fixed' }));
  expect(await t.db.read(clerk(), (work) => reportsWaiting(work, school.id))).toBe(before);
});

test('limits hold for many at once, a form is used once, and all is forgotten after a day', async () => {
  const sent = await Promise.all(
    Array.from({ length: 20 }, () =>
      t.db
        .visitor((work) => leaveTrace(work, school.id, 'question', 'somebody'))
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  expect(sent.filter(Boolean)).toHaveLength(12);
  await t.db.visitor((work) => useForm(work, school.id, 'n1'));
  expect(await said(t.db.visitor((work) => useForm(work, school.id, 'n1')))).toContain('một lần rồi');
  await t.db.ownerPool.query(
    "update engagement.trace set at = at - interval '2 days'; update engagement.used_form set at = at - interval '2 days'",
  );
  expect(await as({ kind: 'system', label: 'test' }, forgetTraces)).toBe(13);
});

test('a file is what its bytes say', async () => {
  const files = openFiles(tempFolder('visitor'));
  const store = (name: string, ...bytes: number[]) => storeVisitorFile(files, { name, bytes: Uint8Array.from(bytes) });
  expect(await store('Ảnh chụp.PDF', 0xff, 0xd8, 0xff, 0xe0)).toMatchObject({ name: 'Ảnh chụp.jpg', mime: 'image/jpeg' });
  expect(await said(store('anh.jpg', 0x3c, 0x68, 0x74, 0x6d, 0x6c))).toContain('trang web');
  const heavy = { name: 'a.jpg', bytes: new Uint8Array(5 * 1024 * 1024 + 1) };
  expect(await said(storeVisitorFile(files, heavy))).toContain('5 MB');
});
