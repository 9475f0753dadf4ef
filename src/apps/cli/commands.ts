// What the command line can do, in one list.
import { readFile, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Actor, Person } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, nationalities, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { inviteUser } from '#modules/access/index.ts';
import { campaignNow, lastSurvey, statusOf } from '#modules/campaigns/index.ts';
import { publishedAt, saveArticle } from '#modules/content/index.ts';
import { listUnits, type Unit, unitByCode } from '#modules/organizations/index.ts';
import { type ImportField, listPupils, loadPupils } from '#modules/people/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { createDemoAccounts, demoAccounts, enrolDemoAccount } from '#workflows/demo/accounts.ts';
import { loadDemo, resetDemo } from '#workflows/demo/load.ts';
import type { DemoSize } from '#workflows/demo/units.ts';
import { applyPlan } from '#workflows/import-pupils/apply.ts';
import { planPupils } from '#workflows/import-pupils/plan.ts';
import { pupilWorkbook } from '#workflows/import-pupils/workbooks.ts';
import { parseArguments, Usage } from './arguments.ts';
import { connect, type Installation, identityFor } from './installation.ts';

type Command = { words: string; run(args: string[], config: Config): Promise<number | undefined> };

const print = (value: unknown) => process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
const note = (line: string) => process.stderr.write(`${line}\n`);

async function within<T>(config: Config, part: (db: Database, installation: Installation) => Promise<T>): Promise<T> {
  const installation = await connect(config, note);
  try {
    const { db } = await installation.open();
    return await part(db, installation);
  } finally {
    await installation.close();
  }
}

/** The operator of the system, or the person named by --as with exactly his or her rights. */
async function actorOf(db: Database, as: string | undefined): Promise<Actor> {
  if (!as) return { kind: 'system', label: 'người vận hành' };
  const { rows } = await db.authPool.query<{ id: string; name: string; username: string }>(
    'select id, name, username from "user" where username = $1',
    [as.toLowerCase()],
  );
  const user = rows[0];
  if (!user) throw refuse('as', `Không có tài khoản ${as}.`);
  const grants = await db.authPool.query<Person['grants'][number]>(
    `select g.role, g.unit_id as "unitId", u.path::text as path from role_grant g join organizations.unit u on u.id = g.unit_id
     where g.user_id = $1 and g.revoked_at is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to > $2)`,
    [user.id, db.clock.today()],
  );
  return { kind: 'person', userId: user.id, name: user.name, username: user.username, grants: grants.rows };
}

async function unitNamed(work: Work, code: string | undefined): Promise<Unit> {
  if (!code) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
  const unit = await unitByCode(work, code);
  const visible =
    unit &&
    (work.actor.kind === 'system' ||
      (work.actor.kind === 'person' &&
        work.actor.grants.some((g) => unit.path === g.path || unit.path.startsWith(`${g.path}.`))));
  if (!unit || !visible) throw notFound(`Không tìm thấy đơn vị ${code}.`);
  return unit;
}

const hostOf = (config: Config, unit: { level: string; slug: string }) =>
  unit.level === 'department' ? config.BASE_HOST : `${unit.slug}.${config.BASE_HOST}`;
const urlOf = (config: Config, unit: { level: string; slug: string }, path: string) =>
  `${config.PUBLIC_SCHEME}://${hostOf(config, unit)}:${config.PUBLIC_PORT ?? config.PORT}${path}`;
const tenth = (tenths: number | null) => (tenths === null ? 0 : tenths / 10);

