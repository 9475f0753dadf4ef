// What a học bạ says of one pupil up to a period of a year: identity, the way so far, a page for every year that the system has.
import { formatDate } from '#kernel/calendar.ts';
import type { Period } from '#modules/assessment/index.ts';
import { periodWords } from '#modules/assessment/index.ts';
import type { CameFrom, ClassFrame, ClassRecord, RecordPupil, RecordResult, RecordRow } from '../../queries/class-record.ts';
import type { History } from '../../queries/histories.ts';
import { conductName, decisionName, learningName, levelText, meanText, subjectName, titleName } from '../../rules/words.ts';
import { absences, ethnicityOf, type Person, personOf, policyOf, type RatingLine, ratingsOf, remarkOf } from '../common.ts';

export type ReportYear = {
  year: string;
  className: string;
  grade: string;
  school: string;
  district: string;
  homeroom: string;
  head: string;
  layout: 'secondary' | 'primary';
  rules: string;
  /** secondary: semester I, semester II, year, after the re-test. primary: level, test. */
  subjects: { name: string; values: string[]; teacher: string; remark: string }[];
  /** Of all subjects, in the two semesters and the year; none where the circular has no such mean. */
  means: string[];
  words: { learning: string; conduct: string };
  ratings: RatingLine[];
  levels: { label: string; learning: string; conduct: string; absent: string }[];
  after: { learning: string; conduct: string };
  absent: string;
  title: string;
  decision: string;
  remark: string;
  /** Only of whom it is true of: other cards say what they said before. */
  cameFrom?: string;
};
export type SchoolReport = {
  kind: 'hoc-ba';
  layout: 'secondary' | 'primary';
  level: string;
  school: string;
  className: string;
  year: string;
  period: Period;
  registerNumber: string;
  pupil: Person & { ethnicity: string; birthPlace: string; policy: string; address: string };
  parents: { label: string; name: string; occupation: string }[];
  path: { year: string; className: string; school: string; place: string }[];
  years: ReportYear[];
};

const relationNames = { father: 'Họ và tên cha', mother: 'Họ và tên mẹ', guardian: 'Họ và tên người giám hộ' } as const;
const schoolLevel = (grade: string): string =>
  Number(grade) <= 5 ? 'TIỂU HỌC' : Number(grade) <= 9 ? 'TRUNG HỌC CƠ SỞ' : 'TRUNG HỌC PHỔ THÔNG';

/** 'Chuyển từ Trường THCS A (lớp 6A) ngày 07/01/2019; kết quả học kỳ I do trường cũ ghi.' */
function cameFromText({ school, className, leftOn, semesters }: CameFrom): string {
  const given = semesters.map((period) => periodWords[period]).join(', ');
  return `Chuyển từ ${school} (lớp ${className})${leftOn ? ` ngày ${formatDate(leftOn)}` : ''}${given ? `; kết quả ${given} do trường cũ ghi` : ''}.`;
}

/** Of who did not complete the grade: what the principal decided, blank until then. */
export const primaryDecision = (grade: string, year: Pick<RecordResult, 'extra' | 'decision'> | undefined): string =>
  year?.extra.completed
    ? `Hoàn thành chương trình lớp ${Number(grade)}${grade === '05' ? ', hoàn thành chương trình tiểu học' : ', được lên lớp'}`
    : decisionName(year?.decision, grade);

