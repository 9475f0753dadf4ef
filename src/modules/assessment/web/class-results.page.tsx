// "Bảng tổng hợp": a class over all its subjects in a semester or the year; the homeroom teacher rates conduct here, the principal approves.
import './results.css';
import { data, Form, Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant, toLocal } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import {
  approveResults,
  awaitsApproval,
  cameSince,
  notReady,
  reapproveResults,
  reopenResults,
} from '../commands/approve-results.ts';
import { decidePupil } from '../commands/decide-pupil.ts';
import { acceptSecondSemester, ratePupil } from '../commands/rate-pupil.ts';
import { mayEnterMarks, mayLockMarks, mayReadAllSheets, mayReadMarks } from '../policy.ts';
import { approvalOf, classResults, lastReopening } from '../queries/class-results.ts';
import { sheetContext } from '../queries/sheet-context.ts';
import { semesterEnd, sheetsOf } from '../queries/sheets.ts';
import { changesSinceApproval } from '../queries/since-approval.ts';
import { requestsOpenIn } from '../queries/unlock-requests.ts';
import { lockReason } from '../rules/lock.ts';
import { periodNames } from '../rules/period-names.ts';
import { yearDecision } from '../rules/waiting.ts';
import { loadMarks } from './load-marks.ts';
import { ApprovalPanel } from './parts/approval-panel.tsx';
import { ClassSheets } from './parts/class-sheets.tsx';
import { ResultsTable } from './parts/results-table.tsx';
import { periodName, periodOf, periodWord } from './period.ts';
import { againOf, chosenLines, closedWords, conductsOf, lineOf, resultsQuery } from './results-view.ts';
import { sheetName } from './sheet-name.ts';

export const handle = { wide: true };

