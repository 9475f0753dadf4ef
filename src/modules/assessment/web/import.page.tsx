// The dry run of a file of marks: cell by cell what would be written, what not and why; doubts are settled here, then it is applied.
import './imports.css';
import { Button, Checkbox } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp, IconCheck, IconDownload } from '@tabler/icons-react';
import { Form, Link, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import {
  applyMarkImport,
  chooseForImport,
  discardMarkImport,
  markImport,
  mayImportMarks,
  planOf,
} from '../imports/mark-imports.ts';
import { mayUndoMarks, undoMarkImport, undoUntil } from '../imports/undo.ts';
import { type ImportView, verdictOrder, verdictWords, viewOf } from './import-view.ts';
import { PlanPart } from './parts/plan-part.tsx';
import { periodOf } from './period.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const one = await markImport(work, unit, params.markfile ?? '');
    const plan = await planOf(work, unit, one);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      undo: mayUndoMarks(work, unit, one) === true && one.appliedAt ? formatInstant(undoUntil(one.appliedAt)) : null,
      undone: one.undone && { ...one.undone, by: one.undoneBy ?? '', at: one.undoneAt ? formatInstant(one.undoneAt) : '' },
      ...{ id: one.id, fileName: one.fileName, state: one.state, failure: one.failure, done: one.counts, choices: one.choices },
      mayImport: mayImportMarks(work.actor, unit) === true,
      counts: plan.counts,
      view: viewOf(plan, new URL(request.url).searchParams),
      missing: plan.parts.flatMap(({ className, missing }) => missing.map(({ title }) => `${title} (${className})`)),
      byNameOnly: plan.parts.some(({ rows }) => rows.some(({ candidates }) => candidates.length === 1)),
      absent: plan.parts.some(({ rows }) => rows.some(({ cells }) => cells.some(({ code }) => code === 'absent'))),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const id = params.markfile ?? '';
  const intent = form.get('intent');
  const text = (name: string) => String(form.get(name) ?? '');
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'apply') return applyMarkImport(work, unit, id);
    if (intent === 'undo') return undoMarkImport(work, unit, id);
    if (intent === 'discard') return discardMarkImport(work, unit, id);
    if (intent === 'pupil')
      return chooseForImport(work, unit, id, (now) => {
        const { [text('row')]: _, ...others } = now.pupils ?? {};
        return { ...now, pupils: text('pupil') ? { ...others, [text('row')]: text('pupil') } : others };
      });
    if (intent === 'target')
      return chooseForImport(work, unit, id, (now) => {
        const { [text('table')]: _, ...others } = now.targets ?? {};
        const [classSubject, period] = [Number(text('sheet')), periodOf(text('period'))];
        return { ...now, targets: classSubject && period ? { ...others, [text('table')]: { classSubject, period } } : others };
      });
    return chooseForImport(work, unit, id, (now) => ({
      ...now,
      ...{
        addColumns: form.get('addColumns') === 'on',
        byName: form.get('byName') === 'on',
        absent: form.get('absent') === 'on',
      },
    }));
  });
  if (intent === 'discard') throw redirect(`/${params.unit}/assessment/import`);
  return { done: String(intent) };
});

const titles: Record<Loaded['state'], (file: string) => string> = {
  ...{ read: (file) => `Xem trước ${file}`, discarded: (file) => `Đã bỏ ${file}` },
  ...{ applying: (file) => `Đang nhập ${file}`, applied: (file) => `Đã nhập ${file}` },
  ...{ undoing: (file) => `Đang hoàn tác ${file}`, undone: (file) => `Đã hoàn tác ${file}` },
};

