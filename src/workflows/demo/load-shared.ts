// Writes what was sent down and proposed up in the demo province: receipts of all units in one statement a push.
import type pg from 'pg';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { paragraphs } from '#modules/content/index.ts';
import { Ids } from './records.ts';
import { type DemoProposal, type DemoPush, demoProposals, demoPushes, doneNotes } from './shared.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const editors = {
  department: { writer: 'Cao Diệu Hương', approver: 'Trần Hữu Nghĩa' },
  district: { writer: 'Mai Xuân Lộc', approver: 'Đinh Thu Trang' },
};
/** Who looks after the sites of other schools. */
const writers = [
  'Trần Thu Hà',
  'Nguyễn Văn Kiên',
  'Phạm Hồng Nhung',
  'Vũ Thị Lan',
  'Đỗ Minh Tuấn',
  'Hoàng Thị Yến',
  'Bùi Đức Long',
];
const editorsOf = (unit: DemoUnit) => (unit.level === 'department' ? editors.department : editors.district);

type Piece = {
  id: string;
  unit: DemoUnit;
  title: string;
  summary: string;
  body: unknown;
  words: string;
  section: 'tin-tuc' | 'thong-bao';
  source?: string;
  scene?: string | null;
  coverAlt?: string;
  at: string;
  before?: { body: unknown; amendedAt: string } | undefined;
};

/** An article as its unit published it; with `before`, mended once since. */
async function publish(client: pg.PoolClient, piece: Piece): Promise<{ slug: string; version: number }> {
  const { id, unit, title, summary, body, section, at, before } = piece;
  const { writer, approver } = editorsOf(unit);
  const slug = slugify(title, 90);
  const version = before ? 2 : 1;
  const cover = [piece.scene ?? null, piece.coverAlt ?? ''];
  await client.query(
    `insert into content.article (id, unit_id, slug, section_slug, kind, state, title, summary, body, cover_scene, cover_alt, author, source,
       reused, search_fold, draft_fold, published_at, first_published_at, version, created_by, created_at, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, 'published', $6, $7, $8, $9, $10, 'Ban biên tập', $11, $11::text <> '', $12, $12, $13, $13, $14, $15, $13, $15, $16)`,
    [
      ...[id, unit.id, slug, section, section === 'tin-tuc' ? 'news' : 'notice', title, summary, JSON.stringify(body), ...cover],
      ...[piece.source ?? '', fold(`${title} ${summary} ${piece.words}`), at, version, writer, before?.amendedAt ?? at],
    ],
  );
  const versions = [...(before ? [{ version: 1, body: before.body, at }] : []), { version, body, at: before?.amendedAt ?? at }];
  for (const kept of versions) {
    await client.query(
      `insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, cover_scene, cover_alt, author, source, reused,
         kept_by, kept_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'Ban biên tập', $10, $10::text <> '', $11, $12)`,
      [
        id,
        unit.id,
        kept.version,
        title,
        summary,
        JSON.stringify(kept.body),
        section,
        ...cover,
        piece.source ?? '',
        writer,
        kept.at,
      ],
    );
    await client.query(
      'insert into content.approval (article_id, version, unit_id, approved_by, approved_at) values ($1, $2, $3, $4, $5)',
      [id, kept.version, unit.id, approver, kept.at],
    );
    await client.query(
      `insert into content.step (article_id, unit_id, act, version, by_name, at) values ($1, $2, 'send', $3, $4, $5), ($1, $2, 'approve', $3, $6, $5)`,
      [id, unit.id, kept.version, writer, kept.at, approver],
    );
  }
  await client.query('update content.article set published_version = $2 where id = $1', [id, version]);
  return { slug, version };
}

const levelWords: Record<string, string> = { mn: 'Mầm non', th: 'Tiểu học', thcs: 'THCS', thpt: 'THPT' };

