// Printing: which book, of whom, how it looks, and what of the whole school is being printed.
import './reports.css';
import { Button, NativeSelect } from '@mantine/core';
import { IconPrinter, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, Link, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { isRefused, notFound, throwIfAny } from '#kernel/refusal.ts';
import { mayReadMarks } from '#modules/assessment/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import { cancelPrintJob, resumePrintJob, startPrintJob } from '../commands/print-jobs.ts';
import { mayIssue, mayPrint, mayPrintSchool } from '../policy.ts';
import { classRecord } from '../queries/class-record.ts';
import { handIn } from '../queries/hand.ts';
import { issuePlan } from '../queries/issue-plan.ts';
import { printJobs } from '../queries/print-jobs.ts';
import { bookKinds, books, isCard, ofWholeYears, periodCode, periodNames } from '../rules/books.ts';
import { subjectName } from '../rules/words.ts';
import { askedBook } from './asked.ts';
import { Changed } from './parts/changed.tsx';
import { Jobs } from './parts/jobs.tsx';

export const handle = { wide: true };

/** A class that the house knows no rules for has nothing to print; the screen stands all the same. */
const noneIfRefused = (error: unknown): null => {
  if (!isRefused(error)) throw error;
  return null;
};

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!teaches(unit.type)) throw notFound('Sổ sách in ở từng trường.');
    const may = mayReadMarks(work.actor, unit);
    throwIfAny([may === true ? null : may]);
    const search = new URL(request.url).searchParams;
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const { classes, ...asked } = await askedBook(work, unit, (name) => search.get(name), year);
    const record =
      asked.classId !== null && books[asked.kind].of !== 'school'
        ? await classRecord(work, asked.classId).catch(noneIfRefused)
        : null;
    const subjects = record?.subjects.filter(({ kind }) => kind === 'subject') ?? [];
    const hand = record && (await handIn(work, record.classId));
    // Of several subjects, the own one.
    const subject =
      books[asked.kind].of === 'subject'
        ? (asked.subject ?? subjects.find(({ code }) => hand?.teaches.includes(code))?.code ?? subjects[0]?.code ?? null)
        : null;
    const mine = record && hand ? mayPrint(work.actor, unit, { ...asked, className: record.className, subject }, hand) : true;
    const wholeSchool = mayPrintSchool(work.actor, unit) === true;
    const pupil = record?.pupils.some(({ id }) => id === asked.pupil) ? asked.pupil : null;
    const here = record?.pupils.filter((one) => one.here) ?? [];
    const plan =
      record && mine === true && isCard(asked.kind) && here.length > 0
        ? await issuePlan(work, record, { kind: asked.kind, period: asked.period, pupils: pupil ? [pupil] : null })
        : null;
    const number = mayIssue(work.actor, unit);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, asked: { ...asked, pupil, subject }, classes, plan },
      pupils: here.map(({ id, name }) => ({ id, name })),
      subjects: subjects.map(({ code }) => ({ code, name: subjectName(code) })),
      whyNot: mine === true ? null : mine.message,
      whyNoNumber:
        number !== true
          ? number.message
          : record && ofWholeYears(asked.kind, asked.period, record.rules)
            ? 'Học bạ tiểu học ghi kết quả cả năm, phát hành khi kết quả cả năm đã duyệt.'
            : null,
      wholeSchool,
      jobs: wholeSchool ? await printJobs(work, unit.id) : [],
      printable: books[asked.kind].of === 'school' ? classes.some(({ pupils }) => pupils > 0) : here.length > 0,
    };
  }),
);

export const action = act(async ({ context, params, request }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => (form.get(name) === null ? null : String(form.get(name)));
    const id = text('job') ?? '';
    if (form.get('intent') === 'cancel') {
      await cancelPrintJob(work, unit, id);
      return { saved: 'Đã dừng. Những lớp in xong vẫn tải được.' };
    }
    if (form.get('intent') === 'resume') {
      await resumePrintJob(work, unit, id);
      return { saved: 'Đang in tiếp các lớp còn lại.' };
    }
    const asked = await askedBook(work, unit, text, chosenYear(request.headers.get('cookie'), work.today).year);
    await startPrintJob(work, unit, { ...asked, issue: form.get('issue') === 'yes' });
    return { saved: 'Đang in cả trường. Tiến độ ở bên dưới; có thể làm việc khác trong lúc chờ.' };
  }),
);