export default function MarkImportScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, id, fileName, state, failure, done, view, mayImport } = loaded;
  const counts = loaded.counts;
  const refusal = useAnswer<typeof action>() as { refused?: Reason[] } | undefined;
  useMoving(state === 'applying' || state === 'undoing');
  const open = state === 'read' && mayImport;
  const base = `/${unit.slug}/assessment/import`;
  return (
    <>
      <title>{`${fileName} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Nhập, xuất điểm', to: base }, { label: fileName }]}
        title={titles[state](fileName)}
        facts={state === 'read' ? 'Chưa ghi gì vào bảng điểm.' : undefined}
      />
      <div className="stack">
        <Reasons reasons={refusal?.refused} />
        {failure && (
          <p className="note bad" role="alert">
            <IconAlertCircle size={18} aria-hidden /> {failure}
          </p>
        )}
        {(state === 'applying' || state === 'undoing') && (
          <p className="note" role="status">
            {state === 'applying' ? 'Đang ghi vào bảng điểm.' : 'Đang đưa các ô trở về như trước.'} Có thể rời trang này, việc vẫn
            chạy tiếp.
          </p>
        )}
        {state === 'applied' && done && (
          <p className="note ok" role="status" data-testid="applied">
            <IconCheck size={18} aria-hidden />
            <span>
              {done.new + done.changed === 0
                ? '0 thay đổi: mọi điểm của tệp đã có sẵn.'
                : `Đã ghi ${formatNumber(done.new)} điểm mới và ${formatNumber(done.changed)} thay đổi.`}{' '}
              Dưới đây là tệp so với bảng điểm lúc này.
            </span>
          </p>
        )}
        {loaded.undone && <UndoneNote undone={loaded.undone} />}
        {loaded.undo && <Undo until={loaded.undo} />}
        <Decision {...{ counts, open, loaded, reportUrl: `${base}/${id}/report.xlsx` }} />
        <div className={view.groups.length > 0 ? 'markplan' : 'markplan alone'}>
          <div className="stack" style={{ minWidth: 0 }}>
            {view.parts.map((part) => (
              <PlanPart key={`${part.table} ${part.className}`} part={part} open={open} slug={unit.slug} />
            ))}
            {view.rows === 0 && view.show !== 'all' && <p className="card blank">Không có ô nào ở nhóm này.</p>}
            <Pages page={view.page} pages={view.pages} show={view.show} />
          </div>
          <Why groups={view.groups} />
        </div>
      </div>
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
function Decision({
  counts,
  open,
  loaded,
  reportUrl,
}: {
  counts: Loaded['counts'];
  open: boolean;
  loaded: Loaded;
  reportUrl: string;
}) {
  const busy = useNavigation().state !== 'idle';
  const good = counts.new + counts.changed;
  const wrong = counts.refused + counts.locked + counts.doubtful;
  const { choices, missing, view } = loaded;
  const option = (name: 'addColumns' | 'byName' | 'absent', label: string) => (
    <Checkbox
      key={`${name} ${choices[name] ?? false}`}
      name={name}
      defaultChecked={choices[name] ?? false}
      onChange={(event) => event.currentTarget.form?.requestSubmit()}
      label={label}
    />
  );
  const options = [
    missing.length > 0 && option('addColumns', `Thêm các cột còn thiếu: ${[...new Set(missing)].slice(0, 8).join(', ')}`),
    (loaded.byNameOnly || choices.byName) && option('byName', 'Nhận các em chỉ khớp theo tên (lớp có một em tên đó)'),
    (loaded.absent || choices.absent) && option('absent', 'Ghi cả điểm của em vắng ngày kiểm tra (đã kiểm tra bù)'),
  ].filter(Boolean);
  return (
    <section className="card" aria-label="Kết quả xem trước">
      <div className="markcounts">
        {verdictOrder.map((verdict) => (
          <Link
            key={verdict}
            to={view.show === verdict ? '?' : `?show=${verdict}`}
            preventScrollReset
            aria-current={view.show === verdict ? 'true' : undefined}
          >
            <span className="small">{verdictWords[verdict][0]?.toUpperCase() + verdictWords[verdict].slice(1)}</span>
            <b
              data-testid={`count-${verdict}`}
              className={counts[verdict] > 0 && !['new', 'changed', 'same'].includes(verdict) ? 'bad' : undefined}
            >
              {formatNumber(counts[verdict])}
            </b>
            <span className="small muted">ô</span>
          </Link>
        ))}
        <div className="stack do" style={{ gap: 8 }}>
          {open && (
            <Form method="post" className="stack" style={{ gap: 8 }}>
              <Button type="submit" name="intent" value="apply" loading={busy} disabled={good === 0} data-testid="apply">
                {good === 0 ? '0 thay đổi, không có gì để ghi' : `Ghi ${formatNumber(good)} ô vào bảng điểm`}
              </Button>
              <Button type="submit" name="intent" value="discard" variant="default">
                Bỏ tệp này
              </Button>
            </Form>
          )}
          {wrong > 0 && (
            <Button component="a" href={reportUrl} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
              Tải {formatNumber(wrong)} ô chưa ghi, kèm lý do
            </Button>
          )}
        </div>
      </div>
      {open && options.length > 0 && (
        <Form method="post" className="pad stack" style={{ gap: 8, borderTop: '1px solid var(--ct-line)' }}>
          {options}
          <input type="hidden" name="intent" value="options" />
        </Form>
      )}
    </section>
  );
}

function Why({ groups }: { groups: ImportView['groups'] }) {
  if (groups.length === 0) return null;
  return (
    <section className="card" aria-labelledby="h-vi-sao">
      <h2 id="h-vi-sao" className="pad" style={{ fontSize: 15 }}>
        Vì sao chưa ghi
      </h2>
      <ul className="why">
        {groups.slice(0, 40).map((group) => (
          <li key={group.verdict + group.reason}>
            <span>{group.reason}</span>
            <b className="num">{formatNumber(group.count)} ô</b>
            <span className="muted">{group.example}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pages({ page, pages, show }: { page: number; pages: number; show: string }) {
  if (pages <= 1) return null;
  const to = (n: number) => `?${new URLSearchParams({ ...(show === 'all' ? {} : { show }), page: String(n) })}`;
  return (
    <p className="foot">
      <span>
        Trang {formatNumber(page)} trong {formatNumber(pages)}
      </span>
      <span className="pager">
        {page > 1 && <Link to={to(page - 1)}>Trang trước</Link>}
        {page < pages && <Link to={to(page + 1)}>Trang sau</Link>}
      </span>
    </p>
  );
}

function Undo({ until }: { until: string }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <details className="card pad">
      <summary>Nhập nhầm tệp? Hoàn tác được đến {until}</summary>
      <Form method="post" className="stack" style={{ gap: 8, marginTop: 8 }}>
        <p className="small">
          Ô nào còn đúng như tệp đã ghi thì trở về như trước khi nhập. Ô đã có người sửa, ô đã khóa thì để nguyên và được kể tên.
          Cột đã thêm vẫn còn.
        </p>
        <div>
          <Button
            type="submit"
            name="intent"
            value="undo"
            variant="default"
            loading={busy}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
          >
            Hoàn tác lần nhập này
          </Button>
        </div>
      </Form>
    </details>
  );
}

function UndoneNote({ undone }: { undone: NonNullable<Loaded['undone']> }) {
  const { back, left, more, by, at } = undone;
  return (
    <section className="card pad stack" aria-label="Kết quả hoàn tác">
      <p className="note ok" role="status" data-testid="undone">
        <IconCheck size={18} aria-hidden />
        <span>
          {by} hoàn tác lúc {at}: {formatNumber(back)} ô trở về như trước khi nhập
          {left.length === 0 ? '.' : `, ${formatNumber(left.length + more)} ô để nguyên.`} Muốn nhập lại thì tải tệp lên lần nữa.
        </span>
      </p>
      {left.length > 0 && (
        <ul className="why">
          {left.map(({ where, reason }) => (
            <li key={where}>
              <span>{where}</span>
              <span className="muted">{reason}</span>
            </li>
          ))}
          {more > 0 && <li>và {formatNumber(more)} ô nữa</li>}
        </ul>
      )}
    </section>
  );
}
