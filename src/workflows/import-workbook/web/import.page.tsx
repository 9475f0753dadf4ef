// The dry run of a file: counts first, then kinds of error, then rows; good rows go in without waiting for bad ones.
import { Button, Checkbox, Progress, SegmentedControl } from '@mantine/core';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconDownload,
  IconEqual,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { data, Form, useActionData, useLoaderData, useNavigation, useRevalidator, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, type ImportState, importById, mayWriteRecords, pupilColumns } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { type DryRun, stepImport } from '../imports.ts';
import { stateWords } from './words.ts';

export const handle = { wide: true };
const shownRows = 300;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const stored = await importById(work, unit.id, params.import ?? '');
    if (!stored || stored.state === 'discarded') throw notFound('Không tìm thấy lần nhập này.');
    const result = stored.result as DryRun | null;
    const show = new URL(request.url).searchParams.get('show') ?? (result && result.counts.refused > 0 ? 'refused' : 'all');
    const rows = (result?.rows ?? []).filter((row) => show === 'all' || row.verdict === show);
    return {
      ...{
        unit,
        id: stored.id,
        show,
        fileName: stored.file_name,
        state: stored.state as ImportState,
        failure: stored.failure,
        progress: stored.progress,
      },
      options: stored.options as { createClasses?: boolean; allOrNothing?: boolean },
      result: result && { ...result, rows: rows.slice(0, shownRows) },
      matching: rows.length,
      total: result?.rows.length ?? 0,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  const step = intent === 'apply' || intent === 'undo' || intent === 'discard' ? intent : 'check';
  const options = { createClasses: form.get('createClasses') === 'on', allOrNothing: form.get('allOrNothing') === 'on' };
  await writing(context, async (work) =>
    stepImport(
      work,
      await unitOfAddress(work, params.unit),
      params.import ?? '',
      step,
      step === 'apply' || step === 'check' ? options : undefined,
    ),
  );
  return data({ done: step });
});

const columnTitle = (field: string) =>
  pupilColumns.find((c) => c.field === field)?.title ?? { class_id: 'Lớp học', status_date: 'Ngày trạng thái' }[field] ?? field;
const verdicts = {
  new: { label: 'mới', tag: 'tag info', Icon: IconPlus },
  changed: { label: 'thay đổi', tag: 'tag ok', Icon: IconPencil },
  unchanged: { label: 'không đổi', tag: 'tag', Icon: IconEqual },
  refused: { label: 'lỗi', tag: 'tag bad', Icon: IconBan },
} as const;

