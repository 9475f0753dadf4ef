// The demo's accounts: one of each role, so that everybody's screen can be tried. Their passwords are public: never outside a demo.
import type pg from 'pg';
import { type Role, roleNames } from '#kernel/actor.ts';
import type { Identity } from '#modules/access/index.ts';
import { Ids } from './records.ts';
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
};

/** The one account with a second factor; its secret is kept with the demo's settings. */
const withSecondFactor = 'quantri.phong';

const wanted: { role: Role; username: string; name: string; at: 'department' | 'district' | 'school' }[] = [
  { role: 'province_admin', username: 'quantri.so', name: 'Phạm Minh Quân', at: 'department' },
  { role: 'department_officer', username: 'chuyenvien.so', name: 'Vũ Quang Hiển', at: 'department' },
  { role: 'district_admin', username: 'quantri.phong', name: 'Đinh Thu Trang', at: 'district' },
  { role: 'district_officer', username: 'chuyenvien.phong', name: 'Mai Xuân Lộc', at: 'district' },
  { role: 'principal', username: 'hieutruong', name: 'Nguyễn Đức Hiệp', at: 'school' },
  { role: 'clerk', username: 'vanthu', name: 'Trần Thị Mai Loan', at: 'school' },
  { role: 'teacher', username: 'giaovien', name: 'Bùi Thanh Thảo', at: 'school' },
  { role: 'editor', username: 'bientap', name: 'Lưu Khánh Linh', at: 'school' },
  { role: 'approver', username: 'duyetbai', name: 'Hoàng Gia Bảo', at: 'school' },
  { role: 'editor', username: 'bientap.so', name: 'Cao Diệu Hương', at: 'department' },
  { role: 'approver', username: 'duyetbai.so', name: 'Trần Hữu Nghĩa', at: 'department' },
];

/** Known before the accounts are made: texts of the demo name their writers. */
export function demoUserId(username: string): string {
  const ids = new Ids(7);
  const all = wanted.map((one) => ({ username: one.username, id: ids.next() }));
  return all.find((one) => one.username === username)?.id ?? '';
}

export async function demoAccounts(pool: pg.Pool): Promise<DemoAccount[]> {
  const { rows } = await pool.query<{ username: string; role: Role; code: string; short_name: string }>(
    `select p.username, g.role, u.code, u.short_name from access."user" p join access.role_grant g on g.user_id = p.id join organizations.unit u on u.id = g.unit_id
     where p.username = any($1) and g.granted_by = 'demo' and g.revoked_at is null order by nlevel(u.path), g.granted_at, p.username`,
    [wanted.map((w) => w.username)],
  );
  const { rows: kept } = await pool.query<{ value: string }>("select value from platform.setting where key = 'demo_totp'");
  const totp = kept[0]?.value;
  return rows.map((row) => ({
    ...{
      role: row.role,
      roleName: roleNames[row.role],
      unit: row.code,
      unitName: row.short_name,
      username: row.username,
      password: demoPassword,
    },
    ...(row.username === withSecondFactor && totp ? { totp } : {}),
  }));
}

export async function createDemoAccounts(pool: pg.Pool, identity: Identity): Promise<void> {
  const { rows } = await pool.query<{ department: number; district: number; school: number; head: string | null }>(
    `select (select id from organizations.unit where level = 'department') as department, parent_id as district, id as school,
       (select head_name from organizations.profile where unit_id = unit.id) as head
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
    for (const table of ['access."user"', 'access.account', 'access.role_grant'])
      await client.query(`alter table ${table} no force row level security`);
    const ids = new Ids(7);
    for (const { role, username, name, at: where } of wanted) {
      const id = ids.next();
      const { rowCount } = await client.query(
        `insert into access."user" (id, name, email, username, "displayUsername") values ($1, $2, $3, $4, $4) on conflict do nothing`,
        // The principal is who the school's record says.
        [id, (role === 'principal' && at.head) || name, `${username}@khong-co-thu.invalid`, username],
      );
      if (!rowCount) continue;
      await client.query(
        `insert into access.account (id, "accountId", "providerId", "userId", password) values ($1, $2, 'credential', $2, $3)`,
        [id, id, hash],
      );
      await client.query(
        `insert into access.role_grant (user_id, role, unit_id, valid_from, granted_by, granted_at)
         values ($1, $2, $3, '2018-08-01', 'demo', '2018-08-01T08:00:00+07:00')`,
        [id, role, at[where]],
      );
    }
    for (const table of ['access."user"', 'access.account', 'access.role_grant'])
      await client.query(`alter table ${table} force row level security`);
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
