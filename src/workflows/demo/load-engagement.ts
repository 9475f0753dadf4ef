// Writes what citizens and units of the demo have said to each other: questions in every state, drafts, polls, ratings, reports.
import type pg from 'pg';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { dueOn, type QuestionState, secretHash } from '#modules/engagement/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { mobilePhone, personName } from './names.ts';
import {
  closings,
  contactNotes,
  type DemoDraft,
  draftsOf,
  openings,
  pollsOf,
  questionTopics,
  refusals,
} from './question-topics.ts';
import { type Random, random } from './random.ts';
import { Ids } from './records.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const today: LocalDate = '2018-12-10';
const calendar = new Map(statutoryHolidays.map((day) => [day.date, day]));
const letters = 'acdefghjkmnpqrtuvwxy34679';
/** The one question of the demo whose secret is known: at the demo's school, for trying the look-up. */
const demoQuestion = { code: 'k7mc4xqa', secret: 'hd4k7mcxqa' };

type Step = [act: string, at: string, by: string, note: string, to: number | null];
type Row = { question: CopyValue[]; message: CopyValue[]; asker: CopyValue[]; steps: CopyValue[][] };

/** Nothing of the morning on which the demo begins lies ahead of it. */
const instant = (day: LocalDate, rng: Random) =>
  `${day}T${String(day >= today ? rng.int(6, 7) : rng.int(7, 20)).padStart(2, '0')}:${String(rng.int(0, 59)).padStart(2, '0')}:00+07:00`;
const workdayFrom = (day: LocalDate, n: number) => dueOn(day, n, calendar);

/** How many questions a unit has, and how they stand: most answered, a few in work, some late. */
const states: readonly (readonly [QuestionState, number])[] = [
  ...([
    ['answered', 62],
    ['new', 10],
    ['received', 7],
    ['processing', 8],
    ['awaiting', 6],
    ['refused', 4],
    ['duplicate', 3],
  ] as const),
];
const closing = new Set<QuestionState>(['answered', 'refused', 'duplicate']);

