// What a phiếu liên lạc says of one pupil: what is hashed, kept and compared; nothing of it depends on other pupils or on the paper.
import type { Period } from '#modules/assessment/index.ts';
import type { ClassRecord, RecordPupil } from '../../queries/class-record.ts';
import { periodNames } from '../../rules/books.ts';
import { conductName, decisionName, learningName, levelText, meanText, subjectName, titleName } from '../../rules/words.ts';
import { absences, type Person, personOf, type RatingLine, ratingsOf, remarkOf } from '../common.ts';

export type ContactCard = {
  kind: 'phieu-lien-lac';
  layout: 'secondary' | 'primary';
  school: string;
  className: string;
  year: string;
  period: Period;
  homeroom: string;
  pupil: Person;
  columns: string[];
  subjects: { name: string; values: string[]; remark: string }[];
  summary: { label: string; values: string[] }[];
  ratings: RatingLine[];
  decision: string;
  title: string;
  remark: string;
};

const periodsUpTo = (period: Period): Period[] => (period === 1 ? [1] : period === 2 ? [1, 2] : [1, 2, 3]);

export function contactCard(record: ClassRecord, pupil: RecordPupil, period: Period): ContactCard {
  const { rules } = record;
  const results = record.results.get(pupil.id) ?? {};
  const rows = record.rows.get(pupil.id);
  const primary = rules.kind === 'primary';
  const shown = primary ? ([period === 3 ? 2 : period] as Period[]) : periodsUpTo(period);
  const retaken = results[3]?.extra.retaken ?? {};
  const again = !primary && period === 3 && Object.keys(retaken).length > 0;
  const subjects = record.subjects
    .filter(({ kind, taught }) => kind === 'subject' && shown.some((one) => one === 3 || taught[one - 1]))
    .map(({ code }) => {
      const remark = remarkOf(rows?.get(`${code} ${shown.at(-1) === 3 ? 2 : shown.at(-1)}`)?.cells);
      const of = (one: Period) => levelText(rules, results[one]?.subjects[code]);
      const values = primary
        ? [of(shown[0] as Period), meanText(results[shown[0] as Period]?.extra.tests?.[code]).replace(/,0$/, '')]
        : [...shown.map(of), ...(again ? [meanText(retaken[code])] : [])];
      return { name: subjectName(code), values, remark: primary ? remark : '' };
    });
  const line = (label: string, value: (of: Period) => string) => ({
    label,
    values: [...shown.map(value), ...(again ? [''] : [])],
  });
  const words = rules.kind === 'secondary' ? rules.words : null;
  const hasMean = rules.kind === 'secondary' && rules.learning.by === 'mean';
  const summary = words
    ? [
        ...(hasMean ? [line('Điểm trung bình các môn', (of) => meanText(results[of]?.overall_mean))] : []),
        line(words.learning, (of) => learningName(rules, results[of]?.level)),
        line(words.conduct, (of) => conductName(rules, results[of]?.conduct)),
        line('Danh hiệu', (of) => titleName(rules, results[of]?.title)),
        line('Số buổi nghỉ có phép', (of) => absences(results[of], 'with')),
        line('Số buổi nghỉ không phép', (of) => absences(results[of], 'without')),
      ]
    : [];
  const now = results[period];
  return {
    ...{ kind: 'phieu-lien-lac', layout: primary ? 'primary' : 'secondary', school: record.place.unit },
    ...{ className: record.className, year: record.schoolYear, period, homeroom: record.homeroom, pupil: personOf(pupil) },
    columns: primary
      ? ['Mức đạt được', 'Điểm kiểm tra']
      : [...shown.map((one) => periodNames[one]), ...(again ? ['Kiểm tra lại'] : [])],
    ...{ subjects, summary, ratings: ratingsOf(rules, results[shown.at(-1) as Period], rows, shown.at(-1) as Period) },
    decision:
      period === 3
        ? primary && now?.extra.completed
          ? 'Hoàn thành chương trình lớp học, được lên lớp'
          : decisionName(now?.decision, record.grade)
        : '',
    title: primary ? titleName(rules, now?.title) : '',
    remark: now?.comment || remarkOf(rows?.get(`${primary ? 'NLPC' : 'HK'} ${primary && period === 3 ? 2 : period}`)?.cells),
  };
}
