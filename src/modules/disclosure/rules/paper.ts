// A filled form as the data of its printed page. The template is print/form.typ.
import { formatDate, type LocalDate, toLocal } from '#kernel/calendar.ts';
import type { PaperFacts } from '../queries/paper.ts';
import { type Item, ruleSetOf } from './catalogue.ts';
import type { Content } from './content.ts';
import { periodWords } from './due.ts';
import { sheetOf } from './sheet.ts';

export const formTemplate = 'modules/disclosure/print/form.typ';
const dayWords = (day: LocalDate) => `ngày ${day.slice(8)} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}`;

/** Where the figures come from, in a sentence for readers. */
export const sourceWords = (asOf: LocalDate | null): string =>
  asOf
    ? `Số liệu đếm từ hồ sơ học sinh, lớp học, cán bộ trên hệ thống ngày ${formatDate(asOf)}; phần còn lại do nhà trường nhập.`
    : 'Nội dung do nhà trường lập và chịu trách nhiệm.';

export function paperOf(
  place: PaperFacts,
  item: Item,
  title: string,
  key: { schoolYear: string; period: string },
  version: { content: Content; notes: string; at: Date },
) {
  return {
    ...{ unit: place.unit, above: place.above, place: place.place, head: place.headTitle, name: place.headName },
    ...{ form: item.form ?? '', title, period: periodWords(key.period), year: key.schoolYear, basis: item.basis },
    rule: ruleSetOf(key.schoolYear)?.name ?? '',
    day: dayWords(toLocal(version.at).date),
    ...{ source: sourceWords(version.content.asOf), notes: version.notes },
    parts: sheetOf(item, version.content),
  };
}
