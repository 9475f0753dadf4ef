// Sites for many units in one act: a list, or all units without a site; looked at first, then opened, then answered line by line.
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { FileField } from '#platform/ui/file-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { createSites, planSites, type SiteReport, unitsWithoutSite } from '../open-sites.ts';
import { readSiteList, type SiteLine } from '../site-list.ts';
import { reportTones, reportWords } from './words.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, ['province_admin', 'district_admin'], unit.path))
      throw reservedFor(['province_admin', 'district_admin'], 'Trang của các đơn vị do quản trị tỉnh hoặc quản trị Phòng mở.');
    return { unit, without: (await unitsWithoutSite(work)).length };
  }),
);

export const action = act(async ({ context }, form) => {
  const { portalUrl } = context.get(requestContext);
  const at = { baseHost: new URL(portalUrl('')).hostname, urlOf: portalUrl };
  const intent = String(form.get('intent'));
  if (intent === 'create') {
    const lines = JSON.parse(String(form.get('lines') ?? '[]')) as SiteLine[];
    return data({ done: true, lines: [], report: await writing(context, (work) => createSites(work, lines, at)) });
  }
  const file = form.get('file');
  let lines: SiteLine[];
  if (intent === 'all') lines = await reading(context, unitsWithoutSite);
  else {
    if (!(file instanceof File) || file.size === 0) throw refuse('file', 'Chọn tệp danh sách.', 'file');
    lines = await readSiteList(file.name, new Uint8Array(await file.arrayBuffer()));
  }
  if (lines.length === 0) throw refuse('none', 'Mọi đơn vị đang hoạt động đã có trang.');
  const { report } = await reading(context, (work) => planSites(work, lines, at));
  return data({ done: false, lines, report });
});

export default function CreateSites() {
  const { unit, without } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const answer = result && 'report' in result ? result : undefined;
  return (
    <>
      <title>{`Mở trang hàng loạt – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Mức đủ của các trang', to: `/${unit.slug}/sites/completeness` },
          { label: 'Mở trang hàng loạt' },
        ]}
        title="Mở trang hàng loạt"
        facts="Mỗi đơn vị một trang, đủ các mục theo quy định của cấp học. Xem trước rồi mới mở"
      />
      <div className="stack">
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        {answer?.done && (
          <p className="note ok" role="status">
            Đã mở {formatNumber(count(answer.report, 'created'))} trang. Các trang đã xem được ngay; mỗi trang còn các mục phải
            điền. <Link to={`/${unit.slug}/sites/completeness`}>Xem mức đủ của các trang</Link>
          </p>
        )}
        {answer && <Report {...{ answer, busy }} unit={unit.slug} />}
        {!answer && without > 0 && (
          <Form method="post" className="card pad stack">
            <h2>Mọi đơn vị chưa có trang</h2>
            <p className="small">
              {formatNumber(without)} đơn vị đang hoạt động chưa có trang. Mẫu theo cấp học, tên miền theo tên địa chỉ của đơn vị.
            </p>
            <div className="row">
              <Button type="submit" name="intent" value="all" loading={busy}>
                Xem trước {formatNumber(without)} trang
              </Button>
            </div>
          </Form>
        )}
        {!answer?.done && (
          <Form method="post" encType="multipart/form-data" className="card pad stack">
            <h2>Theo danh sách</h2>
            <p className="small">
              Tệp .xlsx, .csv (UTF-8) hoặc .json. Dòng đầu là tên cột: <b>code</b> (mã đơn vị), và nếu cần <b>slug</b> hoặc{' '}
              <b>host</b> (tên miền), <b>template</b> (mẫu: district, mn, th, thcs, thpt, gdtx), <b>title</b> (tên hiển thị).
            </p>
            <FileField name="file" accept=".xlsx,.xls,.csv,.json" aria-label="Tệp danh sách" id="f-file" />
            <div className="row">
              <Button
                type="submit"
                name="intent"
                value="list"
                variant={answer ? 'default' : 'filled'}
                loading={busy}
                leftSection={<IconUpload size={16} aria-hidden />}
              >
                {answer ? 'Đọc tệp khác' : 'Xem trước'}
              </Button>
            </div>
            {!answer && without === 0 && <p className="small muted">Mọi đơn vị đang hoạt động đã có trang.</p>}
          </Form>
        )}
      </div>
    </>
  );
}

const count = (report: readonly SiteReport[], state: SiteReport['state']) => report.filter((row) => row.state === state).length;
const mostShown = 500;

function Report({
  answer,
  unit,
  busy,
}: {
  answer: { done: boolean; lines: SiteLine[]; report: SiteReport[] };
  unit: string;
  busy: boolean;
}) {
  const { done, lines, report } = answer;
  const [show, setShow] = useState<'all' | SiteReport['state']>(count(report, 'refused') > 0 ? 'refused' : 'all');
  const rows = report.filter((row) => show === 'all' || row.state === show);
  const toOpen = count(report, 'created');
  const words = { created: done ? 'Đã mở' : 'Sẽ mở', exists: 'Đã có', refused: 'Từ chối' };
  return (
    <section className="card" aria-label={done ? 'Kết quả' : 'Xem trước'}>
      <div className="pad row">
        <SegmentedControl
          aria-label="Lọc dòng"
          value={show}
          onChange={(value) => setShow(value as typeof show)}
          data={[
            { value: 'all', label: `Tất cả ${formatNumber(report.length)}` },
            ...(['created', 'exists', 'refused'] as const).map((state) => ({
              value: state,
              label: `${words[state]} ${formatNumber(count(report, state))}`,
            })),
          ]}
        />
        {!done && (
          <Form method="post">
            <input type="hidden" name="lines" value={JSON.stringify(lines)} />
            <Button type="submit" name="intent" value="create" disabled={toOpen === 0} loading={busy}>
              Mở {formatNumber(toOpen)} trang
            </Button>
          </Form>
        )}
        <form method="post" action={`/${unit}/sites/create.xlsx`}>
          <input type="hidden" name="report" value={JSON.stringify(report)} />
          <Button type="submit" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            Tải Excel
          </Button>
        </form>
      </div>
      <div className="scroll">
        <table className="list flow">
          <thead>
            <tr>
              <th>Đơn vị</th>
              <th>Mã</th>
              <th>Kết quả</th>
              <th>Tên miền</th>
              <th>Lý do</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map((row) => (
              <tr key={`${row.line} ${row.code}`}>
                <td className="name" data-label="Đơn vị">
                  {row.name || `Dòng ${row.line}`}
                </td>
                <td data-label="Mã">
                  <span className="num">{row.code}</span>
                </td>
                <td data-label="Kết quả">
                  <span className={`tag ${reportTones[row.state]}`}>
                    {row.state === 'created' && !done ? 'sẽ mở' : reportWords[row.state]}
                  </span>
                </td>
                <td data-label="Tên miền">{row.host}</td>
                <td data-label="Lý do">
                  {row.reason}
                  {row.elsewhere && <span className="small muted"> Sổ cổng vẫn ghi {row.elsewhere} cho đến khi chuyển về.</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="blank">Không có dòng nào.</p>}
      {rows.length > mostShown && (
        <p className="pad small muted">
          Hiện {formatNumber(mostShown)} dòng đầu trong {formatNumber(rows.length)}; tải Excel để xem đủ.
        </p>
      )}
    </section>
  );
}
