// Which units stand below, each with its own site.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatNumber } from '#kernel/numbers.ts';
import { fields } from '#modules/sites/index.ts';
import { askDirectory } from '../directory-view.ts';
import { directoryPath, groupPath } from '../view/directory.tsx';
import { Head } from '../view/parts.tsx';
import { levelCounts } from '../view/units.tsx';
import { block } from './block.ts';

export const directory = block({
  kind: 'directory',
  title: 'Danh bạ thành viên',
  about: 'Các đơn vị trực thuộc, theo Phòng hoặc theo cấp học, dẫn tới trang của từng đơn vị.',
  most: 1,
  levels: ['department', 'district'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Danh bạ trang thành viên' }),
  }),
  asks: (_settings, { site }) => ({ groups: askDirectory(site) }),
  tags: (_settings, site) => [`units:${site.unitId}`],
  render({ around, settings, data: { groups }, headingId }) {
    if (groups.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head
          id={headingId}
          title={settings.title || 'Danh bạ trang thành viên'}
          more={{ href: directoryPath, label: 'Tìm theo tên trường' }}
        />
        <ul className="dir">
          {groups.map((group) => (
            <li key={group.slug}>
              <h3>
                <a href={group.hostLabel === null ? groupPath(group) : around.url(group.hostLabel)}>
                  {group.name} <span>{formatNumber(group.units.length)}</span>
                </a>
              </h3>
              {group.hostLabel !== null && (
                <p>
                  <a href={groupPath(group)}>{levelCounts(group.units)}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  },
});
