// Who teaches what: classes by subjects, a semester at a time; assigned, handed over, and the load of each teacher beside the norm.
import './teaching.css';
import { Button } from '@mantine/core';
import { IconCheck, IconDownload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { data, Form, Link, useFetcher, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { useOpenAnswer } from '#platform/ui/open-reasons.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { assignSubjects } from '../commands/assign-teacher.ts';
import { copyAssignments } from '../commands/copy-assignments.ts';
import { mayPlanTeaching } from '../policy.ts';
import { type Semester, semesterNames } from '../rules/semester.ts';
import { shortNames } from '../rules/short-names.ts';
import { assignmentTable } from './assignment-table.ts';
import { AssignBar } from './parts/assign-bar.tsx';
import { LoadTable } from './parts/load-table.tsx';
import { type Chosen, cellsIn, Matrix } from './parts/matrix.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const table = await assignmentTable(work, params, request);
    return { table, today: work.today, mayPlan: !table.past && mayPlanTeaching(work.actor, table.unit) };
  }),
);

export const action = act(async ({ context, params, request }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (form.get('intent') === 'copy') {
      const { copied, left } = await copyAssignments(work, unit, chosenYear(request.headers.get('cookie'), work.today).year);
      const rest = left.length > 0 ? ` ${left.join(', ')} đã nghỉ nên chỗ của họ còn trống.` : '';
      return data({
        done:
          copied === 0 ? 'Học kỳ II đã có đủ phân công, không chép gì.' : `Đã chép ${copied} phân công sang học kỳ II.${rest}`,
        warnings: [],
      });
    }
    const { done, from, warnings } = await assignSubjects(
      work,
      unit,
      String(form.get('ids') ?? '')
        .split(',')
        .filter(Boolean)
        .map(Number),
      {
        semesters: [Number(form.get('semester')) === 2 ? 2 : 1],
        staffId: form.get('intent') === 'unassign' ? null : String(form.get('staffId') ?? ''),
        part: String(form.get('part') ?? ''),
        from: form.has('from') ? String(form.get('from')) : undefined,
      },
    );
    const what = form.get('intent') === 'unassign' ? `Đã gỡ người dạy ở ${done} ô` : `Đã giao ${done} ô`;
    return data({ done: `${what}, từ ${from.map(formatDate).join(', ')}.`, warnings });
  }),
);

type Answer = Partial<FormRefusal> & { done?: string; warnings?: string[] };

export default function Assignments() {
  const { table, today, mayPlan } = useLoaderData<typeof loader>();
  const { unit, year, semester, cells, classes, loads, groups } = table;
  const [search, setSearch] = useSearchParams();
  const [chosen, choose] = useState<Chosen | null>(null);
  const fetcher = useFetcher<Answer>();
  const copied = useAnswer() as Answer | undefined;
  const input = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLElement>(null);
  const lit = search.get('gv') ?? '';
  const group = search.get('to') ?? '';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const inGroup = group ? new Set(loads.filter((one) => String(one.groupId) === group).map((one) => one.id)) : null;
  const names = shortNames(loads);
  const empty = cells.filter((cell) => cell.teachers.length === 0).length;
  const picked = chosen ? cellsIn(table, chosen) : [];
  const answer = useOpenAnswer(fetcher.data);
  const back = useEffectEvent(() => {
    if (answer?.done && chosen)
      card.current?.querySelector<HTMLElement>(`[data-at="${chosen.to.row}-${chosen.to.column}"]`)?.focus();
  });
  useEffect(() => {
    if (answer) back();
  }, [answer]);
  const base = `/${unit.slug}/teaching/assignments`;
  const of = (hk: Semester) => {
    const next = new URLSearchParams(search);
    next.set('hk', String(hk));
    return `${base}?${next}`;
  };
  return (
    <>
      <title>{`Phân công giảng dạy – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Phân công' }]}
        title="Phân công giảng dạy"
        facts={`${semesterNames[semester]}, năm học ${year} · ${classes.length} lớp, ${cells.length - empty}/${cells.length} môn đã có người dạy`}
      >
        <nav className="segmented" aria-label="Học kỳ">
          {([1, 2] as const).map((hk) => (
            <Link key={hk} to={of(hk)} aria-current={hk === semester ? 'true' : undefined} preventScrollReset>
              {semesterNames[hk]}
            </Link>
          ))}
        </nav>
        <Button
          component="a"
          href={`${base}.xlsx?hk=${semester}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Xuất Excel
        </Button>
      </PageHeader>
      <div className="stack">
        {copied?.done && <DoneNote>{copied.done}</DoneNote>}
        <Reasons reasons={copied?.refused} />
        {mayPlan && semester === 2 && empty > 0 && (
          <Form method="post" className="card pad openform">
            <p>
              Học kỳ II còn {empty} môn chưa có người dạy.
              <span className="small muted"> Chép từ học kỳ I chỉ điền chỗ trống, ai đã chọn thì giữ.</span>
            </p>
            <Button type="submit" name="intent" value="copy">
              Chép từ học kỳ I
            </Button>
          </Form>
        )}
        {cells.length === 0 ? (
          <p className="card blank">
            Chưa lớp nào có môn học trong năm {year}. <Link to={`/${unit.slug}/teaching/subjects`}>Mở môn cho cả trường</Link> rồi
            phân công.
          </p>
        ) : (
          <section className="card" ref={card} aria-label="Bảng phân công">
            <div className="tools">
              <select
                aria-label="Giáo viên"
                className={lit ? 'on' : undefined}
                value={lit}
                onChange={(event) => set('gv', event.currentTarget.value)}
              >
                <option value="">Mọi giáo viên</option>
                {loads.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
              {groups.length > 0 && (
                <select
                  aria-label="Tổ"
                  className={group ? 'on' : undefined}
                  value={group}
                  onChange={(event) => set('to', event.currentTarget.value)}
                >
                  <option value="">Mọi tổ</option>
                  {groups.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
              {empty > 0 && <span className={table.begun ? 'tag bad' : 'tag'}>{empty} ô chưa có người dạy</span>}
              {mayPlan && (
                <span className="small muted hintkeys">
                  Mũi tên đi, Shift chọn nhiều ô, gõ tên, Enter để chọn người, Enter lần nữa để giao
                </span>
              )}
            </div>
            {mayPlan && picked.length > 0 && (
              <AssignBar
                key={`${picked[0]?.id}-${picked.length}-${semester}`}
                {...{ table, cells: picked, today, fetcher, input }}
                reasons={answer?.refused}
              />
            )}
            <div aria-live="polite">
              {answer?.done && fetcher.state === 'idle' && (
                <p className="note ok flat" role="status">
                  <IconCheck size={18} aria-hidden /> {answer.done}
                </p>
              )}
              {answer?.warnings?.map((warning) => (
                <p className="note warn flat" key={warning}>
                  {warning}
                </p>
              ))}
              <Reasons reasons={answer?.refused} />
            </div>
            <Matrix
              {...{ table, names, chosen, choose }}
              lit={lit ? new Set([lit]) : inGroup}
              onEnter={() => input.current?.focus()}
            />
          </section>
        )}
        {cells.length > 0 && <LoadTable {...{ table, only: inGroup, lit }} light={(staffId) => set('gv', staffId)} />}
      </div>
    </>
  );
}
