// What is due, what waits for me, what waits for others, at one unit, for one person: from the records alone, nothing invented.
// A new source of work (reminders, requests, marks) is one more function here.
import { holds, roleNames } from '#kernel/actor.ts';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { reviewAt, rolesMissingBelow } from '#modules/access/index.ts';
import type { Campaign, UnitStatus } from '#modules/campaigns/index.ts';
import { classCountFindings, listClasses } from '#modules/classes/index.ts';
import { listArticles, mayApprove } from '#modules/content/index.ts';
import { disclosingUnit, disclosureKeepers, lackingUnits, unreadReminders, yearItems } from '#modules/disclosure/index.ts';
import { listDocuments, mayApproveDocuments } from '#modules/documents/index.ts';
import { commentsWaiting, countQuestions, keeps, reportsWaiting } from '#modules/engagement/index.ts';
import { galleryWaiting, type WaitingRow } from '#modules/gallery/index.ts';
import { profileFieldNames, profileOf, type Unit } from '#modules/organizations/index.ts';
import { awaitedAt, findingsAt, missingAt, pupilFieldNames, ruleWords } from '#modules/people/index.ts';
import {
  englishOf,
  sectionDraftsWaiting,
  sectionsOf,
  separateApprovalAt,
  siteFactsOf,
  type WaitingSection,
} from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { cardsToday } from './cards-today.ts';
import { noticesFor } from './notices.ts';
import { resultsToday } from './results-today.ts';
import { lateBelow, originsToday, proposalsToday, receivedToday } from './shared-today.ts';
import { teachingToday } from './teaching-today.ts';
import type { Today, Todo } from './todo.ts';

const list = (words: string[], most: number, total = words.length) =>
  words.slice(0, most).join(', ') + (total > most ? ` và ${formatNumber(total - Math.min(most, words.length))} nữa` : '');

/** What a school's records lack before the day of the campaign. */
async function recordsDue(work: Work, unit: Unit, campaign: Campaign, own: UnitStatus | null): Promise<Todo[]> {
  const base = `/${unit.slug}`;
  const when = `trước ${formatDate(campaign.beforeDay).slice(0, 5)}`;
  const due: Todo[] = [];
  const missing = await missingAt(work, unit.id);
  for (const { field, count } of missing)
    due.push({
      ...{ id: `missing-${field}`, text: `${formatNumber(count)} học sinh chưa có ${pupilFieldNames[field] ?? field}` },
      ...{ when, to: `${base}/people/pupils?missing=${field}`, act: 'Điền nối tiếp', tone: 'bad' },
    });
  const staff = own?.items.find((item) => item.code === 'staff');
  if (staff && staff.complete < staff.required)
    due.push({
      ...{ id: 'staff', text: `${formatNumber(staff.required - staff.complete)} cán bộ, giáo viên có hồ sơ chưa đủ` },
      ...{ when, to: `${base}/people/staff?complete=no`, act: 'Điền', tone: 'bad' },
    });
  const classes = (await listClasses(work, unit.id, campaign.schoolYear)).filter((c) => !c.complete);
  if (classes.length > 0)
    due.push({
      ...{
        id: 'classes',
        text: `${formatNumber(classes.length)} lớp chưa xong`,
        detail: `Lớp ${list(
          classes.map((c) => c.name),
          8,
        )}`,
      },
      ...{ when, to: `${base}/classes/list`, act: 'Xem lớp', tone: 'bad' },
    });
  for (const doubt of await classCountFindings(work, unit.id))
    due.push({ id: `classes-${doubt}`, text: doubt, to: `${base}/classes/list`, act: 'Xem lớp', tone: 'warn' });
  const findings = (await findingsAt(work, unit.id)).filter((f) => f.rule !== 10 && f.rule !== 26);
  const errors = findings.filter((f) => f.level === 'E');
  for (const f of errors)
    due.push({
      ...{ id: `rule-${f.kind}-${f.rule}`, text: `${formatNumber(f.count)} ${ruleWords[f.rule] ?? `lỗi số ${f.rule}`}`, when },
      to: `${base}/people/findings?rule=${f.rule}&level=E`,
      ...{ act: 'Xem lỗi', tone: 'bad' },
    });
  const warnings = findings.filter((f) => f.level === 'W');
  if (warnings.length > 0)
    due.push({
      id: 'warnings',
      text: `${formatNumber(warnings.reduce((n, f) => n + f.count, 0))} chỗ nên xem lại`,
      detail: list(
        warnings.map((f) => `${formatNumber(f.count)} ${ruleWords[f.rule] ?? `cảnh báo số ${f.rule}`}`),
        3,
      ),
      ...{ to: `${base}/people/findings?level=W`, act: 'Xem', tone: 'warn' },
    });
  return due;
}