function questionsOf(unit: DemoUnit, parent: DemoUnit | undefined, ids: Ids): Row[] {
  const rng = random(`questions-${unit.slug}`);
  const topics = questionTopics.filter((topic) => topic.levels.includes(unit.level));
  const demo = unit.slug === demoSchoolSlug;
  const count = unit.level === 'department' ? 44 : unit.level === 'district' ? 24 : demo ? 26 : rng.int(3, 8);
  const rows: Row[] = [];
  // Every school begins elsewhere and says it in its own words; the desks that people look at keep theirs.
  const plain = demo || unit.level === 'department' || unit.level === 'district';
  const wording = random(`wording-${unit.slug}`);
  const begin = plain ? 0 : wording.int(0, topics.length - 1);
  let answeredCode = '';
  const answeredTopics = new Set<string>();
  for (let i = 0; i < count; i++) {
    const contact = i % 9 === 8;
    const topic = topics[(begin + i) % topics.length];
    if (!topic) continue;
    // At the desks that people look at every state is to be found.
    const state: QuestionState = contact
      ? rng.chance(0.5)
        ? 'answered'
        : 'new'
      : i < states.length && count > 20
        ? (states[i]?.[0] ?? 'new')
        : rng.weighted(states);
    const forwarded = parent !== undefined && !contact && state === 'processing' && (i === 3 || rng.chance(0.2));
    const note = contactNotes[i % contactNotes.length];
    const own =
      plain || contact || topic.audience !== 'parent'
        ? topic.question
        : `${wording.pick(openings)}${topic.question}${wording.pick(closings)}`;
    const title = contact && note ? note.title : plain ? topic.title : wording.pick([topic.title, ...(topic.also ?? [])]);
    const words = contact && note ? note.words : own;
    const asked = closing.has(state)
      ? addDays(today, -rng.int(20, 95))
      : // Some have waited too long.
        addDays(today, -(state === 'new' ? rng.int(0, 4) : rng.chance(0.2) ? rng.int(18, 30) : rng.int(2, 12)));
    const due = dueOn(asked, 10, calendar);
    const took = rng.chance(0.12) ? rng.int(11, 14) : rng.int(1, 9);
    // Answered once for everybody, the next who asks the same is answered alone.
    const again = state === 'answered' && answeredTopics.has(topic.title);
    const closed = closing.has(state) ? instant(workdayFrom(asked, took), rng) : null;
    const known = demo && i === 0;
    const code = known ? demoQuestion.code : Array.from({ length: 8 }, () => rng.pick([...letters])).join('');
    const id = ids.next();
    const at = instant(asked, rng);
    const wants = known || (!contact && !again && rng.chance(0.85));
    const open = state === 'answered' && wants;
    if (open) answeredTopics.add(topic.title);
    const clerk = 'Văn thư';
    const writer =
      unit.level === 'department'
        ? 'Phòng Giáo dục Trung học'
        : unit.level === 'district'
          ? 'Bộ phận chuyên môn'
          : 'Cô Lưu Khánh Linh';
    const shownState: QuestionState = forwarded ? 'forwarded' : state === 'duplicate' && !answeredCode ? 'refused' : state;
    if (open) answeredCode = answeredCode || code;
    const drafted = shownState === 'processing' || shownState === 'awaiting' || shownState === 'answered';
    const next = instant(workdayFrom(asked, 1), rng);
    const steps: Step[] = shownState === 'new' ? [] : [['receive', next, clerk, '', null]];
    if (forwarded && parent)
      steps.push(['forward', next, clerk, 'Nội dung do cấp trên quyết định, trường xin chuyển để trả lời.', parent.id]);
    else if (drafted) steps.push(['assign', next, clerk, writer, null]);
    if (shownState === 'awaiting' || shownState === 'answered')
      steps.push(['send', closed ?? instant(today, rng), writer, '', null]);
    if (shownState === 'answered') steps.push(['approve', closed ?? at, 'Người duyệt', '', null]);
    if (shownState === 'refused') steps.push(['refuse', closed ?? at, clerk, rng.pick(refusals), null]);
    if (shownState === 'duplicate') steps.push(['duplicate', closed ?? at, clerk, answeredCode.toUpperCase(), null]);
    const answer = contact ? 'Đã nhận lời nhắn. Văn phòng sẽ liên hệ lại theo số điện thoại đã để lại.' : topic.answer;
    rows.push({
      question: [
        ...[
          id,
          unit.id,
          code,
          null,
          contact ? 'contact' : 'question',
          topic.audience,
          contact ? 'khac' : topic.field,
          wants,
          shownState,
        ],
        ...[
          at,
          due,
          closing.has(shownState) ? (closed ?? at) : null,
          drafted ? writer : '',
          forwarded ? (parent?.id ?? null) : null,
        ],
        ...[drafted ? title : '', drafted ? words : '', drafted && shownState !== 'processing' ? answer : '', drafted && wants],
        ...[shownState === 'awaiting' ? instant(today, rng) : null, shownState === 'awaiting' ? writer : null],
        ...(shownState === 'answered' ? [answer, closed, unit.id] : [null, null, null]),
        ...(open ? [title, words, fold(`${title} ${words} ${answer}`), closed] : [null, null, '', null]),
        ...[shownState === 'refused' ? rng.pick(refusals) : null, shownState === 'duplicate' ? answeredCode : null],
        ...[1 + steps.length, steps.at(-1)?.[2] ?? 'Người hỏi', steps.at(-1)?.[1] ?? at],
      ],
      message: [
        id,
        unit.id,
        known ? secretHash(code, demoQuestion.secret) : null,
        title,
        words,
        fold(`${code} ${title} ${words}`),
      ],
      asker: [
        id,
        unit.id,
        personName(rng, rng.chance(0.6) ? 'female' : 'male'),
        rng.chance(0.4) ? `nguoihoi${rng.int(100, 999)}@example.vn` : '',
        mobilePhone(rng),
      ],
      steps: steps.map(([act, when, by, text, to]) => [id, unit.id, act, by, when, text, to]),
    });
    // What was forwarded lies with the unit above as a question of its own, with a clock of its own.
    if (forwarded && parent) {
      const child = ids.next();
      rows.push({
        question: [
          ...[
            child,
            parent.id,
            code,
            id,
            'question',
            topic.audience,
            topic.field,
            wants,
            'new',
            next,
            workdayFrom(next.slice(0, 10), 10),
          ],
          ...[
            null,
            '',
            null,
            '',
            '',
            '',
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            '',
            null,
            null,
            null,
            1,
            unit.shortName,
            next,
          ],
        ],
        message: [child, parent.id, null, title, words, fold(`${code} ${title} ${words}`)],
        asker: [child, parent.id, personName(rng, 'female'), '', mobilePhone(rng)],
        steps: [[child, parent.id, 'forward', clerk, next, `${unit.shortName}: nội dung do cấp trên quyết định.`, parent.id]],
      });
    }
  }
  return rows;
}

