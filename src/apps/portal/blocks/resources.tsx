// The newest teaching resources; at an office also what its units shared.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askNewestResources } from '#modules/resources/index.ts';
import { fields } from '#modules/sites/index.ts';
import { overOthers } from '../directory-view.ts';
import { Head } from '../view/parts.tsx';
import { ResourceRow } from '../view/resources.tsx';
import { block } from './block.ts';

export const resources = block({
  kind: 'resources',
  title: 'Tài nguyên mới',
  about: 'Giáo án, bài giảng, đề thi mới đăng; ở Phòng, Sở có cả kho chung.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Tài nguyên mới' }),
    count: fields.count({ label: 'Số tài nguyên', min: 1, max: 12, default: 4 }),
  }),
  asks: (settings, { site }) => ({
    list: askNewestResources({ unitId: site.unitId, path: site.path, repository: overOthers(site) }, settings.count),
  }),
  tags: (_settings, site) => [`resources:${site.unitId}`],
  render({ around, settings, data: { list }, room, headingId }) {
    if (list.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head
          id={headingId}
          title={settings.title || 'Tài nguyên mới'}
          more={{ href: '/tai-nguyen', label: 'Tất cả tài nguyên' }}
        />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {list.map((row) => (
            <ResourceRow key={row.id} around={around} row={row} />
          ))}
        </ul>
      </section>
    );
  },
});