export const loader = loadMarks(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const period = periodOf(params.period);
    const classId = Number(params.class) || 0;
    if (!period) throw notFound('Không có kỳ này: chọn học kỳ I, học kỳ II hoặc cả năm.');
    const results = await classResults(work, classId, period);
    const { facts, ratingSheet, approval } = results;
    if (facts.unitId !== unit.id) throw notFound('Không tìm thấy lớp này.');
    const base = `/${unit.slug}`;
    const sheet = ratingSheet && facts.rules.kind === 'secondary' ? await sheetContext(work, ratingSheet.id, period) : null;
    const may = sheet ? mayEnterMarks(work.actor, unit, sheet, work.today) : false;
    const lock = sheet?.locks.find(({ column }) => column === null);
    const query = resultsQuery(new URL(request.url).searchParams);
    const lines = results.rows.map((row) => lineOf(results, base, row));
    const { rules } = facts;
    const waiting = notReady(results);
    const again = awaitsApproval(results).map(({ pupil }) => pupil.id);
    const since = await changesSinceApproval(work, results);
    const end = approval ? null : await semesterEnd(work, facts.schoolYear, period);
    const reopened = approval ? null : await lastReopening(work, classId, period);
    const sheets = await sheetsOf(work, { unitId: unit.id, year: facts.schoolYear, period, classId });
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, period, query, lines: chosenLines(lines, query) },
      class: { id: classId, name: facts.className, grade: facts.grade, year: facts.schoolYear, frozen: facts.frozen },
      sheets: sheets.map(({ id, subject, needed, present, teacher, teaches, leads }) => ({
        ...{ id, needed, present, teacher, name: sheetName(subject, rules) },
        readable: teaches || leads || mayReadAllSheets(work.actor, unit),
      })),
      ...{ subjects: results.subjects, kind: rules.kind, ruleSet: rules.name },
      words: rules.kind === 'secondary' ? rules.words : { learning: 'Hoàn thành', conduct: '' },
      semesterTitles: rules.kind !== 'secondary' || rules.semesterTitles,
      ratings:
        rules.kind === 'primary' ? [...rules.competences, ...rules.qualities].map(({ code, name }) => ({ code, name })) : [],
      conducts: conductsOf(rules).map(({ code, name }) => ({ code, name })),
      sheetId: ratingSheet?.id ?? null,
      columns: sheet && may === true && !lock ? sheet.sheet.columns.map(({ key, name }) => ({ key, name })) : [],
      closed:
        may !== true && may !== false ? may.message : lock ? lockReason(lock, mayLockMarks(work.actor, unit) === true) : null,
      endsOn: end !== null && end > work.today ? end : null,
      reopened: reopened && { by: reopened.by, at: formatInstant(reopened.at), reason: reopened.reason },
      secondOpen: period === 3 && !approval && rules.kind !== 'preschool' && (await approvalOf(work, classId, 2)) === null,
      closes: closedWords(rules),
      approval: approval && { by: approval.by, on: toLocal(approval.at).date, note: approval.note },
      principal: mayLockMarks(work.actor, unit) === true,
      counts: {
        here: lines.filter(({ here }) => here).length,
        complete: lines.filter(({ here, complete }) => here && complete).length,
        undecided: waiting.filter(({ complete }) => complete).length,
      },
      // Approved, and not as they are now: what became of them, and whether that can be approved.
      again: againOf(results, since),
      came: cameSince(results).map(({ pupil }) => pupil.name),
      waiting: waiting.map((row) => ({
        ...{ id: row.pupil.id, name: row.pupil.name, lacks: lines.find(({ id }) => id === row.pupil.id)?.lacks ?? [] },
      })),
      // Cells that a request has opened: what the approval of the class, or of some of its pupils again, closes is said before.
      opened: (await requestsOpenIn(work, classId, period, approval ? again : undefined)).map(
        ({ subject, askedByName, openUntil }) =>
          `${subjectName(subject)}, ${askedByName}, đến ${formatInstant(openUntil ?? work.now)}`,
      ),
      suggested: period === 3 && lines.some(({ here, suggestion, rated }) => here && suggestion && !rated.HK?.value),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const period = periodOf(params.period);
  const classId = Number(params.class) || 0;
  const text = (name: string) => String(form.get(name) ?? '');
  return data(
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      if (!period) throw notFound('Không có kỳ này.');
      switch (text('intent')) {
        case 'rate':
          return {
            cell: await ratePupil(work, unit, {
              ...{ classId, period, opId: text('opId'), pupil: text('pupil'), column: text('column'), value: text('value') },
              base: Number(text('base')) || 0,
            }),
          };
        case 'suggest':
          return { suggested: await acceptSecondSemester(work, unit, classId) };
        case 'approve': {
          const except = [...form.entries()].flatMap(([key, value]) =>
            key.startsWith('except-') && String(value).trim() ? [{ pupil: key.slice(7), reason: String(value) }] : [],
          );
          return await approveResults(work, unit, { classId, period, except });
        }
        case 'reapprove': {
          const seen = form.getAll('seen').map((one) => {
            const [pupil, version] = String(one).split(' ');
            return { pupil, version };
          });
          return await reapproveResults(work, unit, { classId, period, seen });
        }
        case 'reopen':
          await reopenResults(work, unit, { classId, period, reason: text('reason') });
          return { reopened: true as const };
        case 'decide':
          await decidePupil(work, unit, {
            ...{ classId, pupil: text('pupil'), decision: text('decision') || null, reason: text('reason') },
          });
          return { decided: true as const };
        default:
          throw notFound('Không có việc này.');
      }
    }),
  );
});