async function profileDue(work: Work, unit: Unit, campaign: Campaign): Promise<Todo[]> {
  const lacking = (await profileOf(work, unit.id))?.missing ?? [];
  if (lacking.length === 0) return [];
  return [
    {
      ...{ id: 'profile', text: `Hồ sơ ${unit.shortName} thiếu ${formatNumber(lacking.length)} mục` },
      detail: list(
        lacking.map((field) => profileFieldNames[field] ?? field),
        4,
      ),
      when: `trước ${formatDate(campaign.beforeDay).slice(0, 5)}`,
      ...{ to: `/${unit.slug}/organizations/profile`, act: 'Điền', tone: 'bad' },
    },
  ];
}

/** What must be disclosed: lacking, or due within days. */
async function disclosureDue(work: Work, unit: Unit): Promise<Todo[]> {
  const disclosing = await disclosingUnit(work, unit.id);
  if (!disclosing) return [];
  const year = schoolYearOf(work.today);
  const items = await yearItems(work, disclosing, year);
  const standing = (state: string) => items.filter((one) => one.standing?.state === state);
  const [missing, soon] = [standing('missing'), standing('soon')];
  const titles = (rows: typeof items) =>
    list(
      rows.map((row) => row.title),
      3,
    );
  const to = `/${unit.slug}/disclosure/list`;
  const [reminder] = await unreadReminders(work, unit.id, 1);
  const day = soon.map((one) => one.standing?.lastDay ?? '').sort()[0];
  return [
    ...(missing.length > 0
      ? [
          {
            ...{
              id: 'disclosure-missing',
              text: `${formatNumber(missing.length)} mục công khai còn thiếu`,
              detail: titles(missing),
            },
            ...(reminder ? { when: `${reminder.by} nhắc` } : {}),
            ...{ to, act: 'Lập và công khai', tone: 'bad' as const },
          },
        ]
      : []),
    ...(soon.length > 0
      ? [
          {
            ...{ id: 'disclosure-soon', text: `${formatNumber(soon.length)} mục công khai sắp đến hạn`, detail: titles(soon) },
            ...(day ? { when: `đến hết ${formatDate(day).slice(0, 5)}` } : {}),
            ...{ to, act: 'Lập và công khai', tone: 'warn' as const },
          },
        ]
      : []),
  ];
}

async function disclosureBelow(work: Work, unit: Unit): Promise<Todo[]> {
  const units = await lackingUnits(work, unit.path, schoolYearOf(work.today));
  if (units.length === 0) return [];
  return [
    {
      ...{ id: 'disclosure-below', text: `${formatNumber(units.length)} trường còn thiếu mục công khai`, detail: list(units, 4) },
      ...{ to: `/${unit.slug}/disclosure/board?state=missing`, act: 'Xem và nhắc', tone: 'warn' },
    },
  ];
}