async function importPupils(args: string[], config: Config): Promise<number> {
  const a = parseArguments(args, { values: ['unit', 'as'], flags: ['dry-run', 'create-classes', 'all-or-nothing', 'json'] });
  const [file] = a.free;
  if (!file) throw new Usage('Cần một tệp: congtruong import pupils TỆP --unit MÃ');
  const bytes = new Uint8Array(await readFile(file));
  return within(config, async (db) => {
    const actor = await actorOf(db, a.value('as'));
    const sheets = await readWorkbook(bytes);
    const createClasses = a.flag('create-classes');
    const result = await db.as(actor, async (work) => {
      const unit = await unitNamed(work, a.value('unit'));
      const plan = await planPupils(work, unit, sheets, { createClasses });
      const refused = plan.rows
        .filter((row) => row.verdict === 'refused')
        .flatMap((row) =>
          row.issues
            .filter((issue) => issue.level === 'error')
            .map((issue) => ({ row: row.row, column: issue.field, code: issue.code, message: issue.message })),
        );
      const count = (verdict: string) => plan.rows.filter((row) => row.verdict === verdict).length;
      if (!a.flag('dry-run'))
        await applyPlan(work, unit, plan, { createClasses, allOrNothing: a.flag('all-or-nothing'), importId: null });
      return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused };
    });
    if (a.flag('json')) print(result);
    else {
      print(
        `${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} không đổi, ${new Set(result.refused.map((r) => r.row)).size} dòng lỗi${a.flag('dry-run') ? ' (xem trước, chưa ghi)' : ''}`,
      );
      for (const r of result.refused.slice(0, 50)) print(`  hàng ${r.row}: ${r.message}`);
    }
    return 0;
  });
}

async function demoWorkbook(args: string[], config: Config): Promise<number> {
  const a = parseArguments(args, { values: ['unit', 'kind', 'out'], flags: ['faults'] });
  const out = a.value('out');
  if (!out || a.value('kind') !== 'pupils') throw new Usage('Cần --kind pupils và --out TỆP.');
  return within(config, async (db) => {
    const bytes = await db.read({ kind: 'system', label: 'bản dùng thử' }, async (work) => {
      const unit = await unitNamed(work, a.value('unit'));
      const { rows } = await listPupils(work, unit.id, { limit: 5000 });
      const full = await loadPupils(
        work,
        rows.map((row) => row.id),
      );
      const order = new Map(rows.map((row, i) => [row.id, i]));
      const { rows: classes } = await sql<{
        id: number;
        name: string;
      }>`select id, name from classes.class where unit_id = ${unit.id}`.execute(work.handle);
      const names = new Map(classes.map((c) => [c.id, c.name]));
      full.sort((x, y) => (order.get(x.pupil.id) ?? 0) - (order.get(y.pupil.id) ?? 0));
      // What is missing in the school's records stands in this file: importing it completes them.
      const lines = full.map(({ pupil, guardians }, i): Partial<Record<ImportField, string>> => {
        const of = (relation: string) => guardians.find((g) => g.relation === relation);
        const line: Partial<Record<ImportField, string>> = {
          ...{
            ministry_id: pupil.ministry_id ?? '',
            full_name: pupil.full_name,
            birth_date: formatDate(pupil.birth_date ?? `${2018 - (gradeOf(pupil.grade ?? '06')?.age ?? 11)}-05-1${i % 10}`),
          },
          ...{
            sex: sexes.nameOf(pupil.sex ?? 'female'),
            ethnicity: ethnicGroups.nameOf(pupil.ethnicity ?? '01'),
            status: 'Đang học',
            phone: /^0\d{9}$/.test(pupil.phone ?? '') ? (pupil.phone ?? '') : '',
          },
          ...{
            birth_place: pupil.birth_place ?? 'Nam Định',
            hamlet: pupil.hamlet ?? '',
            hometown_province: pupil.hometown_province ?? '',
            hometown_commune: pupil.hometown_commune ?? '',
          },
          ...{
            current_address: pupil.current_address ?? '',
            father_name: of('father')?.full_name ?? '',
            father_job: of('father')?.occupation ?? '',
          },
          ...{
            father_birth: String(of('father')?.birth_year ?? ''),
            mother_name: of('mother')?.full_name ?? '',
            mother_job: of('mother')?.occupation ?? '',
          },
          ...{
            mother_birth: String(of('mother')?.birth_year ?? ''),
            class_name: names.get(pupil.class_id ?? 0) ?? '',
            grade: gradeOf(pupil.grade ?? '')?.name.replace('Khối ', '') ?? '',
          },
          ...{
            personal_id: /^\d{12}$/.test(pupil.personal_id ?? '') ? (pupil.personal_id ?? '') : '',
            code: pupil.code ?? '',
            religion: religions.nameOf(pupil.religion),
            nationality: nationalities.nameOf(pupil.nationality),
          },
        };
        if (!a.flag('faults')) return line;
        if (i % 40 === 3) line.ethnicity = 'Khmer xa lạ';
        if (i % 40 === 9) line.birth_date = '31/02/2006';
        if (i % 40 === 15) line.sex = 'F';
        if (i % 40 === 21) line.phone = '912345018';
        if (i % 40 === 27) line.class_name = '';
        return line;
      });
      return pupilWorkbook(unit.name, lines);
    });
    await writeFile(out, bytes);
    note(`Đã ghi ${out}`);
    return 0;
  });
}

