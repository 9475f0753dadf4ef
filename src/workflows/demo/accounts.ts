// The demo's accounts: one of each role, so that everybody's screen can be tried. Their passwords are public: never outside a demo.
import { sql } from 'kysely';
import type pg from 'pg';
import { type Role, roleNames } from '#kernel/actor.ts';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import type { Identity } from '#modules/access/index.ts';
import type { Database } from '#platform/db/database.ts';
import { Ids } from './records.ts';
import { schoolYear } from './rows.ts';
import { demoSchoolSlug } from './units.ts';

export const demoPassword = 'Cong-Truong-2018';
export type DemoAccount = {
  role: Role;
  roleName: string;
  unit: string;
  unitName: string;
  username: string;
  password: string;
  totp?: string;
  /** What the person does at the school: main subject, class led. */
  does: string;
};

/** The one account with a second factor; its secret is kept with the demo's settings. */
const withSecondFactor = 'quantri.phong';

/** `staff`: whose record the account is: the first (or `skip` further) of a post or subject who has none yet, or who leads a class. */
type Wanted = {
  role: Role;
  username: string;
  name: string;
  at: 'department' | 'district' | 'school' | 'primary' | 'preschool';
  staff?: { position: string } | { subject: string; skip?: number } | { leads: string };
};
const teacher = (username: string, staff: NonNullable<Wanted['staff']>): Wanted => ({
  ...{ role: 'teacher', username, name: username, at: 'school', staff },
});
const wanted: Wanted[] = [
  { role: 'province_admin', username: 'quantri.so', name: 'Phạm Minh Quân', at: 'department' },
  { role: 'department_officer', username: 'chuyenvien.so', name: 'Vũ Quang Hiển', at: 'department' },
  { role: 'district_admin', username: 'quantri.phong', name: 'Đinh Thu Trang', at: 'district' },
  { role: 'district_officer', username: 'chuyenvien.phong', name: 'Mai Xuân Lộc', at: 'district' },
  { role: 'principal', username: 'hieutruong', name: 'Nguyễn Đức Hiệp', at: 'school', staff: { position: 'principal' } },
  { role: 'clerk', username: 'vanthu', name: 'Trần Thị Mai Loan', at: 'school', staff: { position: 'clerk' } },
  { role: 'teacher', username: 'giaovien', name: 'Bùi Thanh Thảo', at: 'school', staff: { subject: 'TOAN', skip: 1 } },
  { role: 'editor', username: 'bientap', name: 'Lưu Khánh Linh', at: 'school' },
  { role: 'approver', username: 'duyetbai', name: 'Hoàng Gia Bảo', at: 'school' },
  { role: 'editor', username: 'bientap.so', name: 'Cao Diệu Hương', at: 'department' },
  { role: 'approver', username: 'duyetbai.so', name: 'Trần Hữu Nghĩa', at: 'department' },
  teacher('gv.chunhiem6a', { leads: '6A' }),
  teacher('gv.toan1', { subject: 'TOAN' }),
  teacher('gv.van1', { subject: 'VAN' }),
  teacher('gv.van2', { subject: 'VAN' }),
  teacher('gv.anh1', { subject: 'NN' }),
  teacher('gv.ly1', { subject: 'LY' }),
  teacher('gv.hoa1', { subject: 'HOA' }),
  teacher('gv.sinh1', { subject: 'SINH' }),
  teacher('gv.su1', { subject: 'SU' }),
  teacher('gv.nhac1', { subject: 'AN' }),
  teacher('gv.theduc1', { subject: 'TD' }),
  // Last, so that the ids of those above stay as they are.
  { role: 'principal', username: 'hieutruong.th', name: 'Trần Thị Hòa', at: 'primary', staff: { position: 'principal' } },
  { role: 'teacher', username: 'gv.th', name: 'Trần Thị Thư', at: 'primary', staff: { leads: '5A' } },
  { role: 'principal', username: 'hieutruong.mn', name: 'Vũ Thị Lụa', at: 'preschool', staff: { position: 'principal' } },
  { role: 'teacher', username: 'gv.mn', name: 'Trần Bích Quỳnh', at: 'preschool', staff: { leads: '5 tuổi C' } },
];

/** Known before the accounts are made: texts of the demo name their writers. */
export function demoUserId(username: string): string {
  const ids = new Ids(7);
  const all = wanted.map((one) => ({ username: one.username, id: ids.next() }));
  return all.find((one) => one.username === username)?.id ?? '';
}

