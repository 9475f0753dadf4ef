// The timetables of a school in a year: which holds today, which are being made; a new one, empty or as a copy.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { Done } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { createTimetable, type TimetableForm } from '../commands/edit-timetable.ts';
import { listTimetables, type TimetableRow, timetableOn, timetableOrders } from '../queries/timetable.ts';
import { mayMakeTimetable, whyNotTimetable } from '../timetable-policy.ts';

const states = { draft: 'đang xếp', published: 'đã áp dụng' } as const;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!teaches(unit.type)) throw notFound('Chỉ trường mới có thời khóa biểu.');
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const search = new URL(request.url).searchParams;
    const query = listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-from']]), {
      filters: { state: Object.keys(states) },
      sorts: timetableOrders,
    });
    const { rows, total } = await listTimetables(work, unit.id, {
      ...{ schoolYear: year, like: likePatterns(query.q), sort: query.sort, limit: query.limit, offset: query.offset },
      ...(query.filters.state ? { state: query.filters.state } : {}),
    });
    const now = await timetableOn(work, unit.id, work.today);
    return {
      ...{ unit, year, past, query, rows, total, now: now?.id ?? null, today: formatDate(work.today) },
      mayMake: !past && mayMakeTimetable(work.actor, unit),
    };
  }),
);

export const action = act(async ({ context, params, request }, form) => {
  const id = await writing(context, async (work) => {
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    return createTimetable(work, await unitOfAddress(work, params.unit), year, Object.fromEntries(form) as TimetableForm);
  });
  throw redirect(`/${params.unit}/teaching/timetable/${id}?done=made`);
});

const done = { removed: 'Đã bỏ bản nháp.' };

export default function Timetables() {
  const { unit, year, past, query, rows, total, now, today, mayMake } = useLoaderData<typeof loader>();
  const answer = useAnswer() as FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const columns: ListColumn<TimetableRow>[] = [
    { key: 'name', title: 'Tên', sort: 'name', cell: (row) => row.name },
    { key: 'semester', title: 'Học kỳ', cell: (row) => (row.semester === 1 ? 'I' : 'II') },
    { key: 'from', title: 'Áp dụng từ', sort: 'from', cell: (row) => formatDate(row.validFrom) },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) =>
        row.publishedAt === null ? (
          <span className="tag">{states.draft}</span>
        ) : row.id === now ? (
          <span className="tag ok">đang áp dụng</span>
        ) : (
          <span className="tag info">{states.published}</span>
        ),
    },
    { key: 'classes', title: 'Lớp', numeric: true, cell: (row) => row.classes },
    { key: 'lessons', title: 'Tiết', numeric: true, cell: (row) => row.lessons },
    {
      key: 'published',
      title: 'Người áp dụng',
      deskOnly: true,
      cell: (row) => (row.publishedAt ? `${row.publishedBy}, ${formatInstant(new Date(row.publishedAt))}` : ''),
    },
  ];
  return (
    <>
      <title>{`Thời khóa biểu – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Thời khóa biểu' }]}
        title="Thời khóa biểu"
        facts={`Năm học ${year}. Bản đang áp dụng hiện trên trang của trường: môn và phòng, không có tên giáo viên.`}
      />
      <div className="stack">
        <Done words={done} />
        {!mayMake && <p className="note">{past ? 'Năm học đã qua, chỉ để xem.' : whyNotTimetable(unit)}</p>}
        <DataList
          noun="thời khóa biểu"
          query={query}
          rows={rows as TimetableRow[]}
          total={total}
          rowKey={(row) => String(row.id)}
          rowTo={(row) => `/${unit.slug}/teaching/timetable/${row.id}`}
          columns={columns}
          search="Tìm theo tên"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(states).map(([value, label]) => ({ value, label })),
            },
          ]}
          empty={mayMake ? 'Chưa có thời khóa biểu nào. Lập bản đầu tiên ở dưới.' : 'Chưa có thời khóa biểu nào.'}
        />
        {mayMake && (
          <KeptForm draft="new" method="post" className="card" noValidate aria-label="Lập thời khóa biểu">
            <h2>Lập thời khóa biểu</h2>
            <div className="pad stack">
              <Reasons reasons={answer?.refused} />
              <div className="grid3">
                <TextInput
                  name="name"
                  id="f-name"
                  label="Tên"
                  placeholder="Từ tuần 17"
                  maxLength={120}
                  error={reasonAt(answer?.refused, 'name')}
                />
                <NativeSelect
                  name="semester"
                  id="f-semester"
                  label="Học kỳ"
                  error={reasonAt(answer?.refused, 'semester')}
                  data={[
                    { value: '1', label: 'Học kỳ I' },
                    { value: '2', label: 'Học kỳ II' },
                  ]}
                />
                <TextInput
                  name="from"
                  id="f-from"
                  label="Áp dụng từ"
                  defaultValue={today}
                  error={reasonAt(answer?.refused, 'from')}
                />
                <NativeSelect
                  name="copy"
                  id="f-copy"
                  label="Bắt đầu từ"
                  error={reasonAt(answer?.refused, 'copy')}
                  data={[
                    { value: '', label: 'bản trống' },
                    ...rows.map((row) => ({ value: String(row.id), label: `chép “${row.name}”` })),
                  ]}
                />
              </div>
              <div className="row">
                <Button type="submit" loading={busy}>
                  Lập
                </Button>
                <p className="small muted">
                  Sau đó xếp từng lớp, hoặc nhập từ Excel. Môn và người dạy lấy từ{' '}
                  <Link to={`/${unit.slug}/teaching/assignments`}>phân công giảng dạy</Link>.
                </p>
              </div>
            </div>
          </KeptForm>
        )}
      </div>
    </>
  );
}
