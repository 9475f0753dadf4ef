// The dry run of a file: counts first, then kinds of error, then rows; good rows go in without waiting for bad ones.
import './import.css';
import { Button, Checkbox, Modal, Progress, SegmentedControl } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp, IconCheck, IconCircle, IconCircleDot, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { data, Form, Link, redirect, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, type ImportState, importById, mayWriteRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import { correctImport, type DryRun, stepImport } from '../imports.ts';
import { kinds } from '../kinds.ts';
import { rowsPerPage, shows, viewOf } from './import-view.ts';
import { Groups } from './parts/groups.tsx';
import { Rows, verdicts } from './parts/rows.tsx';
import { isMoving, kindWords, stateWords } from './words.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const stored = await importById(work, unit.id, params.import ?? '');
    if (!stored || stored.state === 'discarded') throw notFound('Không tìm thấy lần nhập này.');
    const kind = kinds[stored.kind];
    const result = stored.result as DryRun | null;
    const { anchor, columns } = kind.table;
    const { sheet, headerRow, columns: known = [], unknownColumns = [], counts, missingClasses = [] } = result ?? {};
    return {
      ...{ unit, kind: stored.kind, fileName: stored.file_name, state: stored.state as ImportState, failure: stored.failure },
      ...{ phase: stored.phase, done: stored.rows_done, of: stored.rows_total, options: stored.options },
      id: stored.id,
      anchor: { field: anchor, title: columns.find((c) => c.field === anchor)?.title ?? '' },
      result: counts && {
        sheet,
        headerRow,
        known: known.length,
        unknownColumns,
        counts,
        missingClasses: missingClasses.map((c) => c.name),
      },
      view: result && viewOf(kind, result, new URL(request.url).searchParams),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const id = params.import ?? '';
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => String(form.get(name) ?? '');
    if (intent === 'correct') return correctImport(work, unit, id, text('field'), text('from'), text('to'));
    if (intent === 'uncorrect') return correctImport(work, unit, id, text('field'), text('from'), null);
    if (intent === 'undo' || intent === 'discard') return stepImport(work, unit, id, intent);
    return stepImport(work, unit, id, intent === 'apply' ? 'apply' : 'check', {
      createClasses: form.get('createClasses') === 'on',
      allOrNothing: form.get('allOrNothing') === 'on',
    });
  });
  if (intent === 'discard') throw redirect(`/${params.unit}/people/imports`);
  return data({ done: intent });
});

