// What units said of their own portals for the ranking, and what the Sở has scored so far: the criteria that no machine counts.
import type pg from 'pg';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { isAwake, rhythmOf } from './activity.ts';
import { random } from './random.ts';
import { schoolYear } from './rows.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const forms: Record<number, string> = {
  50: 'Đủ đơn nghỉ học, phúc khảo, nhập học; tải được từ mục Thủ tục.',
  40: 'Có đơn nghỉ học và nhập học, đang soạn đơn phúc khảo.',
  30: 'Mới có đơn nhập học.',
};
const reports: Record<number, string> = {
  100: 'Sáu báo cáo từ đầu năm đều đúng hạn.',
  80: 'Một báo cáo nộp muộn một ngày.',
  60: 'Hai báo cáo phải sửa số liệu sau khi nộp.',
};
const verdicts: Record<number, string> = {
  100: 'Đúng như sổ theo dõi báo cáo của Sở.',
  80: 'Sổ của Sở ghi một báo cáo muộn.',
  60: 'Hai báo cáo muộn, một báo cáo thiếu phụ lục.',
  40: 'Nhiều lần phải nhắc mới nộp.',
};

export async function loadScores(client: pg.PoolClient, units: readonly DemoUnit[]): Promise<void> {
  const rows: CopyValue[][] = [];
  const put = (unit: DemoUnit, criterion: string, byOffice: boolean, tenths: number, note: string, at: string) =>
    rows.push([schoolYear, unit.id, criterion, byOffice, tenths, note, byOffice ? 'Vũ Quang Hiển' : 'Ban biên tập', at]);
  for (const unit of units) {
    // The demo's school has this before it.
    if (!unit.counted || unit.slug === demoSchoolSlug || !isAwake(unit)) continue;
    const rng = random(`scores-${unit.slug}`);
    const good = rhythmOf(unit) === 'steady';
    if (rng.chance(good ? 0.82 : 0.45)) {
      const form = good ? rng.pick([50, 50, 40]) : rng.pick([50, 40, 30]);
      const report = good ? rng.pick([100, 100, 80]) : rng.pick([100, 80, 60]);
      const at = `2018-12-0${rng.int(3, 7)}T${rng.int(10, 16)}:${rng.int(10, 59)}:00+07:00`;
      put(unit, 'bieu-mau', false, form, forms[form] ?? '', at);
      put(unit, 'bao-cao', false, report, reports[report] ?? '', at);
    }
    if (rng.chance(0.4)) {
      const tenths = good ? rng.pick([100, 100, 80, 80, 60]) : rng.pick([100, 80, 60, 40]);
      put(unit, 'bao-cao', true, tenths, verdicts[tenths] ?? '', '2018-12-08T10:30:00+07:00');
    }
  }
  const copier = copyInto(client, 'adoption.score', [
    ...['school_year', 'unit_id', 'criterion', 'by_office', 'tenths', 'note', 'scored_by', 'scored_at'],
  ]);
  for (const row of rows) await copier.row(row);
  await copier.end();
}
