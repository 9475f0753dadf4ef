// Loads the demo province into an empty database: in one transaction, so that a killed load leaves nothing and starts again.
import type pg from 'pg';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { fold, sortKey, titleSortKey } from '#kernel/vietnamese-text.ts';
import { assessClass } from '#modules/classes/index.ts';
import { assessProfile } from '#modules/organizations/index.ts';
import { assessPupil, assessStaff, type Finding, pupilFields } from '#modules/people/index.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { loadCampaigns } from './load-campaigns.ts';
import { loadPortals } from './load-portals.ts';
import { mobilePhone, personName } from './names.ts';
import { random } from './random.ts';
import { type DemoSchool, demoSchool, Ids } from './records.ts';
import { type Commune, type DemoSize, type DemoUnit, demoUnits } from './units.ts';

export const schoolYear = '2018-2019';
export const demoStart = '2018-12-10T08:00:00+07:00';
const today = '2018-12-10';

const tables = ['organizations', 'people', 'classes', 'campaigns', 'media', 'sites', 'content', 'audit', 'access'];
export type UnitTotals = {
  unit: DemoUnit;
  required: number;
  complete: number;
  items: { code: string; complete: number; required: number }[];
  stage: string;
};
type Log = (line: string) => void;

export async function demoLoaded(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ value: { size: string } }>("select value from platform.setting where key = 'demo'");
  return rows[0]?.value.size ?? null;
}

/** @returns what was loaded, and how long it took (ms) */
export async function loadDemo(pool: pg.Pool, size: DemoSize, log: Log): Promise<{ units: number; pupils: number; ms: number }> {
  const started = performance.now();
  const { units, communes } = demoUnits(size);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    const { rows: existing } = await client.query('select 1 from organizations.unit limit 1');
    if (existing.length > 0) throw new Error('Cơ sở dữ liệu đã có dữ liệu. Muốn làm lại từ đầu: congtruong demo reset.');
    const forced = await secured(client);
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    await client.query(
      'drop index people.pupil_fold, people.pupil_ministry_id, people.pupil_personal_id, people.pupil_class_sort, people.pupil_unit_sort',
    );
    await loadUnits(client, units, communes);
    log(`${units.length - 1} đơn vị`);
    const { totals, pupils } = await loadRecords(client, units, communes, log);
    await client.query(
      `create index pupil_unit_sort on people.pupil (unit_id, sort_key, id);
       create index pupil_class_sort on people.pupil (class_id, sort_key);
       create index pupil_ministry_id on people.pupil (ministry_id) where ministry_id is not null;
       create index pupil_personal_id on people.pupil (personal_id) where personal_id is not null;
       create index pupil_fold on people.pupil using gin (name_fold gin_trgm_ops)`,
    );
    await loadCampaigns(client, totals);
    await loadPortals(client, units);
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query(
      `insert into platform.setting (key, value) values ('demo', $1), ('clock', $2) on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [JSON.stringify({ size }), JSON.stringify({ start: demoStart, startedAt: new Date().toISOString() })],
    );
    await client.query('commit');
    await client.query('analyze');
    return { units: units.length, pupils, ms: Math.round(performance.now() - started) };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Empties everything the demo filled. */
export async function resetDemo(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
    [tables],
  );
  await pool.query(
    `truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade; delete from platform.setting where key in ('demo', 'clock', 'demo_totp', 'require_second_factor')`,
  );
}

async function secured(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname = any($1)',
    [tables],
  );
  return rows.map((row) => row.name);
}

async function copyAll(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyValue[]>,
): Promise<void> {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
}

async function loadUnits(client: pg.PoolClient, units: DemoUnit[], communes: Commune[]): Promise<void> {
  await copyAll(
    client,
    'organizations.commune',
    ['code', 'name', 'kind', 'district_code', 'district', 'province_code', 'province', 'name_fold'],
    communes.map((c) => [c.code, c.name, c.kind, c.district_code, c.district, '36', 'Tỉnh Nam Định', fold(c.name)]),
  );
  await copyAll(
    client,
    'organizations.unit',
    [
      ...[
        'id',
        'path',
        'type',
        'level',
        'slug',
        'code',
        'name',
        'short_name',
        'name_fold',
        'sort_key',
        'parent_id',
        'district_code',
      ],
      ...['counted_in_survey', 'opened_on', 'administrative_parent_id'],
    ],
    units.map((u) => [
      ...[
        u.id,
        u.path,
        u.type,
        u.level,
        u.slug,
        u.code,
        u.name,
        u.shortName,
        fold(`${u.name} ${u.code}`),
        titleSortKey(u.shortName),
        u.parentId,
        u.district,
      ],
      ...[u.counted, '2010-09-05', u.parentId],
    ]),
  );
  await client.query(`
    insert into organizations.unit_name (unit_id, name, short_name, valid_from) select id, name, short_name, opened_on from organizations.unit;
    insert into organizations.unit_type (unit_id, type, valid_from) select id, type, opened_on from organizations.unit;
    insert into organizations.unit_code (unit_id, scheme, code, valid_from) select id, 'sector', code, opened_on from organizations.unit;
    insert into organizations.unit_parent (unit_id, relation, parent_id, valid_from)
      select id, r, parent_id, opened_on from organizations.unit, unnest(array['professional', 'administrative']) r where parent_id is not null;
    insert into classes.school_year values ('${schoolYear}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18');
    select setval(pg_get_serial_sequence('organizations.unit', 'id'), (select max(id) from organizations.unit))`);
  for (const e of statutoryHolidays)
    await client.query(
      'insert into platform.calendar_exception (date, kind, name, legal_basis) values ($1, $2, $3, $4) on conflict do nothing',
      [...[e.date, e.kind, e.name, e.legal_basis]],
    );
}

function profileOf(unit: DemoUnit, stage: string) {
  const rng = random(`profile-${unit.slug}`);
  const profile: Record<string, CopyValue> = {
    address: `${unit.commune.kind === 'xa' ? `Xóm ${rng.int(1, 15)}, xã` : 'Đường Trần Hưng Đạo,'} ${unit.commune.name}, ${unit.commune.district}`,
    commune_code: unit.commune.code,
    phone: `02283${rng.int(100_000, 999_999)}`,
    email: `${unit.slug}@namdinh.example`,
    website: `http://${unit.slug}.namdinh.localhost`,
    head_name: personName(rng, rng.chance(0.5) ? 'female' : 'male'),
    head_phone: mobilePhone(rng),
    head_email: `hieutruong.${unit.slug}@namdinh.example`,
    head_title:
      unit.level === 'department'
        ? 'Giám đốc Sở'
        : unit.level === 'district'
          ? 'Trưởng phòng'
          : unit.type.includes('GD')
            ? 'Giám đốc'
            : 'Hiệu trưởng',
    founded_on: `${rng.int(1955, 2005)}-09-05`,
    land_area_m2: rng.int(4000, 16000),
    campuses: rng.int(1, 2),
    national_standard: rng.chance(0.7),
    quality_level: rng.int(1, 3),
    two_sessions: unit.level === 'th' || unit.level === 'mn',
    party_cell: true,
    computers: true,
    internet: rng.chance(0.97),
    electricity: true,
    clean_water: true,
    separate_toilets: true,
    hand_washing: rng.chance(0.9),
    has_disabled_pupils: rng.chance(0.4),
  };
  if (stage === 'not_started') for (const field of ['head_phone', 'email', 'address']) profile[field] = null;
  else if (stage === 'behind' && rng.chance(0.3)) profile.head_phone = null;
  return profile;
}