export default function Books() {
  const { unit, asked, classes, pupils, subjects, plan, whyNot, whyNoNumber, wholeSchool, jobs, printable } =
    useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const [, setSearch] = useSearchParams();
  useMoving(jobs.some(({ state }) => state === 'waiting' || state === 'running'));
  const [issue, setIssue] = useState(false);
  const book = books[asked.kind];
  const values = {
    ...{ kind: asked.kind, year: asked.schoolYear, period: periodCode[asked.period] },
    ...(asked.classId !== null ? { class: String(asked.classId) } : {}),
    ...(asked.pupil ? { pupil: asked.pupil } : {}),
    ...(book.of === 'subject' ? { subject: asked.subject ?? '' } : {}),
  };
  const choose = (name: string, value: string) =>
    setSearch({ ...values, [name]: value, ...(name === 'class' ? { pupil: '' } : {}) }, { preventScrollReset: true });
  const hidden = Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
  const renewable = plan?.changed.filter(({ approved }) => approved).length ?? 0;
  const issuable = plan !== null && (plan.fresh > 0 || renewable > 0);
  const numbering = issuable && whyNoNumber === null;
  return (
    <>
      <title>{`In sổ sách – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'In sổ sách' }]}
        title="In sổ sách"
        facts={`Năm học ${asked.schoolYear}. In một lớp, một học sinh${wholeSchool ? ' hay cả trường' : ''} thành tệp PDF.`}
      >
        <Button component={Link} to={`/${unit.slug}/reports/cards`} variant="default">
          Phiếu đã phát hành
        </Button>
      </PageHeader>
      <div className="stack">
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        {answer && 'refused' in answer && <Reasons reasons={answer.refused} />}
        <div className="bookdesk">
          <div className="stack">
            <section className="card pad stack bookchoice" aria-label="Chọn sổ">
              <Choice
                label="Loại sổ"
                value={asked.kind}
                onChange={(value) => choose('kind', value)}
                options={bookKinds.map((kind) => [kind, books[kind].name])}
              />
              <p className="small muted">{book.says}</p>
              {book.periods.length > 1 && (
                <Choice
                  label="Thời gian"
                  value={periodCode[asked.period]}
                  onChange={(value) => choose('period', value)}
                  options={book.periods.map((one) => [periodCode[one], periodNames[one]])}
                />
              )}
              <Choice
                label="Lớp"
                value={asked.classId === null ? '' : String(asked.classId)}
                onChange={(value) => choose('class', value)}
                options={[
                  ...(book.of === 'school' ? [['', 'Cả trường'] as const] : []),
                  ...classes.map((one) => [String(one.id), `${one.name} (${one.pupils} học sinh)`] as const),
                ]}
              />
              {book.of === 'subject' && (
                <Choice
                  label="Môn"
                  value={asked.subject ?? ''}
                  onChange={(value) => choose('subject', value)}
                  options={subjects.map((one) => [one.code, one.name])}
                />
              )}
              {book.of === 'pupil' && (
                <Choice
                  label="Học sinh"
                  value={asked.pupil ?? ''}
                  onChange={(value) => choose('pupil', value)}
                  options={[['', 'Cả lớp'], ...pupils.map((one) => [one.id, one.name] as const)]}
                />
              )}
              {plan && (
                <p className="note" role="status">
                  {[
                    plan.fresh > 0 && `${plan.fresh} phiếu đã duyệt, chờ phát hành`,
                    plan.same > 0 && `đã phát hành ${plan.same} phiếu, không đổi`,
                    plan.earlier > 0 &&
                      `${plan.earlier} phiếu trong số đã phát hành in lại theo mẫu của ngày phát hành, khác mẫu Sở đang dùng, vì bản đã phát thì giữ nguyên`,
                    plan.reopened > 0 &&
                      `${plan.reopened} phiếu đã phát hành nhưng kết quả đang được mở để sửa hoặc chờ duyệt lại, in ra là bản nháp`,
                    renewable > 0 &&
                      `${renewable} phiếu đã phát hành nhưng nay khác: phát hành lại thì mang số mới, số cũ hết giá trị`,
                    plan.changed.length > renewable &&
                      `${plan.changed.length - renewable} phiếu đã phát hành mà kết quả nay khác và chưa được duyệt lại, in ra là bản nháp`,
                    plan.drafts > 0 && `${plan.drafts} phiếu chưa duyệt kết quả, in ra là bản nháp`,
                  ]
                    .filter(Boolean)
                    .join('; ')}
                  .
                </p>
              )}
              <form method="post" action={`/${unit.slug}/reports/books/print`} target="_blank" className="stack" rel="noopener">
                {hidden}
                {numbering && (
                  <label className="check">
                    <input
                      type="checkbox"
                      name="issue"
                      value="yes"
                      checked={issue}
                      onChange={(event) => setIssue(event.currentTarget.checked)}
                    />
                    <span>Phát hành: phiếu đã duyệt được cấp số, mã xác minh và lưu lại bản gốc</span>
                  </label>
                )}
                {plan && issuable && whyNoNumber && <p className="small muted">{whyNoNumber}</p>}
                <div className="row">
                  <Button
                    type="submit"
                    disabled={!printable || whyNot !== null}
                    leftSection={<IconPrinter size={16} aria-hidden />}
                  >
                    {numbering
                      ? issue
                        ? 'Phát hành và in'
                        : 'In xem trước, chưa phát hành'
                      : asked.pupil
                        ? 'In học sinh này'
                        : book.of === 'school' && asked.classId === null
                          ? 'In'
                          : 'In lớp này'}
                  </Button>
                </div>
              </form>
              {asked.pupil && (
                <Link to={`/${unit.slug}/reports/cards/${asked.pupil}/${asked.kind}`}>Các lần phát hành cho học sinh này</Link>
              )}
              {wholeSchool && book.of !== 'school' && book.of !== 'subject' && (
                <Form method="post" className="stack" preventScrollReset>
                  {hidden}
                  {isCard(asked.kind) && whyNoNumber === null && (
                    <label className="check">
                      <input type="checkbox" name="issue" value="yes" />
                      <span>Phát hành luôn phiếu đã duyệt của mọi lớp; không chọn thì phiếu chưa có số in ra là bản nháp</span>
                    </label>
                  )}
                  <div className="row">
                    <Button
                      type="submit"
                      name="intent"
                      value="school"
                      variant="default"
                      loading={busy}
                      disabled={classes.length === 0}
                      leftSection={<IconStack2 size={16} aria-hidden />}
                    >
                      In cả trường
                    </Button>
                  </div>
                </Form>
              )}
            </section>
            {plan && plan.changed.length > 0 && isCard(asked.kind) && (
              <Changed kind={asked.kind} cards={plan.changed} schoolYear={asked.schoolYear} />
            )}
          </div>
          <section className="card pad" aria-label="Xem trước">
            {whyNot ? (
              <p className="blank">{whyNot}</p>
            ) : printable ? (
              <figure>
                <figcaption className="small muted">Xem trước trang đầu, chưa phát hành</figcaption>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys */}
                <div className="paper" tabIndex={0} role="group" aria-label="Trang xem trước">
                  <img
                    className="sheet"
                    src={`/${unit.slug}/reports/books/preview.svg?${new URLSearchParams(values)}`}
                    alt={`Trang đầu của ${book.name.toLowerCase()}`}
                  />
                </div>
              </figure>
            ) : (
              <p className="blank">
                {classes.length === 0 ? 'Năm học này chưa mở lớp nào.' : 'Lớp này chưa có học sinh nên chưa có gì để in.'}
              </p>
            )}
          </section>
        </div>
        {wholeSchool && <Jobs jobs={jobs} slug={unit.slug} />}
      </div>
    </>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={options.map(([code, name]) => ({ value: code, label: name }))}
    />
  );
}
