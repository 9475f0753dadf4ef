// Short ways to the sections of the site, as large tiles.
/** @jsxImportSource hono/jsx */

import { z } from 'zod';
import { fields, type Section } from '#modules/sites/index.ts';
import { type Around, menuOf } from '../view/page.tsx';
import { Head, Icon, type IconName } from '../view/parts.tsx';
import { block } from './block.ts';
import { Reach } from './opening.tsx';

const icons: Record<string, IconName> = {
  ...{ 'gioi-thieu': 'school', 'tin-tuc': 'news', 'thong-bao': 'bell', 'tuyen-sinh': 'cap', 'thoi-khoa-bieu': 'table' },
  ...{ 'van-ban': 'doc', 'lop-hoc': 'book', 'ke-hoach': 'table' },
};
const iconOf = (section: Section): IconName =>
  section.kind === 'contact' ? 'phone' : section.kind === 'directory' ? 'map' : (icons[section.slug] ?? 'doc');
const hintOf: Record<string, string> = {
  'gioi-thieu': 'Chúng tôi là ai',
  'tin-tuc': 'Chuyện mới ở đơn vị',
  'thong-bao': 'Việc cần biết, cần làm',
  'danh-ba': 'Trang của từng trường',
  'lien-he': 'Địa chỉ, điện thoại, e-mail',
  'tuyen-sinh': 'Kế hoạch, hồ sơ',
  'van-ban': 'Công văn, quyết định',
  'thu-tuc-hanh-chinh': 'Hồ sơ, nơi nộp, thời hạn',
  'thuc-don': 'Bé ăn gì hôm nay',
  'cong-khai': 'Theo quy định của Bộ',
  'dieu-hanh': 'Chỉ đạo, lịch công tác',
  'ke-hoach': 'Năm học, thời khóa biểu',
  'hoi-dap': 'Hỏi và xem trả lời',
  'thu-vien': 'Ảnh, video của trường',
};

export function Tiles({ around, row, most = 6 }: { around: Around; row?: boolean; most?: number }) {
  const sections = menuOf(around.site).slice(0, most);
  return (
    <div className={row ? `tiles t6 n${sections.length}` : 'tiles'}>
      {sections.map((section) => (
        <a className="tile" href={`/${section.slug}`} key={section.slug}>
          <span className="ico">
            <Icon name={iconOf(section)} />
          </span>
          <b>{section.title}</b>
          {hintOf[section.slug] && <span>{hintOf[section.slug]}</span>}
        </a>
      ))}
    </div>
  );
}

export const tiles = block({
  kind: 'tiles',
  title: 'Ô lối tắt',
  about: 'Các mục đầu của danh mục thành ô lớn, bấm một lần là tới.',
  most: 1,
  firstOnPhone: true,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', hint: 'Bỏ trống thì không hiện tiêu đề.', max: 80 }),
    reach: fields.yes({ label: 'Hiện điện thoại, e-mail bên dưới', default: false }),
  }),
  render({ around, settings, room, headingId }) {
    if (menuOf(around.site).length === 0) return null;
    return (
      <section {...(settings.title ? { 'aria-labelledby': headingId } : { 'aria-label': 'Các mục của trang' })}>
        {settings.title && <Head id={headingId} title={settings.title} />}
        <Tiles around={around} row={room === 'page'} />
        {settings.reach && <Reach around={around} />}
      </section>
    );
  },
});