async function loadRecords(client: pg.PoolClient, units: DemoUnit[], communes: Commune[], log: Log) {
  const ids = { pupil: new Ids(1), staff: new Ids(2), guardian: new Ids(3), class: { n: 0 } };
  const byCode = new Map(communes.map((c) => [c.code, c]));
  const totals: UnitTotals[] = [];
  let pupils = 0;
  let nextLog = 100_000;
  // One COPY at a time runs on a connection: the rows of some dozens of schools are kept and written table by table.
  let batch: { school: DemoSchool; unit: DemoUnit }[] = [];
  const flush = async () => {
    await writeBatch(client, batch, byCode, totals);
    batch = [];
  };
  for (const unit of units) {
    const school = demoSchool(unit, communes, ids);
    batch.push({ unit, school });
    pupils += school.pupils.length;
    if (batch.length >= 60) await flush();
    if (pupils >= nextLog) {
      log(`${Math.floor(pupils / 1000)}.000 học sinh`);
      nextLog += 100_000;
    }
  }
  await flush();
  await client.query(`
    insert into classes.homeroom (id, unit_id, class_id, staff_id, valid_from)
      select gen_random_uuid(), unit_id, id, homeroom_staff_id, '2018-08-20' from classes.class where homeroom_staff_id is not null;
    insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from, valid_to, end_kind)
      select gen_random_uuid(), unit_id, id, class_id, '${schoolYear}', '2018-08-20', case when not active then status_date end, case when not active then 'left_school' end
      from people.pupil where class_id is not null;
    select setval(pg_get_serial_sequence('classes.class', 'id'), greatest(1, (select max(id) from classes.class)))`);
  return { totals, pupils };
}