/** `upTo`: what comes later in the year stays blank. */
function yearOf(
  frame: ClassFrame,
  results: Partial<Record<Period, RecordResult>>,
  rows: ReadonlyMap<string, RecordRow> | undefined,
  cameFrom: CameFrom | undefined,
  upTo: Period,
): ReportYear {
  const { rules } = frame;
  const primary = rules.kind === 'primary';
  const at = (period: Period) => (period <= upTo ? results[period] : undefined);
  const end = primary ? (upTo === 1 ? 1 : 2) : upTo;
  const year = at(3);
  const retaken = year?.extra.retaken ?? {};
  const subjects = frame.subjects
    .filter(({ kind }) => kind === 'subject')
    .map(({ code, teachers }) => ({
      name: subjectName(code),
      values: primary
        ? [levelText(rules, at(end)?.subjects[code]), meanText(at(end)?.extra.tests?.[code]).replace(/,0$/, '')]
        : [...([1, 2, 3] as const).map((period) => levelText(rules, at(period)?.subjects[code])), meanText(retaken[code])],
      teacher: (upTo === 1 ? teachers[0] : teachers[1]) || teachers[0],
      remark: remarkOf(rows?.get(`${code} ${end === 3 ? 2 : end}`)?.cells),
    }));
  // Before the summer, and after it where it changed something.
  const before = year?.extra.before;
  const learning = (period: Period) => learningName(rules, period === 3 && before ? before.level : at(period)?.level);
  const conduct = (period: Period) => conductName(rules, period === 3 && before ? before.conduct : at(period)?.conduct);
  const rated = rules.kind === 'secondary';
  return {
    ...(cameFrom ? { cameFrom: cameFromText(cameFrom) } : {}),
    ...{ year: frame.schoolYear, className: frame.className, grade: String(Number(frame.grade)), school: frame.place.unit },
    ...{ district: [frame.place.district, frame.place.province].filter(Boolean).join(', '), homeroom: frame.homeroom },
    ...{ head: frame.place.headName, layout: primary ? 'primary' : 'secondary', rules: rules.name, subjects },
    means: [1, 2, 3].map((period) => meanText(at(period as Period)?.overall_mean)),
    words: rated ? rules.words : { learning: '', conduct: '' },
    ratings: ratingsOf(rules, at(end), rows, end),
    levels: rated
      ? ([1, 2, 3] as const).map((period) => ({
          ...{ label: period === 3 ? 'Cả năm' : `Học kỳ ${'I'.repeat(period)}` },
          ...{ learning: learning(period), conduct: conduct(period), absent: absences(at(period), 'all') },
        }))
      : [],
    after: {
      learning: before && year?.extra.retaken ? learningName(rules, year.level) : '',
      conduct: before && year?.extra.summer !== undefined ? conductName(rules, year.conduct) : '',
    },
    ...{ absent: absences(year, 'all'), title: titleName(rules, year?.title) },
    decision: primary ? primaryDecision(frame.grade, year) : decisionName(year?.decision),
    remark:
      at(3)?.comment ||
      at(end)?.comment ||
      remarkOf(
        (primary ? undefined : rows?.get('HK 3')?.cells) ?? rows?.get(`${primary ? 'NLPC' : 'HK'} ${end === 3 ? 2 : end}`)?.cells,
      ),
  };
}

export function schoolReport(
  record: ClassRecord,
  pupil: RecordPupil,
  history: History | undefined,
  period: Period,
): SchoolReport {
  const now = yearOf(
    record,
    record.results.get(pupil.id) ?? {},
    record.rows.get(pupil.id),
    record.cameFrom.get(pupil.id),
    period,
  );
  const sameLevel = (grade: string) => schoolLevel(grade) === schoolLevel(record.grade);
  const past = (history?.past ?? [])
    .filter(({ frame }) => sameLevel(frame.grade))
    .map(({ frame, results, rows, cameFrom }) => yearOf(frame, results, rows, cameFrom, 3));
  return {
    ...{ kind: 'hoc-ba', layout: record.rules.kind === 'primary' ? 'primary' : 'secondary', level: schoolLevel(record.grade) },
    ...{ school: record.place.unit, className: record.className, year: record.schoolYear, period },
    registerNumber: pupil.registerNumber ?? '',
    pupil: {
      ...personOf(pupil),
      ...{ ethnicity: ethnicityOf(pupil), birthPlace: pupil.birthPlace ?? '', policy: policyOf(pupil), address: pupil.address },
    },
    parents: (['father', 'mother', 'guardian'] as const).map((relation) => {
      const found = pupil.guardians.find((one) => one.relation === relation);
      return { label: relationNames[relation], name: found?.name ?? '', occupation: found?.occupation ?? '' };
    }),
    path: (history?.path ?? []).map(({ year, className, school, district, province }) => ({
      ...{ year, className, school, place: [district, province.replace(/^T(ỉnh|hành phố) /, 't$1 ')].filter(Boolean).join(', ') },
    })),
    years: [...past, now],
  };
}
