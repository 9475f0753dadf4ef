// congtruong assessment …: do the rules answer what worked cases expect (needs no database), are the results kept those of the marks?
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { checkCases, Unreadable } from '#modules/assessment/index.ts';
import { recomputeAll, schoolsToRecompute } from '#workflows/recompute-results/recompute-all.ts';
import { parseArguments, Usage, yearNamed } from '../arguments.ts';
import { actorOf, type Commands, fileNamed, note, print, unitNamed, within } from '../support.ts';

/** @throws Usage when the file is not one of cases */
async function check(path: string) {
  const text = (await fileNamed(path)).toString();
  try {
    return checkCases(text);
  } catch (error) {
    throw error instanceof Unreadable ? new Usage(`${path} ${error.message}.`) : error;
  }
}

export const assessmentCommands: Commands = {
  'assessment check': {
    words: 'TỆP.json  quy tắc đánh giá có cho kết quả như các ca mẫu không',
    run: async (args) => {
      const { free } = parseArguments(args, {});
      const [path] = free;
      if (!path || free.length > 1)
        throw new Usage('Cần đúng một tệp ca kiểm tra: congtruong assessment check TỆP.json; xem docs/cli.md.');
      const { lines, notes, failed } = await check(path);
      for (const line of notes) note(`Lưu ý ${line}`);
      print(lines.join('\n'));
      return failed > 0 ? 1 : 0;
    },
  },
  'assessment recompute': {
    words: '[--unit MÃ] [--year NĂM-HỌC] [--threads N] [--json]  tính lại mọi kết quả từ điểm trong ô',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'year', 'threads'], flags: ['json'] });
      const threads = a.value('threads') ? Number(a.value('threads')) : undefined;
      if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 8))
        throw new Usage('--threads là số từ 1 đến 8.');
      const asked = yearNamed(a.value('year'));
      return within(config, async (db, { url }) => {
        const started = performance.now();
        const year = asked ?? schoolYearOf(db.clock.today());
        const schools = await db.read(await actorOf(db, undefined), async (work) =>
          schoolsToRecompute(work, year, a.value('unit') ? (await unitNamed(work, a.value('unit'))).path : 'u1'),
        );
        const sum = await recomputeAll({
          ...{ url, now: db.clock.now(), schools, ...(threads ? { threads } : {}) },
          onSchool: ({ name, classes, pupils, changed }, at) => {
            const stale = changed.rows + changed.results + changed.counters;
            const words = stale === 0 ? 'đúng cả' : `sửa ${formatNumber(stale)} chỗ`;
            note(`${at}/${schools.length} ${name}: ${formatNumber(classes)} lớp, ${formatNumber(pupils)} em, ${words}`);
          },
        });
        const seconds = Math.round((performance.now() - started) / 100) / 10;
        const { changed, ...all } = sum;
        if (a.flag('json')) print({ schoolYear: year, schools: schools.length, ...all, changed, seconds });
        else
          print(
            `Năm học ${year}: ${formatNumber(schools.length)} trường, ${formatNumber(all.classes)} lớp, ${formatNumber(all.pupils)} em, ${formatNumber(all.cells)} ô điểm.\n` +
              `Khác với điểm và đã sửa: ${formatNumber(changed.rows)} điểm trung bình môn, ${formatNumber(changed.results)} kết quả, ${formatNumber(changed.counters)} số đếm của lớp. ${String(seconds).replace('.', ',')} giây.`,
          );
        return 0;
      });
    },
  },
};
