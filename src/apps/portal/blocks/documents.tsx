// The newest official documents: those of the unit, and those that superiors mean for it.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { formatBytes } from '#kernel/numbers.ts';
import { askNewest, documentKinds } from '#modules/documents/index.ts';
import { fields } from '#modules/sites/index.ts';
import { kindOfMime } from '#platform/files/file-kind.ts';
import { documentPath, filePath } from '../view/documents.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const documents = block({
  kind: 'documents',
  title: 'Văn bản mới',
  about: 'Văn bản mới ban hành: số ký hiệu, trích yếu, ngày, nơi đăng.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Văn bản mới' }),
    count: fields.count({ label: 'Số văn bản', min: 1, max: 12, default: 5 }),
    style: fields.choice({ label: 'Kiểu trình bày', of: { rows: 'Dòng', table: 'Bảng có tệp tải về' }, default: 'rows' }),
    superiors: fields.yes({ label: 'Cả văn bản của Phòng, Sở gửi đơn vị', default: true }),
  }),
  asks: (settings, { work, site }) => ({
    list: askNewest(
      work,
      { unitId: site.unitId, superiorIds: settings.superiors ? site.superiors.map((unit) => unit.id) : [] },
      settings.count,
    ),
  }),
  tags: (settings, site) => [
    `documents:${site.unitId}`,
    ...(settings.superiors ? site.superiors.map((unit) => `documents-for:${unit.id}`) : []),
  ],
  render({ around, settings, data: { list }, room, headingId }) {
    if (list.length === 0) return null;
    const hosts = new Map(around.site.superiors.map((unit) => [unit.id, unit]));
    const addressOf = ({ unitId }: (typeof list)[number], path: string) => {
      const from = hosts.get(unitId);
      return from ? around.url(from.hostLabel, path) : path;
    };
    const head = (
      <Head id={headingId} title={settings.title || 'Văn bản mới'} more={{ href: '/van-ban', label: 'Tất cả văn bản' }} />
    );
    if (settings.style === 'table' && room !== 'third')
      return (
        <section aria-labelledby={headingId}>
          {head}
          <table className="tb flow">
            <thead>
              <tr>
                <th scope="col">Số, ký hiệu</th>
                <th scope="col">Trích yếu</th>
                <th scope="col">Ban hành</th>
                <th scope="col">Tệp</th>
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="nw">
                    {one.number}
                  </th>
                  <td>
                    <a className="t" href={addressOf(one, documentPath(one.slug))}>
                      {one.title}
                    </a>
                  </td>
                  <td>
                    <time dateTime={one.issuedOn}>{formatDate(one.issuedOn)}</time>
                  </td>
                  <td className="nw">
                    {one.file && (
                      <a href={addressOf(one, filePath(one.file))}>
                        {kindOfMime(one.file.mime).toUpperCase()}, {formatBytes(one.file.size)}
                      </a>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    return (
      <section aria-labelledby={headingId}>
        {head}
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {list.map((document) => {
            const from = hosts.get(document.unitId);
            return (
              <li className="row" key={document.id}>
                <p className="kick">
                  {documentKinds.nameOf(document.kind)} {document.number}
                </p>
                <h3>
                  <a className="t" href={addressOf(document, documentPath(document.slug))}>
                    {document.title}
                  </a>
                </h3>
                <p className="meta">
                  <time dateTime={document.issuedOn}>{formatDate(document.issuedOn)}</time>
                  {from && <span>{from.shortName}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      </section>
    );
  },
});
