// Short ways to what people come for, as large tiles.
/** @jsxImportSource hono/jsx */

import { z } from 'zod';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fields, type Site } from '#modules/sites/index.ts';
import { menuTree } from '../menu.ts';
import type { Around } from '../view/around.ts';
import { Head, Icon, type IconName } from '../view/parts.tsx';
import { block } from './block.ts';
import { Reach } from './reach.tsx';

type Way = { slug: string; title: string; hint: string | undefined; icon: IconName };

/** What people come for, by the section where it is done: the verb first. Without a title the section's own says it. */
const tasks: Record<string, { title?: string; hint: string; icon: IconName }> = {
  'thu-tuc-hanh-chinh': { title: 'Làm thủ tục', hint: 'Hồ sơ, nơi nộp, thời hạn', icon: 'form' },
  'van-ban': { title: 'Tìm văn bản', hint: 'Công văn, kế hoạch, quyết định', icon: 'doc' },
  'tuyen-sinh': { hint: 'Kế hoạch, hồ sơ', icon: 'cap' },
  'hoi-dap': { title: 'Hỏi, phản ánh', hint: 'Gửi câu hỏi, xem trả lời', icon: 'chat' },
  'danh-ba': { title: 'Tìm trường', hint: 'Địa chỉ, điện thoại, trang riêng', icon: 'map' },
  'lich-cong-tac': { hint: 'Việc từng ngày trong tuần', icon: 'calendar' },
  'thoi-khoa-bieu': { hint: 'Của từng lớp', icon: 'table' },
  'tai-nguyen': { hint: 'Giáo án, đề thi, tài liệu', icon: 'book' },
  'thuc-don': { hint: 'Bé ăn gì tuần này', icon: 'bowl' },
  'thu-vien': { hint: 'Ở trường, ở lớp', icon: 'photo' },
  'thong-bao': { hint: 'Việc cần biết, cần làm', icon: 'bell' },
  'cong-khai': { hint: 'Theo quy định của Bộ', icon: 'seal' },
  'tin-tuc': { hint: 'Chuyện mới ở đơn vị', icon: 'news' },
  'gioi-thieu': { hint: 'Chúng tôi là ai', icon: 'school' },
  'lien-he': { hint: 'Gọi điện, gửi lời nhắn', icon: 'phone' },
};
const office = ['thu-tuc-hanh-chinh', 'van-ban', 'tuyen-sinh', 'hoi-dap', 'danh-ba', 'lich-cong-tac', 'tai-nguyen'];
const school = ['thoi-khoa-bieu', 'lich-cong-tac', 'tuyen-sinh', 'tai-nguyen', 'hoi-dap', 'cong-khai', 'thu-vien'];
const first: Record<UnitLevel, string[]> = {
  ...{ department: office, district: office.toSpliced(1, 0, 'danh-ba'), thcs: school, thpt: school, gdtx: school },
  mn: ['thuc-don', 'tuyen-sinh', 'thu-vien', 'hoi-dap', 'cong-khai', 'lien-he'],
  th: ['thoi-khoa-bieu', 'thuc-don', 'tuyen-sinh', 'thu-vien', 'hoi-dap', 'cong-khai'],
};

const isOffice = (site: Site) => site.level === 'department' || site.level === 'district';

/** What people come for to a unit of this kind, as far as the site's menu has it; then the menu from its beginning. */
function waysOf(site: Site, most: number): Way[] {
  const menu = menuTree(site);
  const all = new Map(menu.flatMap((item) => [item, ...item.children]).map((item) => [item.slug, item]));
  const slugs = new Set([...first[site.level].filter((slug) => all.has(slug)), ...menu.map((item) => item.slug)]);
  return [...slugs].slice(0, most).flatMap((slug) => {
    const item = all.get(slug);
    const task = tasks[slug];
    const title = slug === 'hoi-dap' && !isOffice(site) ? 'Hỏi nhà trường' : task?.title;
    return item ? [{ slug, title: title ?? item.title, hint: task?.hint, icon: task?.icon ?? 'doc' }] : [];
  });
}

export function Tiles({ around, row, most = 6 }: { around: Around; row?: boolean; most?: number }) {
  const ways = waysOf(around.site, most);
  return (
    <div className={row ? 'tiles t6' : 'tiles'}>
      {ways.map(({ slug, title, hint, icon }) => (
        <a className="tile" href={`/${slug}`} key={slug}>
          <span className="ico">
            <Icon name={icon} />
          </span>
          <b>{title}</b>
          {hint && <span>{hint}</span>}
        </a>
      ))}
    </div>
  );
}

export const tiles = block({
  kind: 'tiles',
  title: 'Ô lối tắt',
  about: 'Việc người đọc hay tìm ở đơn vị thành ô lớn, bấm một lần là tới; mục nào chưa có thì mục đầu danh mục thế chỗ.',
  most: 1,
  firstOnPhone: true,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', hint: 'Bỏ trống thì không hiện tiêu đề.', max: 80 }),
    reach: fields.yes({ label: 'Hiện điện thoại, e-mail bên dưới', default: false }),
  }),
  render({ around, settings, room, headingId }) {
    if (menuTree(around.site).length === 0) return null;
    return (
      <section {...(settings.title ? { 'aria-labelledby': headingId } : { 'aria-label': 'Việc hay tìm' })}>
        {settings.title && <Head id={headingId} title={settings.title} />}
        <Tiles around={around} row={room === 'page'} />
        {settings.reach && <Reach around={around} />}
      </section>
    );
  },
});