/** Units that are late, for whoever looks after them; an office counts among its own. */
function unitsBehind(unit: Unit, all: UnitStatus[]): Todo[] {
  const words: [UnitStatus['standing'], string, Todo['tone']][] = [
    ['overdue', 'đơn vị quá hạn mốc', 'bad'],
    ['not_started', 'đơn vị chưa bắt đầu', 'bad'],
  ];
  return words.flatMap(([standing, text, tone]): Todo[] => {
    const units = all.filter((u) => u.standing === standing).sort((a, b) => a.tenths - b.tenths);
    if (units.length === 0) return [];
    return [
      {
        ...{
          id: standing,
          text: `${formatNumber(units.length)} ${text}`,
          detail: list(
            units.map((u) => u.name),
            4,
          ),
        },
        ...{ to: `/${unit.slug}/campaigns/table?standing=${standing}`, act: 'Xem danh sách', tone },
      },
    ];
  });
}

/** For those who approve: documents that others have sent. */
async function documentsWaiting(work: Work, unit: Unit): Promise<Todo[]> {
  if (!mayApproveDocuments(work.actor, unit)) return [];
  const me = work.actor.kind === 'person' && (await separateApprovalAt(work, unit.id)) ? { notWrittenBy: work.actor.userId } : {};
  const { total, rows } = await listDocuments(work, unit.id, { state: 'waiting', ...me, limit: 3, offset: 0 });
  const [first] = rows;
  if (!first) return [];
  const base = `/${unit.slug}/documents/list`;
  return [
    {
      ...{ id: 'documents-waiting', text: `${formatNumber(total)} văn bản chờ duyệt` },
      detail: list(
        rows.map((row) => row.number || row.title),
        2,
      ),
      ...{ to: total === 1 ? `${base}/${first.id}` : `${base}?state=waiting`, act: 'Đọc và duyệt', tone: 'warn' },
    },
  ];
}

/** Texts that wait for an answer, those that came back, and drafts of whoever works at the unit itself. */
async function articlesWaiting(work: Work, unit: Unit, here: boolean): Promise<Todo[]> {
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  const found = (filter: Partial<Parameters<typeof listArticles>[2]>) =>
    listArticles(work, unit.id, { limit: 3, offset: 0, ...filter });
  const titles = (rows: { title: string }[], total: number) =>
    list(
      rows.map((row) => `“${row.title}”`),
      2,
      total,
    );
  const to = (state: string) => `/${unit.slug}/content/articles?state=${state}`;
  const todo: Todo[] = [];
  if (mayApprove(work.actor, unit)) {
    const own = await separateApprovalAt(work, unit.id);
    const { total, rows } = await found({ state: 'waiting', sort: 'sent', ...(own ? { notWrittenBy: me } : {}) });
    const [first] = rows;
    if (first)
      todo.push({
        ...{ id: 'articles-waiting', text: `${formatNumber(total)} bài chờ duyệt`, detail: titles(rows, total) },
        ...{ to: total === 1 ? `/${unit.slug}/content/articles/${first.id}` : to('waiting'), act: 'Đọc và duyệt', tone: 'warn' },
        ...(first.sent_at ? { when: `từ ${formatInstant(first.sent_at).slice(0, 11)}` } : {}),
      });
  }
  const back = await found({ state: 'returned', writtenBy: me });
  for (const row of back.rows)
    todo.push({
      ...{ id: `returned-${row.id}`, text: `Bài “${row.title}” được trả lại`, detail: row.return_reason ?? '' },
      ...{ to: `/${unit.slug}/content/articles/${row.id}`, act: 'Sửa bài', tone: 'bad' },
    });
  todo.push(...(await pagesWaiting(work, unit, me)));
  if (here) {
    const { total, rows } = await found({ state: 'draft' });
    if (total > 0)
      todo.push({
        ...{ id: 'drafts', text: `${formatNumber(total)} bài còn là bản nháp`, detail: titles(rows, total) },
        ...{ to: to('draft'), act: 'Đọc bài', tone: 'info' },
      });
  }
  return todo;
}

