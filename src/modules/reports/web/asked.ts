// Which book of what is on the screen? From the address, or from a form that was sent; what does not fit the book is put right in silence.
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Period } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { periodToday } from '../queries/find.ts';
import { type SchoolClassRow, schoolClasses } from '../queries/school-results.ts';
import { type BookKind, books, isBook, periodOf } from '../rules/books.ts';

export type Asked = {
  kind: BookKind;
  schoolYear: string;
  period: Period;
  classId: number | null;
  pupil: string | null;
  subject: string | null;
  classes: SchoolClassRow[];
};

export async function askedBook(work: Work, unit: Unit, of: (name: string) => string | null, year: string): Promise<Asked> {
  const given = of('kind') ?? '';
  const kind = isBook(given) ? given : 'phieu-lien-lac';
  const schoolYear = /^\d{4}-\d{4}$/.test(of('year') ?? '') ? (of('year') as string) : year || schoolYearOf(work.today);
  const classes = await schoolClasses(work, unit.id, schoolYear);
  const { periods } = books[kind];
  const today = await periodToday(work, schoolYear);
  const period = [periodOf(of('period')), today, periods[0]].find((one) => one != null && periods.includes(one)) ?? 3;
  const wanted = Number(of('class'));
  const first = classes.find(({ own }) => own) ?? classes[0];
  const found = classes.find(({ id }) => id === wanted)?.id ?? (books[kind].of === 'school' ? null : (first?.id ?? null));
  const pupil = of('pupil');
  const subject = of('subject');
  return {
    ...{ kind, schoolYear, period, classId: found, classes },
    pupil: books[kind].of === 'pupil' && /^[0-9a-f-]{36}$/.test(pupil ?? '') ? pupil : null,
    subject: books[kind].of === 'subject' && /^[A-Z0-9]{1,10}$/.test(subject ?? '') ? subject : null,
  };
}
