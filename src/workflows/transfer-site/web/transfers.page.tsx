// An old site comes in, the whole site goes out: a file or a feed to begin with, and what was brought in before.
import './transfers.css';
import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconRss, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { siteFactsOf } from '#modules/sites/index.ts';
import { SiteTabs } from '#modules/sites/ui.ts';
import { demandImports, listTransfers, mayTakeAway } from '#modules/transfer/index.ts';
import type { FileStore } from '#platform/files/store.ts';
import { filesContext, reading, writing } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList } from '#platform/ui/data-list.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { useMoving } from '#platform/ui/use-moving.ts';
import type { Report } from '../report.ts';
import { feedTransfer, uploadTransfer } from '../transfers.ts';
import { isMoving, kindWords, stateTones, stateWords } from './words.ts';

const maxBytes = 25 * 1024 * 1024;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandImports(work.actor, unit);
    if (!(await siteFactsOf(work, unit.id))) throw notFound('Đơn vị chưa có trang.');
    const query = listQuery(new URL(request.url).searchParams, { filters: {}, sorts: ['new'], pageSize: 20 });
    const { rows, total } = await listTransfers(work, unit.id, { text: query.q, limit: query.limit, offset: query.offset });
    return { unit, query, rows, total, mayTakeAway: mayTakeAway(work.actor, unit) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const files = context.get(filesContext) as FileStore;
  const [file, address] = [form.get('file'), String(form.get('address') ?? '').trim()];
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const id = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (form.get('intent') === 'feed') return feedTransfer(work, unit, address);
    if (!(file instanceof File) || (file.size === 0 && !file.name)) throw refuse('file', 'Chọn một tệp trước.', 'file');
    if (bytes.length > maxBytes) throw refuse('size', 'Tệp lớn hơn 25 MB. Xuất từng năm rồi nhập từng tệp.', 'file');
    return uploadTransfer(work, unit, files, { name: file.name, bytes });
  });
  throw redirect(`/${params.unit}/sites/transfers/${id}`);
});

type Refusal = { refused?: { code: string; message: string }[]; intent?: string } | undefined;

export default function Transfers() {
  const { unit, query, rows, total, mayTakeAway } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>() as Refusal;
  const navigation = useNavigation();
  const sent = navigation.state === 'submitting' ? navigation.formData?.get('intent') : undefined;
  const [tooLarge, setTooLarge] = useState(false);
  useMoving(rows.some((row) => isMoving(row.state)));
  const refused = (intent: string) => (result?.intent === intent ? result.refused : undefined);
  return (
    <>
      <title>{`Chuyển trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Chuyển trang' }]}
        title="Chuyển trang"
        facts="Đưa bài, trang, ảnh từ trang cũ về đây; địa chỉ cũ dẫn sang bài mới. Xem trước rồi mới nhập"
      />
      <SiteTabs unit={unit} />
      <div className="stack">
        <div className="transferways">
          <Form method="post" encType="multipart/form-data" className="card pad stack">
            <h2>Từ tệp xuất của WordPress</h2>
            <p className="small">
              Ở trang cũ: Công cụ › Xuất ra › Toàn bộ nội dung, tải tệp .xml về máy rồi chọn ở đây. Tệp RSS hay Atom đã lưu cũng
              được.
            </p>
            <Reasons
              reasons={
                tooLarge
                  ? [{ code: 'size', message: 'Tệp lớn hơn 25 MB. Xuất từng năm, hoặc nhờ người vận hành nhập bằng dòng lệnh.' }]
                  : refused('file')
              }
            />
            <FileField
              name="file"
              id="f-file"
              accept=".xml,.rss,.atom,text/xml,application/xml"
              aria-label="Tệp xuất của trang cũ"
              onChange={(event) => setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > maxBytes)}
            />
            <div className="row">
              <Button
                type="submit"
                name="intent"
                value="file"
                loading={sent === 'file'}
                disabled={tooLarge}
                leftSection={<IconUpload size={16} aria-hidden />}
              >
                Xem trước
              </Button>
            </div>
          </Form>
          <Form method="post" className="card pad stack">
            <h2>Từ nguồn tin RSS, Atom</h2>
            <p className="small">
              Cho trang không xuất được tệp. Nguồn tin thường chỉ có các bài mới nhất; nhập lại sau này thì chỉ thêm bài mới.
            </p>
            <Reasons reasons={refused('feed')} />
            <TextInput
              label="Địa chỉ nguồn tin"
              name="address"
              id="f-address"
              type="url"
              placeholder="https://truong-cu.edu.vn/feed"
              maxLength={2000}
            />
            <div className="row">
              <Button
                type="submit"
                name="intent"
                value="feed"
                loading={sent === 'feed'}
                leftSection={<IconRss size={16} aria-hidden />}
              >
                Đọc nguồn tin
              </Button>
            </div>
          </Form>
        </div>
        <section>
          <h2 className="transfertitle">Các lần nhập</h2>
          <DataList
            noun="lần nhập"
            query={query}
            rows={rows}
            total={total}
            rowKey={(row) => row.id}
            rowTo={(row) => `/${unit.slug}/sites/transfers/${row.id}`}
            search="Tên tệp, địa chỉ"
            empty="Chưa nhập gì từ trang cũ. Chọn tệp hoặc ghi địa chỉ nguồn tin ở trên; chưa có gì được ghi cho đến khi bạn xem trước và bấm Nhập."
            columns={[
              { key: 'name', title: 'Nguồn', cell: (row) => row.name },
              { key: 'kind', title: 'Loại', cell: (row) => kindWords[row.kind] },
              {
                key: 'state',
                title: 'Tình trạng',
                cell: (row) => <span className={`tag ${stateTones[row.state] ?? ''}`}>{stateWords[row.state]}</span>,
              },
              {
                key: 'result',
                title: 'Kết quả',
                cell: (row) => {
                  const counts = row.report as Report['articles'] | null;
                  return counts
                    ? `${formatNumber(counts.new)} bài mới, ${formatNumber(counts.drafts)} nháp, ${counts.updated ? `${formatNumber(counts.updated)} cập nhật, ` : ''}${formatNumber(counts.unchanged)} không đổi`
                    : (row.failure ?? '');
                },
              },
              { key: 'by', title: 'Người nhập', cell: (row) => row.created_by },
              { key: 'at', title: 'Lúc', cell: (row) => formatInstant(new Date(row.created_at)) },
            ]}
          />
        </section>
        {mayTakeAway && (
          <section className="card pad stack">
            <h2>Mang cả trang đi</h2>
            <p className="small">
              Một tệp .zip có mọi bài với các bản, các mục, văn bản, tệp, ảnh, danh sách người dùng (không có mật khẩu), và tệp
              WordPress để hệ thống khác đọc được. Việc tải được ghi vào nhật ký.
            </p>
            <div className="row">
              <Button
                component="a"
                href={`/${unit.slug}/sites/transfers/export`}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                Tải cả trang
              </Button>
            </div>
          </section>
        )}
      </div>
    </>
  );
}