/** Pages of the site whose new text waits for another's answer, or came back. */
async function pagesWaiting(work: Work, unit: Unit, me: string): Promise<Todo[]> {
  const drafts = await sectionDraftsWaiting(work, unit.id);
  const separate = drafts.length > 0 && (await separateApprovalAt(work, unit.id));
  const to = (one: WaitingSection) => `/${unit.slug}/sites/sections/${one.slug}${one.lang === 'en' ? '/english' : ''}`;
  const named = (one: WaitingSection) => `“${one.title}”${one.lang === 'en' ? ' bằng tiếng Anh' : ''}`;
  const mine = mayApprove(work.actor, unit)
    ? drafts.filter((one) => one.state === 'waiting' && !(separate && one.writtenBy.includes(me)))
    : [];
  const back = drafts.filter((one) => one.state === 'returned' && one.writtenBy.includes(me));
  return [
    ...mine.slice(0, 3).map((one) => ({
      ...{ id: `page-${one.lang}-${one.slug}`, text: `Mục ${named(one)} chờ duyệt`, detail: `${one.by} gửi` },
      ...{ when: `từ ${formatInstant(one.at).slice(0, 11)}`, to: to(one), act: 'Đọc và duyệt', tone: 'warn' as const },
    })),
    ...back.map((one) => ({
      ...{ id: `page-${one.lang}-${one.slug}`, text: `Nội dung mục ${named(one)} được trả lại`, to: to(one) },
      ...{ act: 'Sửa mục', tone: 'bad' as const },
    })),
  ];
}

/** Albums and videos: for those who approve what others have sent, for the writers what came back. */
async function galleryToday(work: Work, unit: Unit): Promise<Todo[]> {
  const rows = await galleryWaiting(work, unit.id);
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  const separate = rows.length > 0 && (await separateApprovalAt(work, unit.id));
  const mine = mayApprove(work.actor, unit)
    ? rows.filter((one) => one.state === 'waiting' && !(separate && one.writtenBy.includes(me)))
    : [];
  const [first] = mine;
  const base = `/${unit.slug}/gallery`;
  const to = (one: WaitingRow) => `${base}/${one.kind}s/${one.id}`;
  const titles = mine.map((one) => `“${one.title}”`);
  return [
    ...(first
      ? [
          {
            ...{ id: 'gallery-waiting', text: `${formatNumber(mine.length)} album, video chờ duyệt`, detail: list(titles, 2) },
            ...{ when: `từ ${formatInstant(first.at).slice(0, 11)}`, act: 'Xem và duyệt', tone: 'warn' as const },
            to: mine.length === 1 ? to(first) : `${base}/albums?state=waiting`,
          },
        ]
      : []),
    ...rows
      .filter((one) => one.state === 'returned' && one.writtenBy.includes(me))
      .map((one) => ({
        ...{ id: `returned-${one.id}`, text: `${one.kind === 'album' ? 'Album' : 'Video'} “${one.title}” được trả lại` },
        ...{ detail: one.reason ?? '', to: to(one), act: 'Sửa', tone: 'bad' as const },
      })),
  ];
}

