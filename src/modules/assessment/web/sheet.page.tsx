// The grid of one sheet: a subject of a class in a semester, or what the homeroom teacher rates.
import { IconDownload, IconFileImport, IconHistory, IconLock } from '@tabler/icons-react';
import { data, Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { saveColumns } from '../commands/save-columns.ts';
import { addComment, removeComment } from '../commands/save-comment.ts';
import { mayReadMarks, mayReadSheet } from '../policy.ts';
import { commentBank } from '../queries/comment-bank.ts';
import { markSheet } from '../queries/mark-sheet.ts';
import { dueDay } from '../queries/sheets.ts';
import { askedCells } from '../queries/unlock-requests.ts';
import { lockReason } from '../rules/lock.ts';
import { SheetScreen } from './grid/sheet-screen.tsx';
import { isLocked, lockedColumns, openedWords } from './grid/view.ts';
import { loadMarks } from './load-marks.ts';
import { periodName, periodOf, periodWord } from './period.ts';
import { sheetView } from './sheet-view.ts';

export const handle = { wide: true };

export const loader = loadMarks(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const period = periodOf(params.period);
    if (!period) throw notFound('Không tìm thấy bảng điểm này.');
    const sheet = await markSheet(work, Number(params.sheet), period);
    if (sheet.context.unitId !== unit.id) throw notFound('Không tìm thấy bảng điểm này.');
    demand(mayReadSheet(work.actor, unit, sheet.context));
    const locked = sheet.context.locks.length > 0;
    const view = {
      ...sheetView(work, unit, sheet),
      asked: locked ? await askedCells(work, sheet.context.classSubjectId, period) : [],
    };
    const { context: of } = sheet;
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, view, schoolYear: of.schoolYear },
      due: await dueDay(work, unit.id, of.schoolYear, period),
      today: work.today,
      who:
        of.kind === 'homeroom'
          ? (of.homeroom?.name ?? '')
          : of.teachers
              .filter(({ to }) => to === null || to >= work.today)
              .map(({ name }) => name)
              .join(', '),
      bank: view.readOnly === null ? await commentBank(work, unit.id, of.subject) : [],
      mayAddToSchool: holds(work.actor, ['principal'], unit.path),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const period = periodOf(params.period);
  if (!period) throw notFound('Không tìm thấy bảng điểm này.');
  return data(
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      switch (form.get('intent')) {
        case 'columns': {
          const given: unknown = JSON.parse(String(form.get('columns') ?? '{}'));
          return { columns: await saveColumns(work, unit, Number(params.sheet), period, given) };
        }
        case 'add-comment': {
          const [from, to] = String(form.get('band') ?? '').split('-');
          return { added: (await addComment(work, unit, { ...Object.fromEntries(form), from, to })).id };
        }
        case 'remove-comment':
          await removeComment(work, unit, Number(form.get('comment')));
          return { removed: true };
      }
      throw notFound();
    }),
  );
});

export default function Sheet() {
  const { unit, view, due, today, who, bank, mayAddToSchool } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/assessment`;
  // What is closed already closes no more.
  const open = view.readOnly === null && view.locks.every(({ column }) => column !== null);
  const left = due === null || !open ? null : daysBetween(today, due.day);
  const locked = isLocked(view);
  const closed = view.locks.some(({ column }) => column === null);
  const columns = lockedColumns(view);
  const pupils = view.pupils.filter(({ here }) => here).length;
  return (
    <>
      <title>{`${view.title} ${view.className} – ${unit.shortName}`}</title>
      <SheetScreen
        key={`${view.classSubject} ${view.period}`}
        {...{ view, bank, mayAddToSchool }}
        head={
          <header>
            <nav className="crumbs" aria-label="Đường dẫn">
              <Link to={`${base}/sheets`}>Sổ điểm</Link> ›{' '}
              <Link to={`${base}/results/${view.classId}/${periodWord[view.period]}`}>Lớp {view.className}</Link> › {view.title}
            </nav>
            <div className="row">
              <h1>
                {view.title} {view.className}
              </h1>
              <nav className="mgperiods" aria-label="Học kỳ">
                {([1, 2, 3] as const).map((period) => (
                  <Link
                    key={period}
                    to={`${base}/sheets/${view.classSubject}/${periodWord[period]}`}
                    aria-current={period === view.period ? 'page' : undefined}
                  >
                    {periodName[period]}
                  </Link>
                ))}
              </nav>
              {closed && (
                <span className="tag locked" title={view.locks.map((lock) => lockReason(lock, view.principal)).join(' ')}>
                  <IconLock size={13} aria-hidden /> đã khóa{!locked && `, mở cho thầy cô ${openedWords(view)}`}
                </span>
              )}
              {columns.length > 0 && (
                <span className="tag locked" title={`Đã khóa: ${columns.join('; ')}.`}>
                  <IconLock size={13} aria-hidden /> {columns.length} cột đã khóa
                  {view.open.length > 0 && `, mở cho thầy cô ${openedWords(view)}`}
                </span>
              )}
              {left !== null && left >= 0 && due && (
                <span className={left <= 7 ? 'tag warn' : 'tag'}>
                  {due.campaign === null ? 'hết học kỳ' : `khóa sau ngày`} {formatDate(due.day).slice(0, 5)}
                  {due.campaign !== null && ` (${due.campaign})`}, {left === 0 ? 'hôm nay là ngày cuối' : `còn ${left} ngày`}
                </span>
              )}
              <span className="facts">
                {pupils} học sinh{who && `, ${who}`}
              </span>
            </div>
          </header>
        }
        links={[
          ...(view.readOnly === null
            ? [
                {
                  ...{ name: 'Nhập Excel', icon: <IconFileImport size={16} aria-hidden />, front: true, off: locked },
                  to: `${base}/import?sheet=${view.classSubject}&period=${periodWord[view.period]}`,
                },
              ]
            : []),
          {
            ...{ name: 'Xuất Excel', icon: <IconDownload size={16} aria-hidden />, front: true },
            href: `${base}/export.xlsx?sheet=${view.classSubject}&period=${periodWord[view.period]}`,
          },
          {
            ...{ name: 'Nhật ký', icon: <IconHistory size={16} aria-hidden /> },
            to: `${base}/sheets/${view.classSubject}/${periodWord[view.period]}/log`,
          },
        ]}
      />
    </>
  );
}
