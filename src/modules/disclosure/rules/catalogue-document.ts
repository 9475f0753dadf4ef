// The catalogue for people: docs/disclosure.md, written by its test with WRITE_DOCS=1 and compared at every run.
import { formatDate } from '#kernel/calendar.ts';
import { ruleSets } from './catalogue.ts';
import { formSetNames } from './forms.ts';
import type { ItemDefinition, RuleSet } from './rule-set.ts';

const sourceOf = (item: ItemDefinition): string => {
  const rows = item.parts.flatMap((part) => (part.kind === 'table' ? part.rows.filter((row) => !row.heading) : []));
  const derived = rows.filter((row) => row.fact).length;
  return [
    ...(derived > 0 ? [`hồ sơ (${derived} dòng)`] : []),
    ...(rows.length > derived || item.parts.some((part) => part.kind === 'text') ? ['nhập'] : []),
    ...(item.files ? [item.files === 'required' ? 'tệp bắt buộc' : 'tệp'] : []),
  ].join(', ');
};

function table(set: RuleSet): string[] {
  const lines = set.items.map((item) =>
    [
      item.form ?? item.code,
      item.title,
      `${item.sets.map((one) => formSetNames[one]).join(', ')}${item.boarding ? ', có bán trú' : ''}`,
      sourceOf(item),
      item.due.words,
      item.basis,
    ].join(' | '),
  );
  return [
    `## ${set.name}`,
    '',
    `${set.title}. Hiệu lực từ ${formatDate(set.validFrom)}${set.validTo ? ` đến ${formatDate(set.validTo)}` : ''}; năm học từ ${set.firstYear}${set.lastYear ? ` đến ${set.lastYear}` : ''}. Có thay đổi: công khai lại trong ${set.changeWorkingDays} ngày làm việc. Giữ trên trang ít nhất ${set.retentionYears} năm.`,
    '',
    '| Biểu mẫu | Nội dung | Đơn vị | Nguồn | Hạn | Căn cứ |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ];
}

export const catalogueDocument = (): string =>
  [
    '# Danh mục công khai',
    '',
    'Viết ra từ `src/modules/disclosure/rules/sets`; đừng sửa ở đây.',
    '',
    ...ruleSets.flatMap(table),
  ].join('\n');
