// Which books does the province print, and in which version of the Sở's words?
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadTemplates, templateReaders } from '../policy.ts';
import { templateVersions } from '../queries/templates.ts';
import { bookKinds, books } from '../rules/books.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (mayReadTemplates(work.actor, unit) !== true)
      throw reservedFor(templateReaders, 'Mẫu sổ sách đặt chung cho cả tỉnh, ở màn hình của Sở và Phòng.');
    const versions = await templateVersions(work);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      rows: bookKinds.map((kind) => {
        const now = versions.find((one) => one.kind === kind);
        return { kind, version: now?.version ?? 0, by: now?.by ?? '', at: now ? now.at : null };
      }),
    };
  }),
);

export default function Templates() {
  const { unit, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <title>{`Mẫu sổ sách – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Mẫu sổ sách' }]}
        title="Mẫu sổ sách"
        facts="Dùng chung cho mọi trường trong tỉnh. Mỗi lần đổi thành một bản mới; các bản cũ vẫn giữ để đối chiếu."
      />
      <section className="card" aria-label="Các mẫu">
        <div className="scroll">
          <table className="list flow">
            <thead>
              <tr>
                <th>Sổ</th>
                <th>Bản đang dùng</th>
                <th>Đổi lần cuối</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.kind}>
                  <td className="name">
                    <div>
                      <Link to={row.kind}>{books[row.kind].name}</Link>
                      <p className="small muted">{books[row.kind].says}</p>
                    </div>
                  </td>
                  <td data-label="Bản đang dùng">{row.version === 0 ? 'có sẵn' : `bản ${row.version}`}</td>
                  <td data-label="Đổi lần cuối">
                    {row.at ? `${row.by}, ${formatInstant(new Date(row.at))}` : <span className="muted">chưa đổi</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
