// Bringing in the ministry's workbooks: what is in the file, the file, an empty template; what was brought in before.
import './import.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, type ImportKindName, type ImportState, listImports, mayWriteRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList } from '#platform/ui/data-list.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import { type DryRun, uploadFile } from '../imports.ts';
import { isKind, isMoving, kindNames, kindWords, stateWords } from './words.ts';

const maxBytes = 10 * 1024 * 1024;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const query = listQuery(new URL(request.url).searchParams, { filters: { kind: kindNames }, sorts: ['new'], pageSize: 20 });
    const { rows, total } = await listImports(work, unit.id, {
      ...{ text: query.q, limit: query.limit, offset: query.offset },
      ...(query.filters.kind ? { kind: query.filters.kind } : {}),
    });
    return { unit, query, rows, total };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const [file, kind] = [form.get('file'), form.get('kind')];
  if (!isKind(kind)) throw refuse('kind', 'Chọn loại danh sách trong tệp.', 'kind');
  if (!(file instanceof File) || (file.size === 0 && !file.name)) throw refuse('file', 'Chọn một tệp Excel trước.', 'file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = await writing(context, async (work) =>
    uploadFile(work, await unitOfAddress(work, params.unit), kind, { name: file.name, bytes }),
  );
  throw redirect(`/${params.unit}/people/imports/${id}`);
});

export default function Imports() {
  const { unit, query, rows, total } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>() as { refused?: { code: string; message: string }[] } | undefined;
  const busy = useNavigation().state === 'submitting';
  const [kind, setKind] = useState<ImportKindName>(isKind(query.filters.kind) ? query.filters.kind : 'pupils');
  const [tooLarge, setTooLarge] = useState(false);
  useMoving(rows.some((row) => isMoving(row.state as ImportState)));
  const words = kindWords[kind];
  return (
    <>
      <title>{`Nhập từ Excel – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhập từ Excel' }]}
        title="Nhập từ Excel"
        facts="Tệp xuất từ cơ sở dữ liệu ngành, hoặc tệp của trường. Xem trước rồi mới ghi."
      />
      <div className="stack">
        <Form method="post" encType="multipart/form-data" className="card pad stack">
          <Reasons
            reasons={
              tooLarge
                ? [{ code: 'too_large', message: 'Tệp lớn hơn 10 MB. Tách theo khối lớp rồi nhập từng tệp.' }]
                : result?.refused
            }
          />
          <div>
            <p className="label" id="f-kind">
              Trong tệp là danh sách
            </p>
            <SegmentedControl
              name="kind"
              withItemsBorders
              value={kind}
              onChange={(value) => isKind(value) && setKind(value)}
              aria-labelledby="f-kind"
              data={kindNames.map((name) => ({ value: name, label: kindWords[name].title }))}
            />
          </div>
          <FileField
            label="Tệp Excel (.xlsx, .xls, nhiều nhất 10 MB)"
            name="file"
            id="f-file"
            accept=".xlsx,.xls,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel"
            onChange={(event) => setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > maxBytes)}
          />
          <div className="row">
            <Button type="submit" loading={busy} disabled={tooLarge}>
              Xem trước
            </Button>
            <Button
              component="a"
              href={`/${unit.slug}/people/imports/mau/file?kind=${kind}`}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Tải mẫu trống: {words.one}
            </Button>
          </div>
        </Form>
        <section>
          <h2 className="listtitle">Các lần nhập</h2>
          <DataList
            noun="lần nhập"
            query={query}
            rows={rows}
            total={total}
            rowKey={(row) => row.id}
            rowTo={(row) => `/${unit.slug}/people/imports/${row.id}`}
            search="Tên tệp"
            filters={[
              {
                name: 'kind',
                label: 'Mọi loại',
                options: kindNames.map((name) => ({ value: name, label: kindWords[name].title })),
              },
            ]}
            empty="Chưa có lần nhập nào. Tệp bạn tải lên sẽ nằm ở đây, kể cả khi rời trang giữa chừng."
            columns={[
              { key: 'file', title: 'Tệp', cell: (row) => row.file_name },
              { key: 'kind', title: 'Loại', cell: (row) => kindWords[row.kind].title },
              {
                key: 'state',
                title: 'Tình trạng',
                cell: (row) => (
                  <>
                    {stateWords[row.state as ImportState]}
                    {row.phase && isMoving(row.state as ImportState) && <span className="muted">: {row.phase}</span>}
                  </>
                ),
              },
              {
                key: 'result',
                title: 'Kết quả',
                cell: (row) => {
                  const counts = (row.result as DryRun | null)?.counts;
                  return counts
                    ? `${formatNumber(counts.new)} mới, ${formatNumber(counts.changed)} thay đổi, ${formatNumber(counts.unchanged)} không đổi, ${formatNumber(counts.refused)} lỗi`
                    : (row.failure ?? '');
                },
              },
              { key: 'by', title: 'Người tải', cell: (row) => row.created_by },
              { key: 'at', title: 'Tải lên', cell: (row) => formatInstant(new Date(row.created_at)) },
            ]}
          />
        </section>
      </div>
    </>
  );
}