export default function ImportScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, id, kind, fileName, state, failure, result, view, options, anchor } = loaded;
  const refusal = useAnswer<typeof action>() as { refused?: { code: string; message: string }[] } | undefined;
  const busy = useNavigation().state !== 'idle';
  const moving = isMoving(state);
  useMoving(moving);
  const words = kindWords[kind];
  const counts = result?.counts;
  const good = (counts?.new ?? 0) + (counts?.changed ?? 0);
  return (
    <>
      <title>{`${fileName} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Nhập từ Excel', to: `/${unit.slug}/people/imports` },
          { label: words.title, to: `/${unit.slug}/people/imports?kind=${kind}` },
          { label: fileName },
        ]}
        title={`${headings[state] ?? 'Xem trước khi nhập'} ${fileName}`}
        facts={
          result
            ? `Tờ “${result.sheet}”, tiêu đề ở hàng ${result.headerRow}, ${result.known} cột đã nhận ra. ${state === 'checked' ? 'Chưa ghi gì vào hệ thống.' : ''}`
            : stateWords[state]
        }
      >
        <Steps state={state} />
      </PageHeader>
      <div className="stack">
        <Reasons reasons={refusal?.refused} />
        {failure && !moving && (
          <p className="note bad" role="alert">
            <IconAlertCircle size={18} aria-hidden />
            {failure}
          </p>
        )}
        {moving && <Moving state={state} phase={loaded.phase} done={loaded.done} of={loaded.of} />}
        {state === 'failed' && (
          <Form method="post" className="row">
            <Button type="submit" name="intent" value="check" variant="default">
              Đọc lại
            </Button>
            <Button type="submit" name="intent" value="discard" variant="default">
              Bỏ tệp này
            </Button>
          </Form>
        )}
        {(state === 'checked' || state === 'undone') && (
          <Form method="post">
            <Button type="submit" name="intent" value="discard" variant="subtle" size="compact-sm">
              Bỏ tệp này
            </Button>
          </Form>
        )}
        {state === 'applied' && counts && (
          <p className="note ok" role="status" data-testid="applied">
            <IconCheck size={18} aria-hidden />
            <span>
              {good === 0
                ? '0 thay đổi: mọi dòng của tệp đã có sẵn.'
                : `Đã ghi ${formatNumber(counts.new)} ${words.one} mới và ${formatNumber(counts.changed)} thay đổi.`}{' '}
              <Link to={`/${unit.slug}/${words.list}`}>Xem danh sách</Link>
            </span>
          </p>
        )}
        {state === 'undone' && <p className="note">Đã hoàn tác, mọi hồ sơ trở lại như trước khi nhập.</p>}
        {result && counts && view && !moving && state !== 'failed' && (
          <>
            <Decision
              state={state}
              counts={counts}
              good={good}
              busy={busy}
              options={options}
              missing={result.missingClasses}
              one={words.one}
              cells={view.cells}
              fileUrl={`/${unit.slug}/people/imports/${id}/file`}
            />
            <div className="importcols">
              <Groups
                groups={view.groups}
                chosen={view.group}
                mayMend={state === 'checked'}
                corrections={options.corrections ?? []}
                unknownColumns={result.unknownColumns}
                titles={view.titles}
              />
              <section className="card" style={{ minWidth: 0 }}>
                <Filter view={view} counts={counts} />
                <Rows rows={view.rows} columns={view.columns} anchor={anchor} titles={view.titles} />
                <Pages page={view.page} pages={view.pages} matching={view.matching} />
              </section>
            </div>
          </>
        )}
      </div>
    </>
  );
}

const headings: Partial<Record<ImportState, string>> = {
  applying: 'Đang nhập',
  applied: 'Đã nhập',
  undoing: 'Đang hoàn tác',
  undone: 'Đã hoàn tác',
  failed: 'Không đọc được',
};
const stepWords = ['Chọn tệp', 'Xem trước', 'Đã nhập'];
function Steps({ state }: { state: ImportState }) {
  const at = state === 'applied' || state === 'undoing' ? 2 : 1;
  return (
    <ol className="steps" aria-label="Các bước">
      {stepWords.map((word, i) => {
        const Icon = i < at || (i === 2 && at === 2) ? IconCheck : i === at ? IconCircleDot : IconCircle;
        return (
          <li key={word} aria-current={i === at ? 'step' : undefined}>
            <Icon size={14} aria-hidden /> {word}
          </li>
        );
      })}
    </ol>
  );
}

const movingWords: Partial<Record<ImportState, string>> = {
  uploaded: 'Đang chờ đọc tệp',
  checking: 'Đang đọc tệp',
  applying: 'Đang ghi vào hệ thống',
  undoing: 'Đang hoàn tác',
};
function Moving({ state, phase, done, of }: { state: ImportState; phase: string | null; done: number; of: number }) {
  const percent = of > 0 ? Math.round((100 * done) / of) : 0;
  return (
    <div className="card pad stack" role="status">
      <p>
        <b>{movingWords[state]}</b>
        {phase && `: ${phase}`}
        {of > 0 && `, ${done > 0 ? `${formatNumber(done)}/` : ''}${formatNumber(of)} dòng`}
      </p>
      <Progress value={Math.max(8, percent)} animated aria-label="Tiến độ" />
      <p className="small muted">Có thể rời trang này, việc vẫn chạy tiếp và nằm trong Các lần nhập.</p>
    </div>
  );
}

function Decision({
  state,
  counts,
  good,
  busy,
  options,
  missing,
  fileUrl,
  one,
  cells,
}: {
  state: ImportState;
  counts: DryRun['counts'];
  good: number;
  busy: boolean;
  options: { createClasses?: boolean | undefined; allOrNothing?: boolean | undefined };
  missing: string[];
  fileUrl: string;
  one: string;
  cells: number;
}) {
  const captions = {
    new: `thêm ${one}`,
    changed: `${formatNumber(cells)} ô đổi giá trị`,
    unchanged: 'bỏ qua',
    refused: 'không vào, giữ lại',
  };
  const apply = useRef<HTMLButtonElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  const [whole, setWhole] = useState(options.allOrNothing ?? false);
  const [asking, setAsking] = useState(false);
  const blocked = whole && counts.refused > 0;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply.current?.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  // The question closes when it is sent, not when it is pressed: without motion the button would be gone, and send nothing.
  return (
    <Form method="post" className="card counts" id="decision" onSubmit={() => setAsking(false)}>
      {(['new', 'changed', 'unchanged', 'refused'] as const).map((verdict) => {
        const { label, Icon } = verdicts[verdict];
        return (
          <div key={verdict} className={`pad ${verdict}`}>
            <p className="small row" style={{ gap: 6 }}>
              <Icon size={16} aria-hidden /> {label[0]?.toUpperCase() + label.slice(1)}
            </p>
            <p className={verdict === 'refused' && counts.refused > 0 ? 'v bad' : 'v'} data-testid={`count-${verdict}`}>
              {formatNumber(counts[verdict])}
            </p>
            <p className="small muted">{captions[verdict]}</p>
          </div>
        );
      })}
      <div className="pad stack" style={{ gap: 8 }}>
        {state === 'checked' && (
          <>
            {missing.length > 0 && (
              <Checkbox
                name="createClasses"
                defaultChecked={options.createClasses ?? false}
                onChange={(event) => event.currentTarget.form?.requestSubmit(again.current)}
                label={`Mở các lớp còn thiếu: ${missing.slice(0, 12).join(', ')}${missing.length > 12 ? ` và ${missing.length - 12} lớp nữa` : ''}`}
              />
            )}
            {counts.refused > 0 && (
              <Checkbox
                name="allOrNothing"
                checked={whole}
                onChange={(event) => setWhole(event.currentTarget.checked)}
                label="Tất cả hoặc không"
              />
            )}
            <Button
              ref={apply}
              type="submit"
              name="intent"
              value="apply"
              loading={busy}
              disabled={good === 0 || blocked}
              data-testid="apply"
            >
              {good === 0
                ? '0 thay đổi, không có gì để ghi'
                : blocked
                  ? `Còn ${formatNumber(counts.refused)} dòng lỗi, chưa ghi được`
                  : `Đưa ${formatNumber(good)} dòng tốt vào`}
            </Button>
            {blocked && good > 0 && (
              <p className="small muted" role="status">
                Theo lựa chọn “Tất cả hoặc không”, tệp chỉ được ghi khi mọi dòng đều tốt. Sửa các dòng lỗi, hoặc bỏ lựa chọn này
                để ghi {formatNumber(good)} dòng tốt.
              </p>
            )}
            <button ref={again} type="submit" name="intent" value="check" hidden>
              Đọc lại
            </button>
          </>
        )}
        {counts.refused > 0 && (
          <Button component="a" href={fileUrl} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            Tải {formatNumber(counts.refused)} dòng lỗi
          </Button>
        )}
        {state === 'applied' && good > 0 && (
          <Button
            type="button"
            onClick={() => setAsking(true)}
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
          >
            Hoàn tác cả tệp
          </Button>
        )}
        <Modal
          opened={asking && state === 'applied'}
          onClose={() => setAsking(false)}
          title="Hoàn tác cả tệp?"
          lockScroll={false}
          closeButtonProps={{ 'aria-label': 'Đóng' }}
        >
          <div className="stack">
            <p>
              {[
                counts.new > 0 && `${formatNumber(counts.new)} ${one} mới thêm từ tệp này bị gỡ`,
                counts.changed > 0 && `${formatNumber(counts.changed)} ${one} đã đổi trở lại như trước khi nhập`,
              ]
                .filter(Boolean)
                .join(', ')}
              . Nếu có hồ sơ đã được sửa sau lần nhập này thì không có gì bị hoàn tác.
            </p>
            <div className="row">
              <Button type="submit" form="decision" name="intent" value="undo">
                Hoàn tác
              </Button>
              <Button type="button" variant="default" onClick={() => setAsking(false)}>
                Giữ như đã nhập
              </Button>
            </div>
          </div>
        </Modal>
        {state === 'undone' && (
          <Button type="submit" name="intent" value="check" variant="default">
            Xem trước lại
          </Button>
        )}
      </div>
    </Form>
  );
}

type View = NonNullable<ReturnType<typeof viewOf>>;
function Filter({ view, counts }: { view: Pick<View, 'show' | 'group' | 'total'>; counts: DryRun['counts'] }) {
  const [, setSearch] = useSearchParams();
  const label = { all: `Tất cả ${formatNumber(view.total)}` } as Record<string, string>;
  for (const verdict of ['new', 'changed', 'unchanged', 'refused'] as const)
    label[verdict] = `${verdicts[verdict].label} ${formatNumber(counts[verdict])}`;
  return (
    <div className="tools">
      <SegmentedControl
        withItemsBorders
        value={view.group ? '' : view.show}
        aria-label="Dòng hiện"
        onChange={(value) => setSearch({ show: value }, { preventScrollReset: true })}
        data={shows.map((value) => ({ value, label: label[value] ?? value }))}
      />
      {view.group && (
        <button type="button" onClick={() => setSearch({}, { preventScrollReset: true })}>
          Bỏ lọc theo loại lỗi
        </button>
      )}
      <span className="small muted legend">
        cũ <s>gạch</s>, mới <b className="becomes">đậm</b>
      </span>
    </div>
  );
}

function Pages({ page, pages, matching }: { page: number; pages: number; matching: number }) {
  const [search] = useSearchParams();
  const to = (n: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(n));
    return `?${next}`;
  };
  const first = matching === 0 ? 0 : (page - 1) * rowsPerPage + 1;
  return (
    <p className="foot">
      <span>
        {formatNumber(first)} đến {formatNumber(Math.min(matching, page * rowsPerPage))} trong {formatNumber(matching)} dòng
      </span>
      <span className="pager">
        {page > 1 && (
          <Link to={to(page - 1)} preventScrollReset>
            Trang trước
          </Link>
        )}
        {page < pages && (
          <Link to={to(page + 1)} preventScrollReset>
            Trang sau
          </Link>
        )}
      </span>
    </p>
  );
}