/** What the rules ask of the unit's site and is not there, or has grown old. */
async function sectionsDue(work: Work, unit: Unit): Promise<Todo[]> {
  const site = await siteFactsOf(work, unit.id);
  if (!site) return [];
  const sections = await sectionsOf(work, unit.id, site.template);
  const missing = sections.filter((section) => section.mandatory && (section.state === 'missing' || section.state === 'hidden'));
  const old = sections.filter((section) => section.state === 'old');
  const titles = (rows: typeof sections) =>
    list(
      rows.map((section) => section.title),
      4,
    );
  const to = `/${unit.slug}/sites/sections`;
  const found: [string, typeof sections, string, Todo['tone']][] = [
    ['sections-missing', missing, 'mục bắt buộc của trang công khai còn thiếu', 'warn'],
    ['sections-old', old, 'mục của trang công khai quá hạn cập nhật', 'info'],
  ];
  // Parts that are there in Vietnamese: what is missing altogether is told above.
  const english = (await englishOf(work, unit.id, site.template)).filter(
    (part) => part.basis !== '' && part.hasVietnamese && part.state !== 'filled',
  );
  const translate: Todo[] =
    english.length === 0
      ? []
      : [
          {
            ...{ id: 'sections-english', to: `/${unit.slug}/sites/english`, act: 'Dịch', tone: 'warn' },
            text: `${formatNumber(english.length)} phần của trang tiếng Anh còn thiếu hoặc cũ hơn bản tiếng Việt`,
            detail: list(
              english.map((part) => part.title),
              4,
            ),
          },
        ];
  return [
    ...found
      .filter(([, rows]) => rows.length > 0)
      .map(([id, rows, text, tone]) => ({
        ...{ id, text: `${formatNumber(rows.length)} ${text}`, detail: titles(rows), to },
        ...{ act: 'Điền', tone },
      })),
    ...translate,
  ];
}

/** What citizens wait for: answers, answers to be approved, comments to be read, errors to be looked at. */
async function citizensWaiting(work: Work, unit: Unit): Promise<Todo[]> {
  if (!keeps(work.actor, unit)) return [];
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  const counts = await countQuestions(work, unit.id, me);
  const base = `/${unit.slug}/engagement`;
  const rows: [number, Omit<Todo, 'text'>, string][] = [
    [
      counts.overdue,
      { id: 'questions-overdue', to: `${base}/questions?clock=overdue&sort=due`, act: 'Trả lời', tone: 'bad' },
      'câu hỏi quá hạn trả lời',
    ],
    [
      counts.new,
      { id: 'questions-new', to: `${base}/questions?state=new`, act: 'Tiếp nhận', tone: 'warn' },
      'câu hỏi mới chưa tiếp nhận',
    ],
    [
      mayApprove(work.actor, unit) ? counts.awaiting : 0,
      { id: 'questions-awaiting', to: `${base}/questions?state=awaiting`, act: 'Đọc và duyệt', tone: 'warn' },
      'câu trả lời chờ duyệt',
    ],
    [
      await commentsWaiting(work, unit.id),
      { id: 'comments', to: `${base}/consultations`, act: 'Đọc góp ý', tone: 'info' },
      'góp ý dự thảo chờ đọc',
    ],
    [
      await reportsWaiting(work, unit.id),
      { id: 'reports', to: `${base}/reports?state=new`, act: 'Xem', tone: 'info' },
      'chỗ người đọc báo sai',
    ],
  ];
  return rows.flatMap(([count, todo, words]) => (count > 0 ? [{ ...todo, text: `${formatNumber(count)} ${words}` }] : []));
}

async function accountsWaiting(work: Work, unit: Unit): Promise<Todo[]> {
  const { unused, never, ending } = await reviewAt(work, unit.path);
  const to = (state: string) => `/${unit.slug}/access/people?${teaches(unit.type) ? '' : 'below=yes&'}state=${state}`;
  const rows: [number, string, string, string][] = [
    [ending, 'ending', 'vai trò hết hạn trong tuần này', 'Gia hạn hay để hết'],
    [unused, 'unused', 'tài khoản không vào 90 ngày', 'Rà quyền'],
    [never, 'never', 'tài khoản chưa vào lần nào', 'Xem ai'],
  ];
  return rows
    .filter(([count]) => count > 0)
    .map(([count, state, text, act]) => ({
      ...{ id: `accounts-${state}`, text: `${formatNumber(count)} ${text}`, to: to(state), act },
      tone: state === 'never' ? 'info' : 'warn',
    }));
}