export default function ImportScreen() {
  const { unit, id, fileName, state, failure, progress, result, show, matching, total, options } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() as { refused?: { code: string; message: string }[] } | undefined;
  const [, setSearch] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const { revalidate } = useRevalidator();
  const moving = state === 'uploaded' || state === 'checking' || state === 'applying' || state === 'undoing';
  // The live line brings the end of the work at once; this asks in case the line is cut.
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(revalidate, 1500);
    return () => clearInterval(timer);
  }, [moving, revalidate]);
  const fileUrl = `/${unit.slug}/people/imports/${id}/file`;
  const counts = result?.counts;
  const good = (counts?.new ?? 0) + (counts?.changed ?? 0);
  return (
    <>
      <title>{`${fileName} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Nhập từ Excel', to: `/${unit.slug}/people/imports` }, { label: fileName }]}
        title={state === 'applied' ? `Đã nhập ${fileName}` : `Xem trước khi nhập ${fileName}`}
        facts={
          result
            ? `Tờ “${result.sheet}”, tiêu đề ở hàng ${result.headerRow}, ${result.columns.length} cột đã nhận ra. ${state === 'checked' ? 'Chưa ghi gì vào hệ thống.' : ''}`
            : stateWords[state]
        }
      />
      <Reasons reasons={refusal?.refused} />
      {failure && (
        <p className="note bad" role="alert">
          <IconAlertCircle size={18} aria-hidden />
          {failure}
        </p>
      )}
      {moving && (
        <div className="card pad stack" role="status">
          <p>
            {
              {
                uploaded: 'Đang chờ đọc tệp …',
                checking: 'Đang đọc tệp …',
                applying: 'Đang ghi vào hệ thống …',
                undoing: 'Đang hoàn tác …',
              }[state as 'checking']
            }
          </p>
          <Progress value={Math.max(8, progress)} animated aria-label="Tiến độ" />
          <p className="small muted">Có thể rời trang này, việc vẫn chạy tiếp.</p>
        </div>
      )}
      {state === 'failed' && (
        <Form method="post" className="row" style={{ marginTop: 12 }}>
          <Button type="submit" name="intent" value="check" variant="default">
            Đọc lại
          </Button>
        </Form>
      )}
      {result && counts && !moving && state !== 'failed' && (
        <div className="stack">
          {state === 'applied' && (
            <p className="note ok" role="status" data-testid="applied">
              <IconCheck size={18} aria-hidden />
              {good === 0
                ? '0 thay đổi: mọi dòng của tệp đã có sẵn.'
                : `Đã ghi ${formatNumber(counts.new)} học sinh mới và ${formatNumber(counts.changed)} thay đổi.`}
            </p>
          )}
          {state === 'undone' && <p className="note">Đã hoàn tác, mọi hồ sơ trở lại như trước khi nhập.</p>}
          <Form method="post" className="card counts">
            {(['new', 'changed', 'unchanged', 'refused'] as const).map((verdict) => {
              const { label, Icon } = verdicts[verdict];
              return (
                <div key={verdict} className="pad">
                  <p className="small row" style={{ gap: 6 }}>
                    <Icon size={16} aria-hidden /> {label[0]?.toUpperCase() + label.slice(1)}
                  </p>
                  <p className={verdict === 'refused' && counts.refused > 0 ? 'v bad' : 'v'} data-testid={`count-${verdict}`}>
                    {formatNumber(counts[verdict])}
                  </p>
                </div>
              );
            })}
            <div className="pad stack" style={{ gap: 8 }}>
              {state === 'checked' && (
                <>
                  {result.missingClasses.length > 0 && (
                    <Checkbox
                      name="createClasses"
                      defaultChecked={options.createClasses ?? false}
                      onChange={(event) =>
                        event.currentTarget.form?.requestSubmit(
                          event.currentTarget.form.querySelector<HTMLButtonElement>('[value=check]'),
                        )
                      }
                      label={`Mở các lớp còn thiếu: ${result.missingClasses.map((c) => c.name).join(', ')}`}
                    />
                  )}
                  {counts.refused > 0 && <Checkbox name="allOrNothing" label="Tất cả hoặc không" />}
                  <Button type="submit" name="intent" value="apply" loading={busy} disabled={good === 0} data-testid="apply">
                    {good === 0 ? '0 thay đổi, không có gì để ghi' : `Đưa ${formatNumber(good)} dòng tốt vào`}
                  </Button>
                  <button type="submit" name="intent" value="check" hidden>
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
                  type="submit"
                  name="intent"
                  value="undo"
                  variant="default"
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                >
                  Hoàn tác cả tệp
                </Button>
              )}
            </div>
          </Form>
          <div className="importcols">
            <section className="card">
              <h2>{result.groups.length === 0 ? 'Không có lỗi' : `${formatNumber(result.groups.length)} loại cần xem`}</h2>
              {result.groups.map((group) => (
                <div
                  key={group.level + group.code + group.message}
                  className="pad"
                  style={{ borderTop: '1px solid var(--ct-line)' }}
                >
                  <p className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
                    <span className={group.level === 'error' ? 'tag bad' : 'tag warn'}>
                      {group.level === 'error' ? 'lỗi' : 'lưu ý'}
                    </span>
                    <span>{group.message}</span>
                    <b className="num" style={{ marginLeft: 'auto' }}>
                      {formatNumber(group.count)}
                    </b>
                  </p>
                  <p className="small muted">
                    Hàng {group.rows.slice(0, 12).join(', ')}
                    {group.rows.length > 12 ? ' …' : ''}
                  </p>
                </div>
              ))}
              {result.unknownColumns.length > 0 && (
                <p className="pad small muted">Cột chưa dùng: {result.unknownColumns.join(', ')}</p>
              )}
            </section>
            <section className="card" style={{ minWidth: 0 }}>
              <div className="tools">
                <SegmentedControl
                  withItemsBorders
                  value={show}
                  aria-label="Dòng hiện"
                  onChange={(value) => setSearch({ show: value }, { preventScrollReset: true })}
                  data={[
                    { value: 'all', label: `Tất cả ${total}` },
                    ...(['new', 'changed', 'unchanged', 'refused'] as const).map((v) => ({
                      value: v,
                      label: `${verdicts[v].label} ${counts[v]}`,
                    })),
                  ]}
                />
              </div>
              <Rows rows={result.rows} />
              {matching > result.rows.length && (
                <p className="foot">
                  Hiện {shownRows} dòng đầu trong {formatNumber(matching)}. Tải tệp dòng lỗi để xem hết.
                </p>
              )}
            </section>
          </div>
        </div>
      )}
    </>
  );
}

function Rows({ rows }: { rows: DryRun['rows'] }) {
  if (rows.length === 0) return <p className="blank">Không có dòng nào ở nhóm này.</p>;
  return (
    <div className="scroll">
      <table className="list flow">
        <thead>
          <tr>
            <th className="n">Hàng</th>
            <th>Kết luận</th>
            <th>Họ và tên</th>
            <th>Ngày sinh</th>
            <th>Lớp</th>
            <th>Thay đổi hoặc lý do</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { label, tag, Icon } = verdicts[row.verdict];
            return (
              <tr key={row.row}>
                <td className="n" data-label="Hàng">
                  {row.row}
                </td>
                <td data-label="Kết luận">
                  <span className={tag}>
                    <Icon size={12} aria-hidden /> {label}
                  </span>
                </td>
                <td className="name" data-label="Họ và tên">
                  {row.name}
                </td>
                <td data-label="Ngày sinh">{row.raw.birth_date}</td>
                <td data-label="Lớp">{row.raw.class_name}</td>
                <td data-label="Nội dung">
                  {row.issues.map((issue) => (
                    <p
                      key={issue.code + issue.field}
                      style={{ color: issue.level === 'error' ? 'var(--ct-bad)' : 'var(--ct-warn)' }}
                    >
                      {issue.field && <b>{columnTitle(issue.field)}: </b>}
                      {issue.message}
                    </p>
                  ))}
                  {row.changes.map((change) => (
                    <p key={change.field}>
                      {columnTitle(change.field)}: <s className="muted">{change.was ?? 'trống'}</s>{' '}
                      <b style={{ color: 'var(--ct-ok)' }}>{change.is ?? 'trống'}</b>
                    </p>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