export async function demoAccounts(db: Database): Promise<DemoAccount[]> {
  const { authPool: pool } = db;
  const { rows } = await pool.query<{ id: string; username: string; role: Role; code: string; short_name: string }>(
    `select p.id, p.username, g.role, u.code, u.short_name from access."user" p join access.role_grant g on g.user_id = p.id join organizations.unit u on u.id = g.unit_id
     where p.username = any($1) and g.granted_by = 'demo' and g.revoked_at is null order by nlevel(u.path), g.granted_at, p.username`,
    [wanted.map((w) => w.username)],
  );
  const { rows: kept } = await pool.query<{ value: string }>("select value from platform.setting where key = 'demo_totp'");
  const totp = kept[0]?.value;
  // Sessions are asked about by a role that knows no records.
  const { rows: work } = await db.read({ kind: 'system', label: 'demo' }, ({ handle }) =>
    sql<{ user_id: string; subject: string | null; leads: string | null }>`
      select s.user_id, s.main_subject as subject, (select min(c.name) from classes.class c where c.homeroom_staff_id = s.id and c.active) as leads
      from people.staff s where s.user_id = any(${rows.map(({ id }) => id)})`.execute(handle),
  );
  const does = new Map(work.map(({ user_id, subject, leads }) => [user_id, { subject, leads }]));
  return rows.map((row) => ({
    ...{
      role: row.role,
      roleName: roleNames[row.role],
      unit: row.code,
      unitName: row.short_name,
      username: row.username,
      password: demoPassword,
      does: doing(does.get(row.id)),
    },
    ...(row.username === withSecondFactor && totp ? { totp } : {}),
  }));
}

const doing = (work?: { subject: string | null; leads: string | null }): string =>
  [work?.subject && subjectList.has(work.subject) && subjectList.nameOf(work.subject), work?.leads && `chủ nhiệm ${work.leads}`]
    .filter(Boolean)
    .join(', ');

/** Read and written by the owner, whom a forced policy would hold back. */
const forced = ['access."user"', 'access.account', 'access.role_grant', 'people.staff', 'classes.class'];

type DemoPerson = { id: string; full_name: string; main_subject: string | null; leads: string | null };
async function staffFor(
  client: pg.PoolClient,
  school: number,
  which: NonNullable<Wanted['staff']>,
): Promise<DemoPerson | undefined> {
  const [condition, value, skip = 0] =
    'position' in which
      ? ['s.position = $2', which.position]
      : 'subject' in which
        ? ["s.main_subject = $2 and s.kind = 'teacher'", which.subject, which.skip]
        : [
            `s.id in (select homeroom_staff_id from classes.class where name = $2 and unit_id = $1 and school_year = '${schoolYear}')`,
            which.leads,
          ];
  const { rows } = await client.query<DemoPerson>(
    `select s.id, s.full_name, s.main_subject,
       (select min(c.name) from classes.class c where c.homeroom_staff_id = s.id and c.active and c.school_year = '${schoolYear}') as leads
     from people.staff s where s.unit_id = $1 and s.status = 'working' and s.user_id is null and ${condition} order by s.code offset $3 limit 1`,
    [school, value, skip],
  );
  return rows[0];
}

export async function createDemoAccounts(pool: pg.Pool, identity: Identity): Promise<void> {
  // A demo of one school has no preschool.
  const { rows } = await pool.query<
    Record<'department' | 'district' | 'school', number> & Record<'primary' | 'preschool', number | null>
  >(
    `select (select id from organizations.unit where level = 'department') as department, parent_id as district, id as school,
       (select id from organizations.unit where slug = 'th-con-a') as primary,
       (select id from organizations.unit where slug = 'mn-con-a') as preschool
     from organizations.unit where slug = $1`,
    [demoSchoolSlug],
  );
  const at = rows[0];
  if (!at) return;
  // One hash for all: a hash takes a tenth of a second and the password is no secret.
  const hash = await identity.hashPassword(demoPassword);
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    const ids = new Ids(7);
    for (const { role, username, name: invented, at: where, staff: wantedStaff } of wanted) {
      const id = ids.next();
      const unit = at[where];
      if (unit === null) continue;
      const staff = wantedStaff && (await staffFor(client, unit, wantedStaff));
      if (wantedStaff && 'leads' in wantedStaff && !staff) continue;
      const name = staff?.full_name ?? invented;
      const { rowCount } = await client.query(
        `insert into access."user" (id, name, email, username, "displayUsername") values ($1, $2, $3, $4, $4) on conflict do nothing`,
        [id, name, `${username}@khong-co-thu.invalid`, username],
      );
      if (!rowCount) continue;
      await client.query(
        `insert into access.account (id, "accountId", "providerId", "userId", password) values ($1, $2, 'credential', $2, $3)`,
        [id, id, hash],
      );
      await client.query(
        `insert into access.role_grant (user_id, role, unit_id, valid_from, granted_by, granted_at)
         values ($1, $2, $3, '2018-08-01', 'demo', '2018-08-01T08:00:00+07:00')`,
        [id, role, unit],
      );
      if (staff) await client.query('update people.staff set user_id = $2 where id = $1', [staff.id, id]);
    }
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query(
      `insert into platform.setting (key, value) values ('require_second_factor', 'false') on conflict do nothing`,
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Switches the second factor of one demo account on, the way its owner would. */
export async function enrolDemoAccount(pool: pg.Pool, identity: Identity): Promise<void> {
  const { rows } = await pool.query("select 1 from platform.setting where key = 'demo_totp'");
  if (rows.length > 0) return;
  const { cookies } = await identity.signIn(withSecondFactor, demoPassword, new Headers());
  const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  const { secret } = await identity.beginSecondFactor(demoPassword, headers);
  await identity.confirmSecondFactor(await identity.codeFor(secret), headers);
  await pool.query("insert into platform.setting (key, value) values ('demo_totp', $1) on conflict do nothing", [
    JSON.stringify(secret),
  ]);
}