export async function todayOf(
  work: Work,
  unit: Unit,
  facts: { campaign: Campaign; own: UnitStatus | null; units: UnitStatus[] },
): Promise<Today> {
  const { campaign, own, units } = facts;
  const school = teaches(unit.type);
  const may = (...roles: Parameters<typeof holds>[1]) => holds(work.actor, roles, unit.path);
  const records =
    school && may('principal', 'clerk', 'teacher', 'district_officer', 'department_officer', 'district_admin', 'province_admin');
  const runs = may('principal', 'district_admin', 'province_admin');
  const officer = !school && may('district_officer', 'district_admin', 'department_officer', 'province_admin');
  const today: Today = { due: [], mine: [], others: [] };

  if (may('principal', 'clerk') || officer) today.due.push(...(await profileDue(work, unit, campaign)));
  // A legal duty that is overdue comes before the gaps of records, of which there may be many.
  if (school && may(...disclosureKeepers)) today.due.push(...(await disclosureDue(work, unit)));
  if (records) {
    const due = await recordsDue(work, unit, campaign, own);
    // Whoever reads the records without keeping them waits for those who do; a teacher has the own classes to look after.
    if (may('principal', 'clerk')) today.due.push(...due);
    else if (!may('teacher')) today.others.push(...due.map((todo): Todo => ({ ...todo, act: 'Xem', tone: 'wait' })));
  }

  if (school && may('teacher')) today.due.unshift(...(await teachingToday(work, unit)));

  const received = await receivedToday(work, unit);
  // A named task from above comes before counts of fields.
  today.due.unshift(...received.due);
  today.mine.push(...(await originsToday(work, unit)), ...received.mine, ...(await proposalsToday(work, unit)));
  if (officer) today.others.push(...(await disclosureBelow(work, unit)));

  const awaited = await awaitedAt(work, unit);
  if (awaited)
    today.mine.push({
      ...{ id: 'awaited', text: awaited.text, detail: awaited.detail, to: awaited.to, act: 'Nhận em', tone: 'warn' },
      ...(awaited.leftOn ? { when: `từ ${formatDate(awaited.leftOn).slice(0, 5)}` } : {}),
    });

  const act: Record<string, string> = {
    import: 'Xem trước',
    reminder: 'Đọc lời nhắc',
    recalled: 'Đọc lý do',
    unlock: 'Mở đề nghị',
  };
  for (const notice of await noticesFor(work, unit, received.counts)) {
    const word = act[notice.id.split('-')[0] ?? ''];
    if (word)
      today.mine.push({
        ...{ id: notice.id, text: notice.text, to: notice.to, act: word },
        ...{ tone: 'info', when: formatInstant(notice.at).slice(0, 11) },
      });
  }
  if (school) today.mine.push(...(await resultsToday(work, unit)), ...(await cardsToday(work, unit)));
  today.mine.push(...(await articlesWaiting(work, unit, may('editor', 'approver', 'principal'))));
  today.mine.push(...(await documentsWaiting(work, unit)));
  today.mine.push(...(await galleryToday(work, unit)));
  today.mine.push(...(await citizensWaiting(work, unit)));
  if (may('editor', 'approver', 'principal', ...(school ? [] : (['province_admin', 'district_admin'] as const))))
    today.mine.push(...(await sectionsDue(work, unit)));
  if (runs) today.mine.push(...(await accountsWaiting(work, unit)));

  if (officer) today.others.push(...(await lateBelow(work, unit)), ...unitsBehind(unit, units));
  if (officer && runs)
    for (const { role, count, names } of await rolesMissingBelow(work, unit.path))
      today.others.push({
        ...{
          id: `nobody-${role}`,
          text: `${formatNumber(count)} trường chưa có ai giữ vai trò ${roleNames[role]}`,
          detail: `${names.join(', ')}${count > names.length ? ' …' : ''}`,
        },
        ...{ to: `/${unit.slug}/organizations/units?nobody=${role}`, act: 'Xem đơn vị', tone: 'wait' },
      });
  return today;
}