export async function loadEngagement(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(9);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const rows = units.flatMap((unit) => questionsOf(unit, unit.parentId === null ? undefined : byId.get(unit.parentId), ids));
  await copy(
    client,
    'question',
    [
      ...[
        'id',
        'unit_id',
        'code',
        'origin_id',
        'kind',
        'audience',
        'field',
        'wants_public',
        'state',
        'asked_at',
        'due_on',
        'closed_at',
      ],
      ...['assignee', 'forwarded_to', 'draft_title', 'draft_question', 'draft_answer', 'draft_public', 'sent_at', 'sent_by'],
      ...['answer', 'answered_at', 'answered_by_unit', 'public_title', 'public_question', 'public_fold', 'public_at'],
      ...['refuse_reason', 'duplicate_of', 'version', 'updated_by', 'updated_at'],
    ],
    rows.map((row) => row.question),
  );
  await copy(
    client,
    'message',
    ['question_id', 'unit_id', 'secret_hash', 'title', 'content', 'search_fold'],
    rows.map((row) => row.message),
  );
  await copy(
    client,
    'asker',
    ['question_id', 'unit_id', 'name', 'email', 'phone'],
    rows.map((row) => row.asker),
  );
  await copy(
    client,
    'question_step',
    ['question_id', 'unit_id', 'act', 'by_name', 'at', 'note', 'to_unit_id'],
    rows.flatMap((row) => row.steps),
  );
  await loadDrafts(client, units, ids);
  await loadPolls(client, units, ids);
  await loadReaders(client, units);
}

async function loadDrafts(client: pg.PoolClient, units: DemoUnit[], ids: Ids): Promise<void> {
  const drafts: CopyValue[][] = [];
  const comments: CopyValue[][] = [];
  const put = (unit: DemoUnit, draft: DemoDraft, from: LocalDate, to: LocalDate, rng: Random) => {
    const id = ids.next();
    const done = draft.synthesis === '' ? null : `${addDays(to, 6)}T15:00:00+07:00`;
    drafts.push([
      ...[id, unit.id, slugify(draft.title, 90), 'published', draft.title, draft.dossier, draft.body, from, to],
      ...[draft.synthesis || null, done, 2, 'Văn thư', done ?? `${from}T08:00:00+07:00`],
    ]);
    for (const [i, comment] of draft.comments.entries()) {
      const waiting = draft.synthesis === '' && i === draft.comments.length - 1;
      comments.push([
        ...[
          ids.next(),
          id,
          unit.id,
          comment.name,
          comment.words,
          waiting ? 'waiting' : 'shown',
          instant(addDays(from, i + 1), rng),
        ],
        ...[waiting ? null : 'Văn thư', waiting ? null : instant(addDays(from, i + 2), rng)],
      ]);
    }
  };
  for (const unit of units) {
    const rng = random(`drafts-${unit.slug}`);
    const office = unit.level === 'department' || unit.level === 'district' || unit.slug === demoSchoolSlug;
    const { open, closed } = draftsOf(unit);
    if (office || rng.chance(0.2)) put(unit, open, '2018-11-26', '2018-12-26', rng);
    if (office || rng.chance(0.15)) put(unit, closed, '2018-09-10', '2018-10-10', rng);
  }
  await copy(
    client,
    'consultation',
    [
      ...[
        'id',
        'unit_id',
        'slug',
        'state',
        'title',
        'dossier',
        'body',
        'opens_on',
        'closes_on',
        'synthesis',
        'synthesis_at',
        'version',
      ],
      ...['updated_by', 'updated_at'],
    ],
    drafts,
  );
  await copy(
    client,
    'comment',
    ['id', 'consultation_id', 'unit_id', 'name', 'content', 'state', 'at', 'decided_by', 'decided_at'],
    comments,
  );
}

