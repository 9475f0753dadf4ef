// One import from elsewhere: what would come, how far it is, and what came of it, with what is to be done next.
import './transfers.css';
import { Button, Progress } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { data, Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import type { Preview, Report } from '../report.ts';
import { stepTransfer, transferOf } from '../transfers.ts';
import { PreviewPart } from './parts/preview.tsx';
import { ReportPart } from './parts/report.tsx';
import { isMoving, kindWords, stateWords } from './words.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { id, name, kind, site, state, phase, done, total, failure, preview, report } = await transferOf(
      work,
      unit,
      params.transfer ?? '',
    );
    return {
      ...{ unit, id, name, kind, site, state, phase, done, total, failure },
      preview: preview as Preview | null,
      report: report as (Report & { undone?: number; kept?: number }) | null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent'));
  if (intent !== 'start' && intent !== 'undo' && intent !== 'discard' && intent !== 'read')
    throw refuse('intent', 'Không có bước này.');
  await writing(context, async (work) =>
    stepTransfer(work, await unitOfAddress(work, params.unit), params.transfer ?? '', intent),
  );
  if (intent === 'discard') throw redirect(`/${params.unit}/sites/transfers`);
  return data({ done: intent });
});

export default function TransferScreen() {
  const { unit, id, name, kind, state, phase, done, total, failure, preview, report } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>() as { refused?: { code: string; message: string }[] } | undefined;
  const busy = useNavigation().state !== 'idle';
  const moving = isMoving(state);
  useMoving(moving);
  return (
    <>
      <title>{`${name} – Chuyển trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Chuyển trang', to: `/${unit.slug}/sites/transfers` },
          { label: kindWords[kind] },
        ]}
        title={name}
        facts={stateWords[state]}
      />
      <div className="stack">
        <Reasons reasons={result?.refused} />
        {failure && !moving && (
          <p className="note bad" role="alert">
            <IconAlertCircle size={18} aria-hidden />
            {failure}
          </p>
        )}
        {moving && (
          <div className="card pad stack" role="status">
            <p>
              <b>{stateWords[state]}</b>
              {phase && `: ${phase}`}
              {total > 0 && `, ${formatNumber(done)}/${formatNumber(total)} mục`}
            </p>
            <Progress value={total > 0 ? Math.max(4, Math.round((100 * done) / total)) : 8} animated aria-label="Tiến độ" />
            <p className="small muted">Có thể rời trang này, việc vẫn chạy tiếp và nằm trong Các lần nhập.</p>
          </div>
        )}
        {state === 'failed' && (
          <Form method="post" className="row">
            <Button type="submit" name="intent" value="read" variant="default" loading={busy}>
              Đọc lại
            </Button>
            <Button type="submit" name="intent" value="discard" variant="default">
              Bỏ lần nhập này
            </Button>
          </Form>
        )}
        {state === 'ready' && preview && <PreviewPart preview={preview} busy={busy} />}
        {state === 'undone' && report && (
          <p className="note" role="status">
            Đã hoàn tác: {formatNumber(report.undone ?? 0)} mục vào lưu trữ, địa chỉ cũ của chúng thôi chuyển.
            {(report.kept ?? 0) > 0 && ` ${formatNumber(report.kept ?? 0)} mục đã được sửa ở đây nên giữ lại.`} Ảnh vẫn nằm trong
            thư viện.
          </p>
        )}
        {state === 'done' && report && <ReportPart report={report} unit={unit.slug} />}
        {(state === 'done' || state === 'undone') && (
          <div className="row">
            {state === 'done' && (
              <Button
                component="a"
                href={`/${unit.slug}/sites/transfers/${id}/report.xlsx`}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                Tải báo cáo Excel
              </Button>
            )}
            <Form method="post">
              {state === 'done' ? (
                <Button
                  type="submit"
                  name="intent"
                  value="undo"
                  variant="default"
                  loading={busy}
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                >
                  Hoàn tác lần nhập
                </Button>
              ) : (
                <Button type="submit" name="intent" value="start" variant="default" loading={busy}>
                  Nhập lại
                </Button>
              )}
            </Form>
          </div>
        )}
      </div>
    </>
  );
}
