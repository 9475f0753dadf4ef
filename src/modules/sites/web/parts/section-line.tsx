// One section in the list: name, state, what it rests on, when it last changed, where it is filled.
import { Link } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { EnglishRow } from '../../queries/english.ts';
import type { SectionRow } from '../../queries/sections.ts';
import { EnglishTag } from './english-tag.tsx';
import { SectionState } from './section-state.tsx';

/** Sections whose page is made from records: where those are. */
const made: Record<string, { to: string; label: string }> = {
  'lanh-dao': { to: 'sites/leaders', label: 'Ghi lãnh đạo' },
  'doi-ngu': { to: 'people/staff-shown', label: 'Chọn người hiện tên' },
  'van-ban': { to: 'documents/list', label: 'Đăng văn bản' },
  'hoi-dap': { to: 'engagement/questions', label: 'Xem câu hỏi' },
  'gop-y': { to: 'engagement/consultations', label: 'Xem dự thảo' },
  'cong-khai': { to: 'disclosure/list', label: 'Lập công khai' },
  'lich-cong-tac': { to: 'schedule/weeks', label: 'Lập lịch tuần' },
  'su-kien': { to: 'schedule/events', label: 'Ghi sự kiện' },
  'thoi-khoa-bieu': { to: 'teaching/timetable', label: 'Xếp thời khóa biểu' },
  'thuc-don': { to: 'kitchen/menus', label: 'Lập thực đơn' },
  'thu-vien': { to: 'gallery/albums', label: 'Mở album' },
  'tai-nguyen': { to: 'resources/list', label: 'Thêm tài nguyên' },
};

/** Where people fill it: in the page itself, or where the records are. */
function placeOf(section: SectionRow, unit: string): { to: string; label: string } {
  const records = made[section.slug];
  if (records) return { to: `/${unit}/${records.to}`, label: records.label };
  if (section.kind === 'category') return { to: `/${unit}/content/articles/moi?section=${section.slug}`, label: 'Viết bài' };
  if (section.kind === 'contact') return { to: `/${unit}/organizations/profile`, label: 'Sửa hồ sơ' };
  if (section.kind === 'directory') return { to: `/${unit}/organizations/units`, label: 'Xem đơn vị' };
  return { to: `/${unit}/sites/sections/${section.slug}`, label: section.state === 'missing' ? 'Viết trang' : 'Sửa' };
}

type Line = { section: SectionRow; english: EnglishRow | undefined; unit: string; nested: boolean };

export function SectionLine({ section, english, unit, nested }: Line) {
  const place = placeOf(section, unit);
  const facts = [
    section.contentAt && `cập nhật ${formatDate(toLocal(new Date(section.contentAt)).date)}`,
    section.contentAt && section.updatedBy,
    section.state === 'old' && section.maxAgeDays && `quá ${formatNumber(section.maxAgeDays)} ngày`,
    !section.inMenu && 'không có trong danh mục',
    section.own && 'mục riêng của đơn vị',
  ].filter(Boolean);
  return (
    <li className={nested ? 'nested' : undefined}>
      <div>
        <Link to={`/${unit}/sites/sections/${section.slug}`} className="name">
          {section.title}
        </Link>{' '}
        <SectionState state={section.state} mandatory={section.mandatory} />{' '}
        {section.waits && <span className="tag warn">chờ duyệt</span>} {english && <EnglishTag part={english} unit={unit} />}
        {facts.length > 0 && <p className="small muted">{facts.join(' · ')}</p>}
        {section.state === 'missing' && section.hint && <p className="small muted">{section.hint}</p>}
      </div>
      <p className="small basis">
        {section.mandatory ? section.legalBasis : section.legalBasis ? `${section.legalBasis}: hệ thống làm sẵn` : ''}
      </p>
      <Link to={place.to} className="act" aria-label={`${place.label}: ${section.title}`}>
        {place.label}
      </Link>
    </li>
  );
}