async function loadPolls(client: pg.PoolClient, units: DemoUnit[], ids: Ids): Promise<void> {
  const polls: CopyValue[][] = [];
  const options: CopyValue[][] = [];
  const votes: CopyValue[][] = [];
  for (const unit of units) {
    const rng = random(`polls-${unit.slug}`);
    const big = unit.level === 'department' || unit.level === 'district' || unit.slug === demoSchoolSlug;
    if (!big && !rng.chance(0.3)) continue;
    for (const [i, poll] of pollsOf[unit.level].entries()) {
      const id = ids.next();
      const [from, to] = i === 0 ? ['2018-12-01', '2018-12-31'] : ['2018-10-01', '2018-10-31'];
      polls.push([
        id,
        unit.id,
        slugify(poll.question, 90),
        'published',
        poll.question,
        'Kết quả giúp đơn vị sắp xếp việc của học kỳ tới.',
        from,
        to,
        1,
        'Văn thư',
        `${from}T08:00:00+07:00`,
      ]);
      for (const [k, label] of poll.options.entries()) options.push([id, unit.id, k + 1, label]);
      const liked = poll.options.map((_, k) => [k + 1, 1 + rng.int(0, 9)] as const);
      const count = big ? rng.int(60, 180) : rng.int(0, 14);
      for (let v = 0; v < count; v++)
        votes.push([id, unit.id, `mau-${v}`, rng.weighted(liked), instant(addDays(from, v % 9), rng)]);
    }
  }
  await copy(
    client,
    'poll',
    ['id', 'unit_id', 'slug', 'state', 'question', 'note', 'opens_on', 'closes_on', 'version', 'updated_by', 'updated_at'],
    polls,
  );
  await copy(client, 'poll_option', ['poll_id', 'unit_id', 'position', 'label'], options);
  await copy(client, 'vote', ['poll_id', 'unit_id', 'session_hash', 'position', 'at'], votes);
}

/** Readers of every fourth article, by chance that comes out the same every time. */
async function loadReaders(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const busy = units.filter((unit) => unit.level === 'department' || unit.level === 'district' || unit.slug === demoSchoolSlug);
  await client.query(`
    insert into engagement.rating (unit_id, object_kind, object_id, stars, at)
      select a.unit_id, 'article', a.id::text, case when (h + n) % 9 < 5 then 5 when (h + n) % 9 < 8 then 4 else 2 end, a.published_at + n * interval '7 hours'
      from (select *, abs(hashtext(slug || unit_id)) % 1000 as h from content.article where state = 'published' and published_at between '2018-11-01' and '2018-12-09') a,
        generate_series(1, 3 + h % 12) n
      where h % 4 = 0 and a.published_at + n * interval '7 hours' < '2018-12-10T08:00:00+07:00';
    insert into engagement.error_report (id, unit_id, object_kind, object_id, object_title, object_path, words, state, at, decided_by, decided_at)
      select md5(a.id::text)::uuid, a.unit_id, 'article', a.id::text, v.title, '/tin/' || a.slug,
        (array['Giờ ghi trong bài khác giờ trên giấy mời của lớp.', 'Tên học sinh ở đoạn hai viết thiếu dấu.', 'Liên kết cuối bài mở ra trang trống.'])[1 + h % 3],
        case when h % 3 = 0 then 'fixed' when h % 7 = 0 then 'ignored' else 'new' end, a.published_at + interval '1 day',
        case when h % 3 = 0 or h % 7 = 0 then 'Biên tập viên' end, case when h % 3 = 0 or h % 7 = 0 then a.published_at + interval '2 days' end
      from (select *, abs(hashtext(unit_id || slug)) % 1000 as h, row_number() over (partition by unit_id order by published_at desc) as nth
        from content.article where state = 'published' and published_at between '2018-11-15' and '2018-12-08') a
      join content.article_version v on v.article_id = a.id and v.version = a.published_version
      where h % 10 = 0 or (nth <= 3 and a.unit_id = any('{${busy.map((unit) => unit.id).join()}}'::int[]))`);
}

async function copy(client: pg.PoolClient, table: string, columns: string[], rows: CopyValue[][]): Promise<void> {
  const copier = copyInto(client, `engagement.${table}`, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
}