async function loadPush(client: pg.PoolClient, ids: Ids, sender: DemoUnit, push: DemoPush): Promise<void> {
  const [article, id] = [ids.next(), ids.next()];
  const { slug, version } = await publish(client, {
    ...{ id: article, unit: sender, title: push.title, summary: push.summary, body: paragraphs(push.text), words: push.text },
    ...{ section: 'thong-bao', at: push.sentAt },
    before: push.before && push.amendedAt ? { body: paragraphs(push.before), amendedAt: push.amendedAt } : undefined,
  });
  const words = `Tất cả ${push.levels.map((level) => levelWords[level]).join(', ') || 'đơn vị'}`;
  const { writer } = editorsOf(sender);
  await client.query(
    `insert into sharing.push (id, unit_id, article_id, audience, audience_words, due_on, must_confirm, sent_at, sent_by, recalled_at,
       recalled_by, recall_reason, version, slug, amended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[id, sender.id, article, JSON.stringify({ levels: push.levels, under: [], units: [] }), words, push.due ?? null],
      ...[push.confirm ?? false, push.sentAt, writer, push.recalled?.at ?? null, push.recalled ? writer : null],
      ...[push.recalled?.reason ?? null, version, slug, push.amendedAt ?? null],
    ],
  );
  // Taken back with its origin: nobody reads the old days at the sender's site either.
  if (push.recalled) {
    await client.query(
      `update content.article set state = 'withdrawn', withdrawn_at = $2, withdraw_reason = $3, updated_at = $2 where id = $1`,
      [article, push.recalled.at, push.recalled.reason],
    );
    await client.query(
      `insert into content.step (article_id, unit_id, act, version, by_name, at, reason) values ($1, $2, 'withdraw', $3, $4, $5, $6)`,
      [article, sender.id, version, writer, push.recalled.at, push.recalled.reason],
    );
  }
  // Chance that comes out the same every time, unit by unit; who opened it is the head of the unit's record.
  await client.query(
    `with chance as (
       select u.id, coalesce(f.head_name, 'Văn phòng ' || u.short_name) as who,
         ('x' || substr(md5($2 || u.slug), 1, 7))::bit(28)::int % 100 as s, ('x' || substr(md5($2 || u.slug), 9, 7))::bit(28)::int % 100 as h
       from organizations.unit u left join organizations.profile f on f.unit_id = u.id
       where u.path <@ $3::ltree and u.path <> $3::ltree and u.hidden_at is null
         and (cardinality($4::text[]) = 0 or u.level = any($4))
     ), times as (
       select *, s < $6::int as seen, s < $7::int as done,
         -- Half of them within hours, the others on one of the next mornings.
         least(case when h < 50 then $5::timestamptz + make_interval(mins => 12 + h * 2)
           else (date_trunc('day', $5::timestamptz at time zone 'Asia/Ho_Chi_Minh') + make_interval(days => 1 + s % 2, mins => 445 + (h - 50) * 9))
             at time zone 'Asia/Ho_Chi_Minh' end, timestamptz '2018-12-10 07:55+07') as seen_at from chance
     )
     insert into sharing.receipt (push_id, unit_id, delivered_at, seen_at, seen_by, seen_version, done_at, done_by, done_note, done_version, pinned_at)
     select $1, id, $5, case when seen then seen_at end, case when seen then who end,
       case when seen then case when seen_at >= $9::timestamptz then $8::int else 1 end end,
       case when done then least(seen_at + make_interval(mins => 15 + h), timestamptz '2018-12-10 07:58+07') end, case when done then who end,
       case when done and h % 3 = 0 then ($10::text[])[1 + h % 4] else '' end,
       case when done then case when seen_at >= $9::timestamptz then $8::int else 1 end end,
       case when h = 7 then $5::timestamptz end
     from times`,
    [
      ...[id, push.title, sender.path, push.levels, push.sentAt, push.seen, push.done, version],
      ...[push.amendedAt ?? push.sentAt, doneNotes],
    ],
  );
  // The demo's school has one thing to read, one to do by a day and one that it is late with.
  await client.query(
    `update sharing.receipt r set done_at = null, done_by = null, done_note = '', done_version = null,
       seen_at = case when $2 then null else coalesce(seen_at, $3) end, seen_version = case when $2 then null else coalesce(seen_version, 1) end,
       seen_by = case when $2 then null else coalesce(seen_by, f.head_name) end
     from organizations.unit u left join organizations.profile f on f.unit_id = u.id where r.push_id = $1 and r.unit_id = u.id and u.slug = $4`,
    [id, push.sentAt > '2018-12-10', push.sentAt, demoSchoolSlug],
  );
}

type Origin = {
  id: string;
  title: string;
  summary: string;
  body: unknown;
  cover_scene: string | null;
  cover_alt: string;
  slug: string;
};

async function loadProposal(
  client: pg.PoolClient,
  ids: Ids,
  from: DemoUnit,
  to: DemoUnit,
  proposal: DemoProposal,
): Promise<void> {
  const { rows } = await client.query<Origin>(
    `select id, title, summary, body, cover_scene, cover_alt, slug from content.article
     where unit_id = $1 and state = 'published' and kind = 'news' and published_version is not null and published_at < $3
     order by published_at desc, id offset $2 limit 1`,
    [from.id, proposal.which, proposal.at],
  );
  const [origin] = rows;
  if (!origin) return;
  const { writer } = editorsOf(to);
  let copy: { id: string; slug: string } | undefined;
  if (proposal.state === 'accepted' && proposal.decidedAt) {
    const id = ids.next();
    const { slug } = await publish(client, {
      ...{ id, unit: to, title: origin.title, summary: origin.summary, body: origin.body, words: '', section: 'tin-tuc' },
      ...{ source: from.name, scene: origin.cover_scene, coverAlt: origin.cover_alt, at: proposal.decidedAt },
    });
    copy = { id, slug };
  }
  await client.query(
    `insert into sharing.proposal (id, unit_id, to_unit_id, article_id, version, state, note, proposed_at, proposed_by, decided_at, decided_by,
       reason, copy_article_id, copy_slug, copy_published_at, origin_slug, origin_version)
     select $1, $2, $3, $4, published_version, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, slug, published_version
     from content.article where id = $4`,
    [
      ...[ids.next(), from.id, to.id, origin.id, proposal.state, proposal.note, proposal.at],
      ...[
        from.slug === demoSchoolSlug ? 'Lưu Khánh Linh' : (writers[from.id % writers.length] ?? ''),
        proposal.decidedAt ?? null,
      ],
      proposal.decidedAt ? (proposal.state === 'withdrawn' ? 'Lưu Khánh Linh' : writer) : null,
      ...[proposal.reason ?? null, copy?.id ?? null, copy?.slug ?? null, copy ? proposal.decidedAt : null],
    ],
  );
  if (proposal.ended)
    await client.query(
      `update content.article set state = 'withdrawn', withdrawn_at = $2, withdraw_reason = $3, updated_at = $2 where id = $1`,
      [origin.id, proposal.ended.at, proposal.ended.reason],
    );
}

export async function loadShared(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const ids = new Ids(9);
  const department = units.find((unit) => unit.level === 'department');
  const school = units.find((unit) => unit.slug === demoSchoolSlug);
  const district = units.find((unit) => unit.id === school?.parentId);
  if (!department || !school || !district) return;
  const districts = units.filter((unit) => unit.level === 'district');
  for (const push of demoPushes) {
    const senders = push.from === 'department' ? [department] : push.from === 'district' ? [district] : districts;
    for (const sender of senders) await loadPush(client, ids, sender, push);
  }
  const neighbours = units.filter((unit) => unit.parentId === district.id && unit.id !== school.id);
  // Of all kinds; where there are few, as many as there are.
  const spread = (n: number) => neighbours[neighbours.length > 20 ? (n * 17) % neighbours.length : n - 1];
  for (const proposal of demoProposals) {
    const from = proposal.school === 'demo' ? school : spread(proposal.school);
    if (from) await loadProposal(client, ids, from, proposal.to === 'department' ? department : district, proposal);
  }
}