const findingColumns = ['unit_id', 'rule', 'level', 'field', 'detail', 'first_seen'];
const count = <T>(list: T[], test: (item: T) => boolean) => list.reduce((n, item) => n + (test(item) ? 1 : 0), 0);
const errorsIn = (findings: readonly { level: string }[]) => count([...findings], (f) => f.level === 'E');
const seen = '2018-12-01T07:00:00+07:00';

async function writeBatch(
  client: pg.PoolClient,
  batch: { school: DemoSchool; unit: DemoUnit }[],
  communes: Map<string, Commune>,
  totals: UnitTotals[],
) {
  const rows = {
    profile: [] as CopyValue[][],
    staff: [] as CopyValue[][],
    classes: [] as CopyValue[][],
    pupil: [] as CopyValue[][],
    guardian: [] as CopyValue[][],
    classCounter: [] as CopyValue[][],
    counter: [] as CopyValue[][],
    classTotals: [] as CopyValue[][],
    pupilFinding: [] as CopyValue[][],
    staffFinding: [] as CopyValue[][],
    classFinding: [] as CopyValue[][],
  };
  let profileColumns: string[] = [];
  const findings = (list: CopyValue[][], unit: DemoUnit, owner: string | number, found: readonly Finding[]) => {
    for (const f of found) list.push([unit.id, f.rule, f.level, f.field, f.detail, seen, owner]);
  };
  for (const { unit, school } of batch) {
    const profile = profileOf(unit, school.stage);
    const assessedProfile = assessProfile(profile);
    profileColumns = ['unit_id', ...Object.keys(profile), 'missing', 'filled'];
    rows.profile.push([unit.id, ...Object.values(profile), assessedProfile.missing, assessedProfile.filled]);

    const staff = school.staff.map((person) => ({ person, ...assessStaff({ staff: person, today, clashes: [] }) }));
    for (const { person, missing, findings: found, filled } of staff) {
      rows.staff.push([
        ...Object.values(person),
        fold(person.full_name),
        sortKey(person.full_name),
        missing,
        errorsIn(found),
        filled,
      ]);
      findings(rows.staffFinding, unit, person.id, found);
    }
    const sharing = sharedIds(school);
    const pupils = school.pupils.map(({ pupil, guardians }) => {
      const commune = communes.get(pupil.commune_code ?? '');
      const placeError = commune && pupil.district_code !== commune.district_code ? 'Xã, phường không thuộc huyện đã ghi' : null;
      const clashes = sharing.has(pupil.ministry_id ?? '')
        ? [{ field: 'ministry_id' as const, samePerson: false, unitName: unit.shortName }]
        : [];
      return {
        pupil,
        guardians,
        ...assessPupil({ pupil, guardians, schoolYear, today, general: unit.level !== 'gdtx', clashes, placeError }),
      };
    });
    const byClass = new Map<number, { active: number; complete: number; filled: number }>();
    for (const { pupil, guardians, missing, findings: found, filled } of pupils) {
      const errors = errorsIn(found);
      rows.pupil.push([
        pupil.id,
        unit.id,
        ...pupilFields.map((f) => pupil[f] as CopyValue),
        pupil.class_id,
        pupil.grade,
        fold(pupil.full_name),
        sortKey(pupil.full_name),
        missing,
        errors,
        filled,
      ]);
      for (const g of guardians)
        rows.guardian.push([
          g.id,
          g.pupil_id,
          unit.id,
          g.relation,
          g.full_name,
          g.birth_year,
          g.occupation,
          g.workplace,
          g.phone,
        ]);
      findings(rows.pupilFinding, unit, pupil.id, found);
      if (pupil.status !== 'studying') continue;
      const c = byClass.get(pupil.class_id ?? 0) ?? { active: 0, complete: 0, filled: 0 };
      c.active += 1;
      c.filled += filled;
      if (errors === 0 && missing.length === 0) c.complete += 1;
      byClass.set(pupil.class_id ?? 0, c);
    }
    for (const [id, c] of byClass) rows.classCounter.push([unit.id, id, c.active, c.complete, c.filled]);
    const active = new Set(school.staff.filter((s) => s.status === 'working').map((s) => s.id));
    const classes = school.classes.map((c) => {
      const homeroom = c.homeroom_staff_id ? { active: active.has(c.homeroom_staff_id), sameUnit: true } : null;
      const facts = { ...c, session: c.session as 'morning' };
      return {
        c,
        ...assessClass({
          class: facts,
          unitType: unit.type,
          homeroom,
          activePupils: byClass.get(c.id)?.active ?? 0,
          sameNameInYear: false,
        }),
      };
    });
    for (const { c, missing, findings: found, filled } of classes) {
      rows.classes.push([
        ...[
          c.id,
          unit.id,
          schoolYear,
          c.code,
          c.name,
          fold(c.name),
          titleSortKey(c.name),
          c.grade,
          c.homeroom_staff_id,
          c.declared_size,
          c.session,
        ],
        ...[c.sessions_per_week, c.foreign_language_1, missing, errorsIn(found), filled],
      ]);
      findings(rows.classFinding, unit, c.id, found);
    }
    const done = (list: { missing: string[]; findings: readonly { level: string }[] }[]) =>
      count(list, (x) => x.missing.length === 0 && errorsIn(x.findings) === 0);
    const activePupils = pupils.filter((p) => p.pupil.status === 'studying');
    const items = [
      { code: 'profile', required: 1, complete: assessedProfile.missing.length === 0 ? 1 : 0 },
      { code: 'classes', required: classes.length, complete: done(classes) },
      { code: 'staff', required: staff.length, complete: done(staff) },
      { code: 'pupils', required: activePupils.length, complete: done(activePupils) },
    ];
    const filledOf = (list: { filled: number }[]) => list.reduce((n, x) => n + x.filled, 0);
    rows.counter.push([
      unit.id,
      activePupils.length,
      done(activePupils),
      filledOf(activePupils),
      staff.length,
      done(staff),
      filledOf(staff),
      new Date(seen),
    ]);
    if (classes.length > 0) rows.classTotals.push([unit.id, schoolYear, classes.length, done(classes), filledOf(classes)]);
    const sum = (key: 'required' | 'complete') => items.reduce((n, item) => n + item[key], 0);
    if (unit.counted) totals.push({ unit, required: sum('required'), complete: sum('complete'), items, stage: school.stage });
  }
  await copyAll(client, 'organizations.profile', profileColumns, rows.profile);
  const staffColumns = Object.keys(batch.find((b) => b.school.staff.length > 0)?.school.staff[0] ?? {});
  if (rows.staff.length > 0)
    await copyAll(
      client,
      'people.staff',
      [...staffColumns, 'name_fold', 'sort_key', 'missing', 'open_errors', 'filled'],
      rows.staff,
    );
  await copyAll(
    client,
    'classes.class',
    [
      ...[
        'id',
        'unit_id',
        'school_year',
        'code',
        'name',
        'name_fold',
        'sort_key',
        'grade',
        'homeroom_staff_id',
        'declared_size',
        'session',
      ],
      ...['sessions_per_week', 'foreign_language_1', 'missing', 'open_errors', 'filled'],
    ],
    rows.classes,
  );
  await copyAll(
    client,
    'people.pupil',
    ['id', 'unit_id', ...pupilFields, 'class_id', 'grade', 'name_fold', 'sort_key', 'missing', 'open_errors', 'filled'],
    rows.pupil,
  );
  await copyAll(
    client,
    'people.guardian',
    ['id', 'pupil_id', 'unit_id', 'relation', 'full_name', 'birth_year', 'occupation', 'workplace', 'phone'],
    rows.guardian,
  );
  await copyAll(client, 'people.class_counter', ['unit_id', 'class_id', 'active', 'complete', 'filled'], rows.classCounter);
  await copyAll(
    client,
    'people.counter',
    [
      'unit_id',
      'pupils_active',
      'pupils_complete',
      'pupils_filled',
      'staff_active',
      'staff_complete',
      'staff_filled',
      'changed_at',
    ],
    rows.counter,
  );
  await copyAll(client, 'classes.counter', ['unit_id', 'school_year', 'active', 'complete', 'filled'], rows.classTotals);
  await copyAll(client, 'people.finding', [...findingColumns, 'pupil_id'], rows.pupilFinding);
  await copyAll(client, 'people.finding', [...findingColumns, 'staff_id'], rows.staffFinding);
  await copyAll(client, 'classes.finding', [...findingColumns, 'class_id'], rows.classFinding);
}

/** Ministry numbers that stand twice in one school. */
function sharedIds(school: DemoSchool): Set<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { pupil } of school.pupils) {
    if (!pupil.ministry_id || pupil.status !== 'studying') continue;
    if (once.has(pupil.ministry_id)) twice.add(pupil.ministry_id);
    once.add(pupil.ministry_id);
  }
  return twice;
}