export default function ClassResults() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, class: c, period, kind, ruleSet, counts, approval, closed, suggested, columns } = loaded;
  const answer = useAnswer<typeof action>();
  const base = `/${unit.slug}/assessment/results`;
  const changed = loaded.again.filter((one) => one.changed).length;
  const refused =
    answer && 'refused' in answer && !['approve', 'reapprove', 'reopen'].includes(answer.intent ?? '')
      ? answer.refused
      : undefined;
  return (
    <div className="results">
      <title>{`Kết quả ${periodNames[period]} lớp ${c.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Kết quả', to: base }, { label: `Lớp ${c.name}` }]}
        title={`Bảng tổng hợp lớp ${c.name}`}
        facts={[
          `${counts.complete}/${counts.here} em đủ kết quả ${periodNames[period]}${counts.undecided > 0 ? `, còn ${counts.undecided} em chờ hiệu trưởng ${yearDecision}` : ''}`,
          `năm học ${c.year}`,
          ruleSet,
          approval && `${approval.by} duyệt ngày ${formatDate(approval.on)}`,
          changed > 0 && `${changed} em đổi sau khi duyệt`,
          c.frozen && 'năm học đã kết chuyển, chỉ để xem',
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <nav className="seg" aria-label="Kỳ">
          {([1, 2, 3] as const)
            .filter((one) => one < 3 || kind !== 'preschool')
            .map((one) => (
              <Link key={one} to={`${base}/${c.id}/${periodWord[one]}`} aria-current={one === period ? 'page' : undefined}>
                {periodName[one]}
              </Link>
            ))}
        </nav>
      </PageHeader>
      <Reasons reasons={refused} />
      {answer && 'approved' in answer && (
        <DoneNote>{`Đã duyệt kết quả của ${answer.approved} em. ${loaded.closes.replace(/^./u, (c) => c.toUpperCase())} đã khóa.${answer.closed > 0 ? ` ${answer.closed} yêu cầu mở khóa đang chạy đã đóng lại.` : ''}`}</DoneNote>
      )}
      {answer && 'reapproved' in answer && (
        <DoneNote>{`Đã duyệt lại kết quả của ${answer.reapproved} em.${answer.closed > 0 ? ` Ô đang mở cho các em này theo ${answer.closed} yêu cầu đã đóng lại.` : ''}`}</DoneNote>
      )}
      {answer && 'reopened' in answer && <DoneNote>Đã mở lại kết quả. Bảng điểm nào còn khóa thì mở ở mục Khóa điểm.</DoneNote>}
      {answer && 'suggested' in answer && <DoneNote>{`Đã lấy hạnh kiểm học kỳ II cho ${answer.suggested} em.`}</DoneNote>}
      {answer && 'decided' in answer && <DoneNote>Đã ghi quyết định của hiệu trưởng.</DoneNote>}
      {kind === 'preschool' ? (
        <p className="note">
          Trẻ mầm non không xếp loại: mỗi đợt cân đo, ghi cân nặng, chiều cao và kênh tăng trưởng ở{' '}
          <Link to={`/${unit.slug}/assessment/sheets/${loaded.sheetId ?? 0}/${periodWord[period]}`}>bảng theo dõi sức khỏe</Link>.
        </p>
      ) : (
        <div className="stack">
          <ApprovalPanel
            {...loaded}
            cards={`/${unit.slug}/reports/cards?class=${c.id}`}
            answer={answer && 'refused' in answer && answer.intent !== 'decide' ? answer.refused : undefined}
          />
          {suggested && columns.length > 0 && (
            <Form method="post" className="note" preventScrollReset>
              <span>
                Hạnh kiểm cả năm chủ yếu theo học kỳ II và sự tiến bộ. Lấy mức của học kỳ II cho các em chưa ghi, rồi sửa từng em
                nếu cần.
              </span>
              <button type="submit" name="intent" value="suggest">
                Lấy theo học kỳ II
              </button>
            </Form>
          )}
          {closed && columns.length === 0 && !approval && <p className="note small">{closed}</p>}
          <ClassSheets sheets={loaded.sheets} at={`/${unit.slug}/assessment/sheets`} period={period} />
          <ResultsTable {...loaded} base={base} />
        </div>
      )}
    </div>
  );
}
