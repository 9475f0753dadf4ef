// Pupils who take no part in a subject: excused, not chosen, not taught at their old school.
import { Button } from '@mantine/core';
import { data, Form, Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { removeExemption } from '../commands/exempt-pupil.ts';
import { subjectName } from '../curricula/curricula.ts';
import { mayPlanTeaching } from '../policy.ts';
import { type ExemptionRow, schoolExemptions } from '../queries/exemptions.ts';
import { exemptionKinds, exemptionWords } from '../rules/exemption.ts';
import { semesterNames } from '../rules/semester.ts';
import { exemptionFilterOf, exemptionQuery, recordedAt } from './exemption-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const query = exemptionQuery(new URL(request.url).searchParams);
    const all = await schoolExemptions(work, unit.id, year, exemptionFilterOf(query));
    return {
      ...{ unit, year, query, mayPlan: !past && mayPlanTeaching(work.actor, unit) },
      rows: together(all),
      grades: (unitTypeOf(unit.type)?.grades ?? []).map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
    };
  }),
);

export const action = act(async ({ context, params }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const [classSubject = '', pupilId = '', semesters = ''] = String(form.get('which') ?? '').split(' ');
    let done = '';
    for (const semester of semesters.split(','))
      ({ said: done } = await removeExemption(work, unit, {
        classSubjectId: Number(classSubject),
        pupilId,
        semester: Number(semester),
      }));
    return data({ done });
  }),
);

type Row = ExemptionRow & { semesters: (1 | 2)[] };
/** Both semesters that one decision excuses are one row. */
const together = (rows: readonly ExemptionRow[]): Row[] =>
  [
    ...Map.groupBy(rows, (row) =>
      [row.classSubjectId, row.pupilId, row.kind, row.basis, row.decidedOn, row.recordedBy].join('\n'),
    ).values(),
  ].flatMap((same) => same.slice(0, 1).map((row) => ({ ...row, semesters: same.map(({ semester }) => semester).sort() })));

const key = (row: Row) => `${row.classSubjectId} ${row.pupilId} ${row.semesters.join(',')}`;
const columnsFor = (unit: string, mayPlan: boolean): ListColumn<Row>[] => [
  { key: 'name', title: 'Học sinh', sort: 'name', cell: (row) => row.name },
  { key: 'class', title: 'Lớp', sort: 'class', cell: (row) => row.className },
  { key: 'subject', title: 'Môn', cell: (row) => subjectName(row.subject, row.language) },
  {
    key: 'semester',
    title: 'Học kỳ',
    cell: (row) => (row.semesters.length > 1 ? 'cả năm' : semesterNames[row.semesters[0] ?? 1].replace('Học kỳ ', '')),
  },
  { key: 'kind', title: 'Vì sao', cell: (row) => <span className="tag">{exemptionKinds[row.kind]}</span> },
  { key: 'basis', title: 'Căn cứ', deskOnly: true, cell: (row) => row.basis },
  { key: 'day', title: 'Ngày quyết định', sort: 'day', cell: (row) => formatDate(row.decidedOn) },
  { key: 'by', title: 'Người ghi', hidden: true, cell: (row) => row.recordedBy },
  ...(mayPlan
    ? [
        {
          key: 'acts',
          title: 'Việc',
          cell: (row: Row) => (
            <Form method="post" preventScrollReset action={`/${unit}/teaching/exemptions`}>
              <Button
                type="submit"
                size="compact-sm"
                variant="subtle"
                name="which"
                value={key(row)}
                aria-label={`Bỏ: ${row.name}, ${subjectName(row.subject)}`}
                onClick={(event) => {
                  const what = `${exemptionWords[row.kind]} ${subjectName(row.subject, row.language)} của ${row.name}, lớp ${row.className}`;
                  if (!window.confirm(`Bỏ ${what}?`)) event.preventDefault();
                }}
              >
                Bỏ
              </Button>
            </Form>
          ),
        },
      ]
    : []),
];

export default function Exemptions() {
  const { unit, year, query, rows, mayPlan, grades } = useLoaderData<typeof loader>();
  const answer = useAnswer() as (Partial<FormRefusal> & { done?: string }) | undefined;
  const base = `/${unit.slug}/teaching/exemptions`;
  return (
    <>
      <title>{`Miễn học, tự chọn – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Miễn học, tự chọn' }]}
        title="Miễn học, tự chọn"
        facts={`${formatNumber(new Set(rows.map((row) => row.pupilId)).size)} học sinh không học một môn nào đó, năm học ${year}`}
      >
        {mayPlan && (
          <Button component={Link} to={`${base}/new`} data-key="n">
            Ghi miễn học
          </Button>
        )}
      </PageHeader>
      <Done
        words={Object.fromEntries(
          rows.map((row) => [
            recordedAt(row.classSubjectId, row.pupilId),
            `Đã ghi cho ${row.name}, lớp ${row.className}: ${exemptionWords[row.kind].replace(/^ghi /, '')} ${subjectName(row.subject, row.language)}.`,
          ]),
        )}
      />
      {answer?.done && <DoneNote>{answer.done}</DoneNote>}
      <Reasons reasons={answer?.refused} />
      <DataList
        {...{ noun: 'trường hợp', query, rows, total: rows.length, columns: columnsFor(unit.slug, mayPlan) }}
        rowKey={key}
        rowTo={(row) => `/${unit.slug}/people/pupils/${row.pupilId}`}
        search="Tên học sinh hoặc lớp"
        filters={[
          {
            name: 'kind',
            label: 'Mọi lý do',
            options: Object.entries(exemptionKinds).map(([value, label]) => ({ value, label })),
          },
          { name: 'grade', label: 'Mọi khối', options: grades },
        ]}
        exportTo={`${base}.xlsx`}
        empty="Chưa có học sinh nào được miễn học. Học sinh được miễn không có điểm môn ấy và môn ấy không tính vào trung bình của em."
      />
    </>
  );
}