export const commands: Record<string, Command> = {
  serve: { words: 'chạy hệ thống', run: async (_args, config) => (await import('./serve.ts')).serve(config).then(() => 0) },
  dev: {
    words: 'chạy từ mã nguồn, nạp lại khi sửa',
    run: async (_args, config) => (await import('./dev.ts')).dev(config).then(() => 0),
  },
  migrate: { words: 'đưa cơ sở dữ liệu lên bản này', run: async (_args, config) => within(config, async () => 0) },
  'unit list': {
    words: '[--json]  mọi đơn vị',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const units = await db.read(actor, (work) => listUnits(work));
        const rows = units.map((u) => ({
          code: u.code,
          slug: u.slug,
          host: hostOf(config, u),
          type: u.type,
          parentCode: u.parentCode,
          name: u.name,
          countedInSurvey: u.countedInSurvey,
        }));
        if (a.flag('json')) print(rows);
        else for (const row of rows) print(`${row.code ?? ''}\t${row.slug}\t${row.name}`);
        return 0;
      });
    },
  },
  'campaign status': {
    words: '[--unit MÃ] [--json]  mức hoàn thành trước hạn',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const result = await db.read(actor, async (work) => {
          const campaign = await campaignNow(work);
          const root = a.value('unit') ? (await unitNamed(work, a.value('unit'))).path : 'u1';
          const units = await statusOf(work, campaign, root);
          const items = campaign.measures.map((code) => {
            const of = units.flatMap((u) => u.items.filter((i) => i.code === code));
            const complete = of.reduce((n, i) => n + i.complete, 0);
            const required = of.reduce((n, i) => n + i.required, 0);
            return {
              code,
              percent: required ? Math.round((1000 * complete) / required) / 10 : 0,
              complete,
              missing: required - complete,
            };
          });
          const complete = items.reduce((n, i) => n + i.complete, 0);
          const all = complete + items.reduce((n, i) => n + i.missing, 0);
          return {
            ...{ asOf: work.now.toISOString(), deadline: campaign.deadline.toISOString(), units: units.length },
            ...{
              complete: units.filter((u) => u.standing === 'done').length,
              percent: all ? Math.round((1000 * complete) / all) / 10 : 0,
              items,
            },
          };
        });
        if (a.flag('json')) print(result);
        else print(`${result.complete}/${result.units} đơn vị đủ, ${String(result.percent).replace('.', ',')} % hồ sơ`);
        return 0;
      });
    },
  },
  'campaign survey': {
    words: '[--json]  khảo sát cổng thông tin gần nhất',
    run: async (args, config) => {
      const a = parseArguments(args, { flags: ['json'] });
      return within(config, async (db) => {
        const s = await db.read({ kind: 'system', label: 'người vận hành' }, (work) => lastSurvey(work));
        const row = {
          date: s.date,
          units: s.units,
          withPortal: s.withPortal,
          regular: s.regular,
          percentWithPortal: tenth(s.portalTenths),
          percentRegular: tenth(s.regularTenths),
        };
        print(
          a.flag('json')
            ? row
            : `${formatDate(row.date)}: ${row.units} đơn vị, ${row.withPortal} có cổng, ${row.regular} dùng thường xuyên`,
        );
        return 0;
      });
    },
  },
  'import pupils': { words: 'TỆP --unit MÃ [--dry-run] [--create-classes] [--all-or-nothing] [--json]', run: importPupils },
  'article publish': {
    words: '--unit MÃ --file BÀI.json [--json]  đăng một bài',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'file', 'as'], flags: ['json'] });
      const file = a.value('file');
      if (!file) throw new Usage('Cần --file BÀI.json với title, summary, body.');
      let article: unknown;
      try {
        article = JSON.parse(await readFile(file, 'utf8'));
      } catch {
        throw new Usage(`${file} không phải tệp JSON đọc được.`);
      }
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const url = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const saved = await saveArticle(work, unit.id, null, article as never, true);
          return urlOf(config, unit, `/tin/${saved.slug}`);
        });
        print(a.flag('json') ? { url } : url);
        return 0;
      });
    },
  },
  'portal explain': {
    words: 'ĐỊA CHỈ  trang công khai này làm từ đâu',
    run: async (args, config) => {
      const [address] = parseArguments(args, {}).free;
      if (!address) throw new Usage('Cần một địa chỉ.');
      const url = new URL(address);
      const label = url.hostname === config.BASE_HOST ? '' : url.hostname.replace(`.${config.BASE_HOST}`, '');
      return within(config, (db) =>
        db.portal(async (work) => {
          const site = await siteAt(work, label);
          if (!site) throw notFound(`Không có trang nào ở ${url.hostname}.`);
          const article = url.pathname.startsWith('/tin/')
            ? await publishedAt(work, site.unitId, url.pathname.slice(5))
            : undefined;
          const section = site.sections.find((s) => `/${s.slug}` === url.pathname);
          print({
            site: { unit: site.name, template: site.level, palette: site.palette },
            page: url.pathname,
            type:
              url.pathname === '/'
                ? 'home'
                : article
                  ? 'movedTo' in article
                    ? 'redirect'
                    : 'article'
                  : (section?.kind ?? 'missing'),
            version: article && 'version' in article ? article.version : null,
            files: ['src/apps/portal/portal.ts', 'src/apps/portal/view/pages.tsx', 'src/modules/sites/templates.ts'],
          });
          return 0;
        }),
      );
    },
  },
  'user invite': {
    words: '--unit MÃ --role VAI --name TÊN --username TÊN-ĐĂNG-NHẬP  mời một người, in liên kết dùng một lần',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'role', 'name', 'username', 'email', 'as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const { token } = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          return inviteUser(work, {
            name: a.value('name') ?? '',
            username: a.value('username') ?? '',
            email: a.value('email') ?? '',
            role: a.value('role') as never,
            unitId: unit.id,
          });
        });
        const link = `${config.PUBLIC_SCHEME}://quanly.${config.BASE_HOST}:${config.PUBLIC_PORT ?? config.PORT}/welcome/${token}`;
        print(a.flag('json') ? { link } : link);
        return 0;
      });
    },
  },
  'demo load': {
    words: '--size school|district|province  nạp tỉnh mẫu vào cơ sở dữ liệu trống',
    run: async (args, config) => {
      const size = parseArguments(args, { values: ['size'] }).value('size') ?? 'province';
      if (!['school', 'district', 'province'].includes(size)) throw new Usage('--size là school, district hoặc province.');
      return within(config, async (db, installation) => {
        const done = await loadDemo(db.ownerPool, size as DemoSize, note);
        const identity = identityFor(config, installation.dir, db);
        await createDemoAccounts(db.ownerPool, identity);
        await enrolDemoAccount(db.ownerPool, identity);
        print(`${done.units} đơn vị, ${done.pupils} học sinh, ${(done.ms / 1000).toFixed(1)} giây`);
        return 0;
      });
    },
  },
  'demo reset': {
    words: 'bỏ mọi dữ liệu của tỉnh mẫu',
    run: async (_args, config) =>
      within(config, async (db) => {
        await resetDemo(db.ownerPool);
        print('Đã làm trống. Lần chạy tới nạp lại tỉnh mẫu.');
        return 0;
      }),
  },
  'demo accounts': {
    words: '[--json]  tài khoản dùng thử',
    run: async (args, config) => {
      const a = parseArguments(args, { flags: ['json'] });
      return within(config, async (db) => {
        const rows = (await demoAccounts(db.authPool)).map(({ roleName: _role, unitName: _unit, ...account }) => account);
        if (a.flag('json')) print(rows);
        else for (const row of rows) print(`${row.username}\t${row.password}\t${row.role}\t${row.unit}`);
        return 0;
      });
    },
  },
  'demo workbook': {
    words: '--unit MÃ --kind pupils [--faults] --out TỆP  một tệp của Bộ với học sinh của trường',
    run: demoWorkbook,
  },
};

export const help = () =>
  `congtruong <danh từ> <động từ>\n\n${Object.entries(commands)
    .map(([name, { words }]) => `  ${name.padEnd(17)} ${words}`)
    .join('\n')}\n\nMọi lệnh nhận --as TÊN-ĐĂNG-NHẬP để làm với quyền của một người.`;
