// One timetable: the week of a class, written cell by cell; the week of a teacher; what clashes; put in force from its day.
import './timetable.css';
import { Button, NativeSelect } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter, IconUpload } from '@tabler/icons-react';
import { data, Form, Link, redirect, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { createTimetable, type LessonForm, removeTimetable, saveLessons, stampOf } from '../commands/edit-timetable.ts';
import { followAssignments } from '../commands/follow-assignments.ts';
import { publishTimetable } from '../commands/publish-timetable.ts';
import { factsOf, lessonsOf, timetableById, timetableGround } from '../queries/timetable.ts';
import { periodWords } from '../rules/load.ts';
import { clashesAt, clashesOf } from '../rules/timetable.ts';
import { mayMakeTimetable, whyNotTimetable } from '../timetable-policy.ts';
import { ClassGrid } from './parts/lesson-grid.tsx';
import { Clashes } from './parts/timetable-clashes.tsx';
import { WeekTable } from './parts/timetable-week.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const timetable = await timetableById(work, unit.id, Number(params.timetable));
    if (!timetable) throw notFound('Không tìm thấy thời khóa biểu này.');
    const ground = await timetableGround(work, unit, timetable);
    const lessons = await lessonsOf(work, timetable.id);
    const search = new URL(request.url).searchParams;
    const teacher = ground.staff.find((one) => one.id === search.get('teacher'));
    const place = ground.classes.find((one) => String(one.id) === search.get('class')) ?? ground.classes[0];
    const own = teacher
      ? lessons.filter((one) => one.staffId === teacher.id)
      : lessons.filter((one) => one.classId === place?.id);
    const may = mayMakeTimetable(work.actor, unit);
    const past = timetable.schoolYear < schoolYearOf(work.today);
    const clashes = clashesOf(lessons, factsOf(ground));
    const taught = new Set(lessons.map((one) => one.staffId));
    return {
      ...{ unit, timetable, clashes, own, stamp: stampOf(own), teacher: teacher ?? null, place: place ?? null },
      classes: ground.classes.map(({ id, name }) => ({ id, name, lessons: lessons.filter((one) => one.classId === id).length })),
      subjects: ground.subjects
        .filter((one) => teacher !== undefined || one.classId === place?.id)
        .map(({ id, name, classId, periods, staffIds }) => ({ id, name, classId, periods, staffIds })),
      staff: ground.staff.map(({ id, name }) => ({ id, name, teaches: taught.has(id) })),
      whyNot: timetable.publishedAt
        ? 'Bản đã áp dụng nên không sửa. Muốn đổi thì chép thành bản mới.'
        : past
          ? 'Năm học đã qua, chỉ để xem.'
          : may
            ? null
            : whyNotTimetable(unit),
      mayMake: may && !past,
      url: timetable.publishedAt ? `${context.get(requestContext).portalUrl(hostLabelOf(unit))}thoi-khoa-bieu` : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const id = Number(params.timetable);
  const intent = form.get('intent');
  const answer = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'publish') {
      const from = await publishTimetable(work, unit, id, {
        from: String(form.get('from') ?? ''),
        version: String(form.get('version')),
      });
      return { saved: `Đã áp dụng từ ${formatDate(from)}. Trang của trường hiện bản này từ ngày đó.` };
    }
    if (intent === 'lessons') {
      const lessons = JSON.parse(String(form.get('lessons') ?? '[]')) as LessonForm[];
      const { changed } = await saveLessons(work, unit, id, Number(form.get('class')), lessons, String(form.get('seen') ?? ''));
      return { saved: changed === 0 ? 'Không có gì thay đổi.' : `Đã lưu: ${changed} tiết thay đổi.` };
    }
    if (intent === 'follow') {
      const changed = await followAssignments(work, unit, id);
      return { saved: changed === 0 ? 'Không có gì thay đổi.' : `Đã lấy người dạy theo phân công: ${changed} tiết thay đổi.` };
    }
    if (intent === 'copy') {
      const of = await timetableById(work, unit.id, id);
      if (!of) throw notFound('Không tìm thấy thời khóa biểu này.');
      const from = formatDate([of.validFrom, work.today].sort().at(-1) ?? work.today);
      const name = `${of.name} (bản mới)`.slice(0, 120);
      return {
        to: await createTimetable(work, unit, of.schoolYear, {
          name,
          semester: of.semester === 1 ? '1' : '2',
          from,
          copy: String(id),
        }),
      };
    }
    if (intent === 'remove') {
      await removeTimetable(work, unit, id);
      return { removed: true as const };
    }
    throw refuse('intent', 'Không rõ việc cần làm.');
  });
  if ('removed' in answer) throw redirect(`/${params.unit}/teaching/timetable?done=removed`);
  if ('to' in answer) throw redirect(`/${params.unit}/teaching/timetable/${answer.to}?done=made`);
  return data(answer);
});

