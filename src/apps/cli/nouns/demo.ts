// congtruong demo …: the invented province.
import { writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, nationalities, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { type ImportField, listPupils, loadPupils } from '#modules/people/index.ts';
import type { Config } from '#platform/config/config.ts';
import { createDemoAccounts, demoAccounts, enrolDemoAccount } from '#workflows/demo/accounts.ts';
import { aloneWithDemo, loadDemo, resetDemo } from '#workflows/demo/load.ts';
import type { DemoSize } from '#workflows/demo/units.ts';
import { pupilWorkbook } from '#workflows/import-pupils/workbooks.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { identityFor } from '../installation.ts';
import { type Commands, note, print, unitNamed, within } from '../support.ts';

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

export const demoCommands: Commands = {
  'demo load': {
    words: '--size school|district|province  nạp tỉnh mẫu vào cơ sở dữ liệu trống',
    run: async (args, config) => {
      const size = parseArguments(args, { values: ['size'] }).value('size') ?? 'province';
      if (!['school', 'district', 'province'].includes(size)) throw new Usage('--size là school, district hoặc province.');
      return within(config, async (db, installation) =>
        aloneWithDemo(db.ownerPool, async () => {
          const done = await loadDemo(db.ownerPool, size as DemoSize, note);
          const identity = identityFor(config, installation.dir, db);
          await createDemoAccounts(db.ownerPool, identity);
          await enrolDemoAccount(db.ownerPool, identity);
          print(`${done.units} đơn vị, ${done.pupils} học sinh, ${(done.ms / 1000).toFixed(1)} giây`);
          return 0;
        }),
      );
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
