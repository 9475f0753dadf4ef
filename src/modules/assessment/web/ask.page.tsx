// A teacher asks for closed cells: those that came with the address, and others of the same sheet.
import './locks.css';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, redirect, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { refuse } from '#kernel/refusal.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { filesContext, reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { askUnlock } from '../commands/ask-unlock.ts';
import { mayEnterMarks, mayLockMarks } from '../policy.ts';
import { markSheet } from '../queries/mark-sheet.ts';
import { formatCell } from '../rules/cell.ts';
import { parseCellList } from '../rules/cell-list.ts';
import { columnWords } from '../rules/column-words.ts';
import { lockOn, lockReason, periodNames } from '../rules/lock.ts';
import { askedIn, evidenceIn } from './ask-form.ts';
import { shortName } from './grid/view.ts';
import { sheetOfAddress } from './marks-unit.ts';
import { AskCells, type AskColumn, type AskPupil } from './parts/ask-cells.tsx';
import { EvidenceField } from './parts/evidence-field.tsx';
import { periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, context: named } = await sheetOfAddress(work, params);
    const { context: sheet, rows } = await markSheet(work, named.classSubjectId, named.period);
    const me = work.actor.kind === 'person' ? work.actor.userId : null;
    const may = mayEnterMarks(work.actor, unit, sheet, work.today);
    const principal = mayLockMarks(work.actor, unit) === true;
    const closedFor = (pupil: string, column: string) => lockOn(sheet.locks, sheet.openRequests, { pupil, column }, me).lock;
    const here = rows.filter((row) => row.here && !row.excused);
    const words = columnWords(sheet.sheet.columns);
    const columns: AskColumn[] = sheet.sheet.columns
      .map((one) => ({ key: one.key, name: shortName({ words }, one), long: one.long, words: one.scale.as === 'text' }))
      .filter(({ key }) => here.some(({ id }) => closedFor(id, key)));
    const pupils: AskPupil[] = here.map(({ id, name, cells }) => ({
      ...{ id, name },
      cells: Object.fromEntries(
        columns.map(({ key }) => {
          const scale = sheet.sheet.columns.find((one) => one.key === key)?.scale;
          return [key, { shown: scale ? formatCell(cells[key]?.[0] ?? null, scale) : '', closed: closedFor(id, key) !== null }];
        }),
      ),
    }));
    const chosen = parseCellList(
      new URL(request.url).searchParams.get('cells') ?? '',
      pupils.map(({ id }) => id),
      columns.map(({ key }) => key),
    );
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, columns, pupils },
      ...{ principal, whyNot: may === true ? null : may.message },
      chosen: chosen.map(({ pupil, column }) => `${pupil}|${column}`),
      locks: sheet.locks.map((lock) => lockReason(lock, principal)),
      sheet: { id: sheet.classSubjectId, period: sheet.period, className: sheet.className, subject: subjectName(sheet.subject) },
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  // Asked before files are read and stored, and again by the command.
  const { unit, sheet } = await reading(context, async (work) => {
    const found = await sheetOfAddress(work, params);
    const may = mayEnterMarks(work.actor, found.unit, found.context, work.today);
    if (may !== true) throw refuse(may.code, may.message);
    return { unit: found.unit, sheet: found.context };
  });
  const { evidence, wrong } = await evidenceIn(form, context.get(filesContext));
  const input = { ...askedIn(form), classSubject: sheet.classSubjectId, period: sheet.period };
  const id = await writing(context, (work) => askUnlock(work, unit, input, evidence, wrong));
  throw redirect(`/${params.unit}/assessment/requests/${id}?done=asked`);
});

const hours = [1, 2, 4, 8, 24, 48, 72];

export default function AskUnlock() {
  const { unit, sheet, columns, pupils, chosen: given, locks, principal, whyNot } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(given));
  const result = useAnswer() as FormRefusal | undefined;
  const reasons = result?.refused;
  const busy = useNavigation().state !== 'idle';
  const base = `/${unit.slug}/assessment`;
  const title = `${sheet.subject} ${sheet.className}`;
  return (
    <>
      <title>{`Đề nghị mở khóa ${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Sổ điểm', to: `${base}/sheets` },
          { label: `${title}, ${periodNames[sheet.period]}`, to: `${base}/sheets/${sheet.id}/${periodWord[sheet.period]}` },
          { label: 'Đề nghị mở khóa' },
        ]}
        title={`Đề nghị mở khóa: ${title}`}
        facts={`${periodNames[sheet.period]}. Hiệu trưởng quyết định mở những ô này trong bao lâu; hết giờ tự khóa lại.`}
      />
      <div className="stack">
        {locks.map((words) => (
          <p className="note" key={words}>
            <IconLock size={18} aria-hidden /> {words}
          </p>
        ))}
        {principal ? (
          <p className="note">
            <span>
              Hiệu trưởng mở khóa trực tiếp, không cần gửi đề nghị. <Link to={`${base}/locks`}>Mở ở màn hình Khóa điểm</Link>
            </span>
          </p>
        ) : whyNot ? (
          <p className="note">{whyNot}</p>
        ) : columns.length === 0 ? (
          <p className="note ok">Bảng điểm này không có ô nào khóa: thầy cô ghi thẳng vào bảng điểm.</p>
        ) : (
          <KeptForm
            draft={`ask:${search.get('cells') ?? ''}`}
            method="post"
            encType="multipart/form-data"
            className="stack"
            noValidate
          >
            <Reasons reasons={reasons} />
            <AskCells
              {...{ columns, pupils, chosen, setChosen }}
              typed={given.length === 1 && given[0] ? { cell: given[0], text: search.get('wanted') ?? '' } : null}
              error={reasonAt(reasons, 'cells')}
            />
            <section className="card pad stack">
              <h2>Vì sao</h2>
              <Textarea
                id="f-reason"
                name="reason"
                label="Lý do"
                description="Hiệu trưởng đọc để quyết định; giữ lại trong lịch sử của ô."
                placeholder="Cộng thiếu câu 3 của em An, bài chấm lại được 8,5"
                maxLength={1000}
                autosize
                minRows={3}
                error={reasonAt(reasons, 'reason')}
              />
              <EvidenceField error={reasonAt(reasons, 'evidence')} />
              <NativeSelect
                id="f-hours"
                name="hours"
                label="Xin mở trong"
                maw={220}
                defaultValue="2"
                data={hours.map((one) => ({ value: String(one), label: `${one} giờ` }))}
                error={reasonAt(reasons, 'hours')}
              />
              <div>
                <Button
                  type="submit"
                  loading={busy}
                  disabled={chosen.size === 0}
                  leftSection={<IconSend size={16} aria-hidden />}
                >
                  {chosen.size === 0 ? 'Chọn ô cần sửa trước' : `Gửi đề nghị mở ${chosen.size} ô`}
                </Button>
              </div>
            </section>
          </KeptForm>
        )}
      </div>
    </>
  );
}
