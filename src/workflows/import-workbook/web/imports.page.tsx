// Bringing in the ministry's pupil workbook: choose a file, or take an empty template; what was brought in before.
import { Button, FileInput } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { Form, Link, redirect, useActionData, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, type ImportState, listImports, mayWriteRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { type DryRun, uploadPupils } from '../imports.ts';
import { stateWords } from './words.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    return { unit, imports: await listImports(work, unit.id) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw refuse('file', 'Chọn một tệp Excel trước.', 'file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = await writing(context, async (work) =>
    uploadPupils(work, await unitOfAddress(work, params.unit), { name: file.name, bytes }),
  );
  throw redirect(`/${params.unit}/people/imports/${id}`);
});

export default function Imports() {
  const { unit, imports } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as { refused?: { code: string; message: string }[] } | undefined;
  const busy = useNavigation().state === 'submitting';
  return (
    <>
      <title>{`Nhập từ Excel – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhập từ Excel' }]}
        title="Nhập học sinh từ Excel"
        facts="Tệp xuất từ cơ sở dữ liệu ngành, hoặc tệp của trường có cột Họ tên. Xem trước rồi mới ghi."
      >
        <Button
          component="a"
          href={`/${unit.slug}/people/imports/mau/file`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Tải mẫu trống
        </Button>
      </PageHeader>
      <div className="stack">
        <Form method="post" encType="multipart/form-data" className="card pad stack">
          <Reasons reasons={result?.refused} />
          <FileInput
            name="file"
            id="f-file"
            label="Tệp Excel (.xlsx, .xls, nhiều nhất 10 MB)"
            placeholder="Chọn tệp"
            accept=".xlsx,.xls,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel"
            clearable
            clearButtonProps={{ 'aria-label': 'Bỏ tệp' }}
            leftSection={<IconUpload size={16} aria-hidden />}
          />
          <div>
            <Button type="submit" loading={busy}>
              Xem trước
            </Button>
          </div>
        </Form>
        <section className="card">
          <h2>Các lần nhập</h2>
          {imports.length === 0 ? (
            <p className="blank">Chưa có lần nhập nào.</p>
          ) : (
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Tệp</th>
                    <th>Tình trạng</th>
                    <th>Kết quả</th>
                    <th>Tải lên</th>
                  </tr>
                </thead>
                <tbody>
                  {imports.map((row) => {
                    const counts = (row.result as DryRun | null)?.counts;
                    return (
                      <tr key={row.id}>
                        <td className="name" data-label="Tệp">
                          <Link to={row.id}>{row.file_name}</Link>
                        </td>
                        <td data-label="Tình trạng">{stateWords[row.state as ImportState]}</td>
                        <td data-label="Kết quả">
                          {counts
                            ? `${formatNumber(counts.new)} mới, ${formatNumber(counts.changed)} thay đổi, ${formatNumber(counts.unchanged)} không đổi, ${formatNumber(counts.refused)} lỗi`
                            : ''}
                        </td>
                        <td data-label="Tải lên">{formatInstant(new Date(row.created_at))}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )}
        </section>
      </div>
    </>
  );
}