const done = {
  made: 'Đã lập bản mới.',
  imported: 'Đã ghi các tiết trong tệp.',
  same: 'Tệp không thay đổi gì: 0 tiết.',
};

export default function TimetableScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, timetable, clashes, own, stamp, teacher, place, classes, subjects, staff, whyNot, mayMake, url } = loaded;
  const [, setSearch] = useSearchParams();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const publishing = answer && 'refused' in answer && answer.intent === 'publish';
  // Until the loaders have answered as well: the number of the version in the form is the old one before that.
  const sending = useNavigation();
  const busy = sending.state !== 'idle' && sending.formMethod !== undefined;
  const here = `/${unit.slug}/teaching/timetable/${timetable.id}`;
  const errors = clashes.filter((one) => one.level === 'error').length;
  const show = (name: 'class' | 'teacher', value: string) =>
    setSearch(value ? { [name]: value } : {}, { preventScrollReset: true });
  const lessonsWords = new Map(subjects.map((one) => [one.id, one.name]));
  const title = teacher ? teacher.name : place ? `Lớp ${place.name}` : timetable.name;
  return (
    <>
      <title>{`${timetable.name} – Thời khóa biểu – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Thời khóa biểu', to: `/${unit.slug}/teaching/timetable` },
          { label: timetable.name },
        ]}
        title={timetable.name}
        facts={[
          `Học kỳ ${timetable.semester === 1 ? 'I' : 'II'}, năm học ${timetable.schoolYear}`,
          timetable.publishedAt
            ? `áp dụng từ ${formatDate(timetable.validFrom)}, ${timetable.publishedBy} cho áp dụng lúc ${formatInstant(new Date(timetable.publishedAt))}`
            : 'đang xếp',
        ].join(' · ')}
      >
        {url && <SiteLink href={url}>Xem trên trang</SiteLink>}
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          In
        </Button>
        <Button component="a" href={`${here}/tkb.xlsx`} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Xuất Excel
        </Button>
        {mayMake && whyNot === null && (
          <Button component={Link} to={`${here}/import`} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            Nhập Excel
          </Button>
        )}
        {mayMake && (
          <Form method="post">
            <Button type="submit" name="intent" value="copy" variant="default" leftSection={<IconCopy size={16} aria-hidden />}>
              Chép thành bản mới
            </Button>
          </Form>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note noprint">{whyNot}</p>}
        {answer && 'saved' in answer ? <DoneNote>{answer.saved}</DoneNote> : <Done words={done} />}
        <Reasons reasons={publishing ? undefined : reasons} />
        <div className="tkbpick noprint">
          <NativeSelect
            label="Lớp"
            value={teacher ? '' : String(place?.id ?? '')}
            onChange={(event) => show('class', event.currentTarget.value)}
            data={[
              ...(teacher ? [{ value: '', label: 'chọn lớp' }] : []),
              ...classes.map((one) => ({ value: String(one.id), label: `${one.name} (${one.lessons} tiết)` })),
            ]}
          />
          <NativeSelect
            label="hoặc giáo viên"
            value={teacher?.id ?? ''}
            onChange={(event) => show('teacher', event.currentTarget.value)}
            data={[
              { value: '', label: 'chọn giáo viên' },
              ...staff.filter((one) => one.teaches || one.id === teacher?.id).map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </div>
        <div className="cols">
          <section className="card" aria-label={title}>
            <h2>{title}</h2>
            {teacher ? (
              <WeekTable
                lessons={own}
                wrong={clashesAt(clashes, { staffId: teacher.id })}
                words={(one) => ({
                  title: classes.find((some) => some.id === one.classId)?.name ?? '',
                  more: [one.subjectId === null ? '' : (lessonsWords.get(one.subjectId) ?? ''), one.room ?? '']
                    .filter(Boolean)
                    .join(', '),
                })}
              />
            ) : place ? (
              <ClassGrid
                key={`${place.id}:${stamp}`}
                {...{ classId: place.id, subjects, staff, busy }}
                lessons={own}
                seen={stamp}
                draft={`${timetable.id}:${place.id}`}
                wrong={clashesAt(clashes, { classId: place.id })}
                readOnly={whyNot !== null}
              />
            ) : (
              <p className="blank">Năm học này trường chưa có lớp.</p>
            )}
          </section>
          <aside className="stack noprint">
            <Clashes clashes={clashes} to={(query) => `${here}?${query}`}>
              {mayMake && whyNot === null && clashes.some(({ kind }) => kind === 'assigned') && (
                <Form method="post" className="pad" preventScrollReset>
                  <Button type="submit" name="intent" value="follow" variant="default" loading={busy}>
                    Lấy người dạy theo phân công
                  </Button>
                </Form>
              )}
            </Clashes>
            {!teacher && place && subjects.length > 0 && (
              <section className="card" aria-label="Số tiết theo kế hoạch">
                <h2>Số tiết một tuần</h2>
                <ul className="tkbplan">
                  {subjects.map((one) => {
                    const has = own.filter((lesson) => lesson.subjectId === one.id).length;
                    const off = Math.abs(has - (one.periods ?? 0) / 10) >= 1;
                    return (
                      <li key={one.id}>
                        <span>{one.name}</span>
                        <span className={off ? 'tag warn' : 'num'}>
                          {has}/{periodWords(one.periods ?? 0)}
                        </span>
                      </li>
                    );
                  })}
                </ul>
              </section>
            )}
            {mayMake && whyNot === null && (
              <Form method="post" className="card" noValidate aria-label="Áp dụng" key={timetable.version}>
                <h2>Áp dụng</h2>
                <div className="pad stack">
                  <input type="hidden" name="version" value={timetable.version} />
                  <Reasons reasons={publishing ? reasons : undefined} />
                  <DayInput
                    name="from"
                    id="f-from"
                    label="Từ ngày"
                    defaultValue={formatDate(timetable.validFrom)}
                    error={reasonAt(reasons, 'from')}
                  />
                  <p className="small muted">
                    {errors > 0
                      ? `Còn ${errors} lỗi trùng, sửa hết mới áp dụng được.`
                      : 'Không có lỗi trùng. Áp dụng rồi thì không sửa bản này nữa; muốn đổi thì chép thành bản mới.'}
                  </p>
                  <div className="row">
                    <Button type="submit" name="intent" value="publish" loading={busy} disabled={errors > 0}>
                      Áp dụng
                    </Button>
                    <Button
                      type="submit"
                      name="intent"
                      value="remove"
                      variant="default"
                      onClick={(event) => {
                        if (!window.confirm(`Bỏ bản nháp “${timetable.name}”?`)) event.preventDefault();
                      }}
                    >
                      Bỏ bản nháp
                    </Button>
                  </div>
                </div>
              </Form>
            )}
          </aside>
        </div>
      </div>
    </>
  );
}
