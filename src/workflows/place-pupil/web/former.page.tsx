// What had the pupil at the school before this one, this year? Seen first, then taken over into the sheets of the class (R6.5).
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Form, Link, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { FormerSheet } from '#modules/assessment/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { pupilRecord } from '#modules/people/index.ts';
import { classSubjectsOf, subjectName } from '#modules/teaching/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { bringMarks, formerResults, notTaughtBefore, sentElsewhere } from '../bring-marks.ts';

type Line = { name: string; periods: Partial<Record<1 | 2 | 3, FormerSheet>> };
const rated: Readonly<Record<string, string>> = {
  HK: 'Hạnh kiểm, rèn luyện',
  NLPC: 'Năng lực, phẩm chất',
  SK: 'Theo dõi sức khỏe',
};

function linesOf(sheets: readonly FormerSheet[]): Line[] {
  return [...Map.groupBy(sheets, ({ subject }) => subject)].map(([subject, list]) => ({
    name: rated[subject] ?? subjectName(subject),
    periods: Object.fromEntries(list.map((one) => [one.semester, one])),
  }));
}

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const results = await formerResults(work, unit, params.pupil ?? '');
    const { pupil } = await pupilRecord(work, unit.id, params.pupil ?? '');
    const taught = pupil.class_id === null ? [] : await classSubjectsOf(work, pupil.class_id);
    const sheets = results.state === 'taken' ? results.taken.record.sheets : results.state === 'open' ? results.sheets : [];
    const from = results.state === 'taken' ? results.taken : results.state === 'open' ? results.former : null;
    return {
      ...{ unit, pupil: { id: pupil.id, name: pupil.full_name }, schoolYear: results.schoolYear, lines: linesOf(sheets) },
      why: results.state === 'none' ? results.why : null,
      from: from && { school: from.school, className: from.className, leftOn: from.leftOn },
      elsewhere: results.state === 'open' && results.former.meantFor !== null ? sentElsewhere(results.former) : null,
      taken: results.state === 'taken' ? { by: results.taken.by, at: results.taken.at } : null,
      absent: results.state === 'taken' ? results.taken.record.absent : [],
      periods: ([1, 2, 3] as const).filter((period) => sheets.some(({ semester }) => semester === period)),
      lacks: ([1, 2] as const).flatMap((semester) => {
        const names = notTaughtBefore(
          taught.filter((one) => (semester === 1 ? one.periods1 : one.periods2) !== null),
          sheets,
          semester,
        );
        return names.length === 0 ? [] : [{ semester, names }];
      }),
      classId: pupil.class_id,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    bringMarks(work, await unitOfAddress(work, params.unit), params.pupil ?? '', form.get('anyway') === 'yes'),
  );
  throw redirect(`/${params.unit}/people/pupils/${params.pupil}/former?done=brought`);
});

const periodNames = { 1: 'Học kỳ I', 2: 'Học kỳ II', 3: 'Cả năm' } as const;
const takenWords: Record<FormerSheet['taken'], { text: string; tone: string }> = {
  cells: { text: 'vào sổ điểm', tone: 'tag ok' },
  result: { text: 'lấy kết quả học kỳ', tone: 'tag ok' },
  read: { text: 'chỉ lưu để xem', tone: 'tag' },
  there: { text: 'trường này đã có điểm', tone: 'tag warn' },
};
const absentWords = ({ p, leave, none }: { p: 1 | 2; leave: number; none: number }) =>
  `học kỳ ${p === 1 ? 'I' : 'II'}: ${leave + none} buổi (${leave} có phép)`;
const doneWords = { brought: 'Đã nhận kết quả của trường cũ. Xếp loại của lớp được tính lại ngay sau đây.' };

export default function FormerSchool() {
  const { unit, pupil, schoolYear, lines, periods, why, from, elsewhere, taken, absent, lacks, classId } =
    useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[] } | undefined;
  const busy = useNavigation().state !== 'idle';
  const record = `/${unit.slug}/people/pupils/${pupil.id}`;
  return (
    <>
      <title>{`Kết quả ở trường cũ: ${pupil.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Học sinh', to: `/${unit.slug}/people/pupils` },
          { label: pupil.name, to: record },
          { label: 'Kết quả ở trường cũ' },
        ]}
        title={`Kết quả ở trường cũ: ${pupil.name}`}
        facts={
          from
            ? `${from.school}, lớp ${from.className}${from.leftOn ? `, chuyển đi ${formatDate(from.leftOn)}` : ''} · năm học ${schoolYear}`
            : `Năm học ${schoolYear}`
        }
      />
      <Done words={doneWords} />
      <div className="stack">
        <Reasons reasons={result?.refused} />
        {why && <p className="note">{why}</p>}
        {from && lines.length === 0 && <p className="note">Trường cũ chưa ghi điểm hay nhận xét nào của em trong năm học này.</p>}
        {from && !taken && (
          <Form method="post" className="card pad stack">
            <p>
              Điểm cùng cột, cùng quy định đánh giá được ghi vào sổ điểm của lớp; không khớp thì lấy kết quả học kỳ; môn lớp không
              học thì lưu để xem và in. Trường cũ giữ nguyên sổ điểm của mình, cả hai trường đều có dòng nhật ký.
            </p>
            {elsewhere && (
              <div className="note warn">
                <div className="stack">
                  <span>{elsewhere}</span>
                  <label className="check" htmlFor="f-anyway">
                    <input type="checkbox" id="f-anyway" name="anyway" value="yes" />
                    <span>Đã đối chiếu giấy giới thiệu chuyển trường, em học ở trường này</span>
                  </label>
                </div>
              </div>
            )}
            <div>
              <Button type="submit" loading={busy}>
                Nhận kết quả của {pupil.name}
              </Button>
            </div>
          </Form>
        )}
        {taken && (
          <p className="small muted">
            {taken.by} nhận ngày {formatDate(taken.at)}.
            {absent.length > 0 && ` Nghỉ ở trường cũ: ${absent.map(absentWords).join('; ')}, tính tiếp vào cả năm.`}
          </p>
        )}
        {lacks.map(({ semester, names }) => (
          <p className="note warn" key={semester}>
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              {periodNames[semester]}, trường cũ không có kết quả môn {names.join(', ')}. Nếu trường cũ không dạy thì hiệu trưởng{' '}
              <Link to={`/${unit.slug}/teaching/exemptions/new?class=${classId}`}>ghi “Trường cũ không dạy”</Link>, môn đó chỉ
              tính học kỳ còn lại.
            </span>
          </p>
        ))}
        {lines.length > 0 && (
          <section className="card" aria-label="Kết quả theo môn" style={{ maxWidth: 480 + 320 * periods.length }}>
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th scope="col">Môn</th>
                    {periods.map((period) => (
                      <th scope="col" key={period}>
                        {periodNames[period]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.name}>
                      <td className="name" data-label="Môn">
                        {line.name}
                      </td>
                      {periods.map((period) => (
                        <td key={period} data-label={periodNames[period]}>
                          <Cell sheet={line.periods[period]} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </div>
    </>
  );
}

function Cell({ sheet }: { sheet: FormerSheet | undefined }) {
  if (!sheet) return <span className="empty">trống</span>;
  const { text, tone } = takenWords[sheet.taken];
  return (
    <span className="row" style={{ columnGap: 10, rowGap: 2 }}>
      {sheet.result !== '' && <b className="num">{sheet.result}</b>}
      {sheet.marks !== '' && <span className="num">{sheet.marks}</span>}
      <span className={tone}>{text}</span>
    </span>
  );
}
