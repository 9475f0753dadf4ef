// What of a school's marks is closed: by whom, since when, why; the principal closes and opens.
import './locks.css';
import { IconLock } from '@tabler/icons-react';
import { data, Link, useLoaderData, useSearchParams } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { refuse } from '#kernel/refusal.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { endException, exceptClass } from '../commands/except-class.ts';
import { lockMarks } from '../commands/lock-marks.ts';
import { openLock } from '../commands/open-lock.ts';
import { mayLockMarks } from '../policy.ts';
import { type LockRow, lockableClasses, locksAt, openedLocks } from '../queries/locks.ts';
import { sheetContext } from '../queries/sheet-context.ts';
import { periodNames } from '../rules/lock.ts';
import { lockedBy, matrixRow } from '../rules/lock-matrix.ts';
import { marksUnit } from './marks-unit.ts';
import { LockList, OpenedList } from './parts/lock-list.tsx';
import { LockMatrix, type MatrixLine } from './parts/lock-matrix.tsx';
import { LockPanel } from './parts/lock-panel.tsx';
import type { LockView } from './parts/lock-words.ts';
import { requestsInSight } from './request-list.ts';

const view = (lock: LockRow): LockView => ({ ...lock, subjectName: lock.subject && subjectName(lock.subject) });

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await marksUnit(work, params.unit);
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const may = mayLockMarks(work.actor, unit);
    const search = new URL(request.url).searchParams;
    const [locks, opened] = [await locksAt(work, unit.id, year), await openedLocks(work, unit.id, year)];
    const classes = await lockableClasses(work, unit.id, year);
    const semester = Number(search.get('semester'));
    const of = classes.find(({ id }) => String(id) === search.get('class'));
    const chosen =
      semester === 1 || semester === 2 || semester === 3
        ? {
            ...{ semester: semester as 1 | 2 | 3, classId: of?.id ?? null, className: of?.name ?? null },
            subjects: (of?.subjects ?? []).map((one) => ({
              ...{ id: one.id, name: subjectName(one.subject) },
              locked: lockedBy(locks, { classId: of?.id ?? null, classSubjectId: one.id, semester, column: null }),
            })),
          }
        : null;
    const subject = chosen?.subjects.find(({ id }) => String(id) === search.get('subject'));
    const columns = chosen && subject ? (await sheetContext(work, subject.id, chosen.semester)).sheet.columns : [];
    const lines: MatrixLine[] = [null, ...classes].map((one) => ({
      ...{ classId: one?.id ?? null, name: one?.name ?? 'Cả trường', sheets: one?.subjects.length ?? 0 },
      cells: matrixRow(locks, one?.id ?? null).map(({ semester: at, whole, parts, excepted }) => ({
        semester: at,
        whole: whole.map(view),
        parts: parts.length,
        excepted: excepted.map(view),
      })),
    }));
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, whyNot: may === true ? null : may.message, lines },
      ...{ locks: locks.map(view), opened: opened.map(view), chosen, subject: subject ?? null },
      columns: columns.map(({ key, long }) => ({
        ...{ key, name: long },
        locked:
          chosen && subject
            ? lockedBy(locks, { classId: chosen.classId, classSubjectId: subject.id, semester: chosen.semester, column: key })
            : null,
      })),
      waiting: await requestsInSight(work, unit),
    };
  }),
);

