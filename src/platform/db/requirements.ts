// Can the product live on this server with this role? Everything that is missing is said at once, before anything is changed.
import type pg from 'pg';

const extensions = ['ltree', 'pg_trgm', 'btree_gist'];
const roles = ['congtruong_office', 'congtruong_portal', 'congtruong_auth'];

export type Facts = {
  version: number;
  encoding: string;
  role: string;
  database: string;
  superuser: boolean;
  createRole: boolean;
  createInDatabase: boolean;
  createInPublic: boolean;
  extensionsInstalled: string[];
  extensionsAvailable: string[];
  rolesKnown: string[];
  /** Of the known ones, those this role may hand out. */
  rolesOwn: string[];
};

export async function factsOf(client: pg.ClientBase): Promise<Facts> {
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       current_user as role, current_database() as database, rolsuper as superuser, rolcreaterole as "createRole",
       has_database_privilege(current_database(), 'CREATE') as "createInDatabase",
       coalesce(has_schema_privilege(to_regnamespace('public'), 'CREATE'), false) as "createInPublic",
       array(select extname::text from pg_extension where extname = any($1)) as "extensionsInstalled",
       array(select name::text from pg_available_extensions where name = any($1)) as "extensionsAvailable",
       array(select rolname::text from pg_roles where rolname = any($2)) as "rolesKnown",
       array(select rolname::text from pg_roles where rolname = any($2) and pg_has_role(current_user, oid, 'MEMBER WITH ADMIN OPTION')) as "rolesOwn"
     from pg_roles where rolname = current_user`,
    [extensions, roles],
  );
  if (!rows[0]) throw new Error('no current role');
  return rows[0];
}

/** Sentences for the operator, each with what mends it; none: all is well. */
export function lacking(facts: Facts): string[] {
  const { role, database } = facts;
  if (facts.version < 150_000)
    return [`Máy chủ là PostgreSQL ${Math.floor(facts.version / 10_000)}, Cổng Trường cần PostgreSQL 15 trở lên.`];
  const missing: string[] = [];
  if (facts.encoding !== 'UTF8')
    missing.push(`Cơ sở dữ liệu ${database} dùng bảng mã ${facts.encoding}: tạo lại với encoding 'UTF8'.`);
  if (!facts.createInDatabase || !facts.createInPublic)
    missing.push(`Vai trò ${role} không sở hữu cơ sở dữ liệu ${database}: alter database ${database} owner to ${role}.`);
  const absent = extensions.filter((name) => ![...facts.extensionsInstalled, ...facts.extensionsAvailable].includes(name));
  if (absent.length > 0)
    missing.push(`Máy chủ chưa có phần mở rộng ${absent.join(', ')}: cài gói contrib của PostgreSQL (postgresql-contrib).`);
  if (facts.superuser) return missing;
  const unknown = roles.filter((name) => !facts.rolesKnown.includes(name));
  if (unknown.length > 0 && !facts.createRole)
    missing.push(`Vai trò ${role} thiếu quyền CREATEROLE để tạo ${unknown.join(', ')}: alter role ${role} createrole.`);
  // Until 15 CREATEROLE hands out every role that is no superuser; since 16 only the roles it made or was given.
  const closed = facts.rolesKnown.filter((name) => !facts.rolesOwn.includes(name));
  if (closed.length > 0 && (facts.version >= 160_000 || !facts.createRole))
    missing.push(`Vai trò ${role} chưa được dùng ${closed.join(', ')}: grant ${closed.join(', ')} to ${role} with admin option.`);
  return missing;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'không có máy chủ nào trả lời ở địa chỉ và cổng đó',
  ENOTFOUND: 'không tìm thấy tên máy',
  EAI_AGAIN: 'không tìm thấy tên máy',
  ETIMEDOUT: 'máy chủ không trả lời',
  '28P01': 'sai tên hoặc mật khẩu',
  '28000': 'máy chủ không cho vai trò này vào (pg_hba.conf)',
  '3D000': 'không có cơ sở dữ liệu tên đó',
  '53300': 'máy chủ hết chỗ cho kết nối mới',
  '57P03': 'máy chủ đang khởi động, thử lại sau ít phút',
};

/** Why the address of DATABASE_URL does not open, in words that name the place and not the password. */
export function connectionProblem(error: unknown, url: string): string {
  const { code, message } = error as { code?: string; message?: string };
  const { hostname, port, pathname, username } = new URL(url);
  const why = reasons[code ?? ''] ?? (message?.includes('timeout') ? reasons.ETIMEDOUT : (message ?? String(error)));
  return `Không vào được cơ sở dữ liệu ${pathname.slice(1) || username} ở ${hostname}:${port || 5432} bằng vai trò ${username || '(không tên)'}: ${why}. Xem lại DATABASE_URL.`;
}
