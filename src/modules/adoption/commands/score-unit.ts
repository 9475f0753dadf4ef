// A unit scores itself with what proves it; the department scores with a word why. Both stand side by side, neither overwrites the other.
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { type Reason, refuse, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { actorLabel, record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { mayScoreSelf, maySurvey, selfScorers, surveyors } from '../policy.ts';
import { schemeOf, scoreSheet } from '../queries/ranking.ts';
import { formatPoints } from '../rules/ranking.ts';
import { typedPoints } from './save-scheme.ts';

export const scoreForm = z.object({
  scores: z
    .array(
      z.object({
        criterion: z.string().max(40),
        /** '' leaves the criterion as it is, or unscored. */
        points: z.union([z.literal(''), typedPoints('Điểm')]),
        note: z.string().transform(nfc).pipe(z.string().trim().max(1000, 'Minh chứng dài nhất 1000 ký tự')),
        link: z
          .string()
          .trim()
          .max(300, 'Liên kết dài nhất 300 ký tự')
          .regex(/^(https?:\/\/\S+)?$/, 'Liên kết bắt đầu bằng http:// hoặc https://'),
      }),
    )
    .min(1)
    .max(30),
});

/** @returns how many scores have changed */
export async function scoreUnit(work: Work, unit: Unit, byOffice: boolean, input: z.input<typeof scoreForm>): Promise<number> {
  const form = parseForm(scoreForm, input);
  if (byOffice ? !maySurvey(work.actor) : !mayScoreSelf(work.actor, unit.id))
    throw reservedFor(
      byOffice ? surveyors : selfScorers,
      byOffice ? 'Điểm của Sở do chuyên viên Sở chấm.' : `Điểm tự chấm do người của ${unit.shortName} ghi.`,
    );
  const schoolYear = schoolYearOf(work.today);
  const scheme = await schemeOf(work, schoolYear);
  if (scheme.closedAt) throw refuse('closed', `Xếp hạng năm học ${schoolYear} đã chốt, điểm không đổi được nữa.`);
  const { ranked } = await scoreSheet(work, scheme, unit);
  if (!ranked) throw refuse('unit', `${unit.shortName} không nằm trong sổ cổng thông tin.`);

  const changed = form.scores.flatMap((score, i) => {
    const part = ranked.parts.find((one) => one.code === score.criterion);
    const known = part && (byOffice ? part.office : part.self);
    const same = known && known.tenths === score.points && known.note === score.note && known.link === score.link;
    // Nothing was said and nothing is: an empty row of the form.
    const nothing = score.points === '' && !score.note && !score.link && !known;
    return same || nothing ? [] : [{ ...score, i, known: known ?? null }];
  });
  const reasons = changed.flatMap(({ criterion: code, points, note, link, i, known }): (Reason | false)[] => {
    const criterion = scheme.criteria.find((one) => one.code === code);
    const title = criterion?.title ?? code;
    const field = `scores.${i}`;
    return [
      !criterion && { code: 'criterion', message: 'Có tiêu chí không còn trong năm học này: tải lại trang.' },
      points === '' && {
        code: 'points',
        message: known ? `${title}: đã chấm thì không để trống, ghi 0 nếu không có điểm.` : `${title}: ghi điểm.`,
        field: `${field}.points`,
      },
      criterion !== undefined &&
        points !== '' &&
        points > criterion.tenths && {
          code: 'most',
          message: `${title}: nhiều nhất ${formatPoints(criterion.tenths)} điểm.`,
          field: `${field}.points`,
        },
      !byOffice &&
        points !== '' &&
        points > 0 &&
        !note &&
        !link && {
          code: 'evidence',
          message: `${title}: điểm tự chấm cần minh chứng, ghi vài chữ hoặc dán liên kết.`,
          field: `${field}.note`,
        },
      byOffice &&
        note.length < 5 && { code: 'why', message: `${title}: Sở chấm thì ghi vì sao, ít nhất 5 ký tự.`, field: `${field}.note` },
    ];
  });
  throwIfAny(reasons);
  if (changed.length === 0) return 0;

  for (const { criterion, points, note, link } of changed) {
    const row = { tenths: Number(points), note, link, scored_by: actorLabel(work.actor), scored_at: work.now };
    await write(work)
      .insertInto('adoption.score')
      .values({ school_year: schoolYear, unit_id: unit.id, criterion, by_office: byOffice, ...row })
      .onConflict((c) => c.columns(['school_year', 'unit_id', 'criterion', 'by_office']).doUpdateSet(row))
      .execute();
  }
  const titleOf = (code: string) => scheme.criteria.find((one) => one.code === code)?.title ?? code;
  await record(work, {
    action: byOffice ? 'adoption.score' : 'adoption.score-self',
    object: { kind: 'unit', id: unit.id },
    unitId: unit.id,
    summary: `${byOffice ? 'Sở chấm' : 'Tự chấm'} ${unit.shortName} năm học ${schoolYear}: ${changed.length} tiêu chí`,
    before: Object.fromEntries(changed.map((c) => [titleOf(c.criterion), c.known ? formatPoints(c.known.tenths) : null])),
    after: Object.fromEntries(changed.map((c) => [titleOf(c.criterion), formatPoints(Number(c.points))])),
  });
  return changed.length;
}