const numberOrNull = (value: FormDataEntryValue | null) => (value ? Number(value) : null);
export const action = act(async ({ context, params }, form) =>
  writing(context, async (work) => {
    const unit = await marksUnit(work, params.unit);
    const reason = String(form.get('reason') ?? '');
    if (form.get('intent') === 'open') {
      await openLock(work, unit, { lock: Number(form.get('lock')), reason });
      return data({ saved: 'Đã mở khóa. Giáo viên được phân công ghi điểm lại được ngay.' });
    }
    const exception = { lock: Number(form.get('lock')), classId: Number(form.get('class')) };
    if (form.get('intent') === 'except') {
      await exceptClass(work, unit, { ...exception, reason });
      return data({ saved: 'Đã để lớp ngoài khóa. Giáo viên của lớp ghi điểm được ngay, các lớp khác vẫn khóa.' });
    }
    if (form.get('intent') === 'end-exception') {
      await endException(work, unit, exception);
      return data({ saved: 'Đã khóa lại lớp cùng cả trường.' });
    }
    if (form.get('intent') !== 'lock') throw refuse('intent', 'Không rõ việc cần làm.');
    await lockMarks(work, unit, {
      ...{ schoolYear: String(form.get('year') ?? ''), reason, column: String(form.get('column') ?? '') || null },
      ...{ classId: numberOrNull(form.get('class')), classSubjectId: numberOrNull(form.get('subject')) },
      semester: numberOrNull(form.get('semester')),
    });
    return data({ saved: 'Đã khóa. Giáo viên thấy lý do và người khóa ở từng bảng điểm.' });
  }),
);

export default function Locks() {
  const { unit, year, whyNot, lines, locks, opened, chosen, subject, columns, waiting } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const refused = result && 'refused' in result ? result.refused : undefined;
  return (
    <>
      <title>{`Khóa điểm – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Khóa điểm' }]}
        title="Khóa điểm"
        facts={
          locks.length === 0
            ? `Năm học ${year}: mọi bảng điểm đang mở cho giáo viên được phân công.`
            : `Năm học ${year}: ${locks.length} khóa đang giữ. Điểm đã ghi không đổi; muốn sửa vài ô thì mở theo đề nghị.`
        }
      >
        <Link to={`/${unit.slug}/assessment/requests${waiting > 0 ? '?state=asked' : ''}`} className="linkbutton">
          {waiting > 0 ? `${waiting} đề nghị mở khóa chờ quyết định` : 'Các đề nghị mở khóa'}
        </Link>
      </PageHeader>
      <div className="stack">
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        {!chosen && <Reasons reasons={refused} />}
        {whyNot && (
          <p className="note">
            <IconLock size={18} aria-hidden /> {whyNot} Giáo viên gửi đề nghị mở khóa từ bảng điểm, ở đúng ô cần sửa.
          </p>
        )}
        <div className="cols">
          <div className="stack">
            <LockMatrix lines={lines} chosen={chosen} />
            <LockList locks={locks} mayOpen={whyNot === null} reasons={refused} results={`/${unit.slug}/assessment/results`} />
            <OpenedList locks={opened} />
          </div>
          {chosen ? (
            <LockPanel
              // A lock that has come or gone begins the form anew, without its question.
              key={`${search} ${locks.length} ${locks.flatMap(({ exceptions }) => exceptions).length}`}
              {...{ chosen, subject, columns, year, whyNot, reasons: refused }}
              title={`${chosen.className ? `Lớp ${chosen.className}` : 'Cả trường'}, ${periodNames[chosen.semester]}`}
              locks={
                lines
                  .find(({ classId }) => classId === chosen.classId)
                  ?.cells.find(({ semester }) => semester === chosen.semester)?.whole ?? []
              }
              excepted={
                lines
                  .find(({ classId }) => classId === chosen.classId)
                  ?.cells.find(({ semester }) => semester === chosen.semester)?.excepted ?? []
              }
            />
          ) : (
            <aside className="card pad stack">
              <h2>Khóa thế nào</h2>
              <p className="small">
                Chọn một ô của bảng: cả trường hay một lớp, học kỳ nào; trong lớp có thể khóa riêng một môn hay một cột.
              </p>
              <p className="small muted">
                Bảng điểm tự khóa khi hết hạn của đợt (tính cả ngày gia hạn), và khi kết quả được duyệt. Mở theo đề nghị thì hết
                giờ tự khóa lại.
              </p>
            </aside>
          )}
        </div>
      </div>
    </>
  );
}
