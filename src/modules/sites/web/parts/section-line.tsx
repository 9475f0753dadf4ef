// One section in the list: name, state, what it rests on, when it last changed, where it is filled.
import { Link } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { SectionRow } from '../../queries/sections.ts';
import { SectionState } from './section-state.tsx';

/** Where people fill it: in the page itself, or where the records are. */
function placeOf(section: SectionRow, unit: string): { to: string; label: string } {
  if (section.slug === 'lanh-dao') return { to: `/${unit}/sites/leaders`, label: 'Ghi lãnh đạo' };
  if (section.slug === 'van-ban') return { to: `/${unit}/documents/list`, label: 'Đăng văn bản' };
  if (section.slug === 'hoi-dap') return { to: `/${unit}/engagement/questions`, label: 'Xem câu hỏi' };
  if (section.slug === 'gop-y') return { to: `/${unit}/engagement/consultations`, label: 'Xem dự thảo' };
  if (section.kind === 'category') return { to: `/${unit}/content/articles`, label: 'Viết bài' };
  if (section.kind === 'contact') return { to: `/${unit}/organizations/profile`, label: 'Sửa hồ sơ' };
  if (section.kind === 'directory') return { to: `/${unit}/organizations/units`, label: 'Xem đơn vị' };
  return { to: `/${unit}/sites/sections/${section.slug}`, label: section.state === 'missing' ? 'Viết trang' : 'Sửa' };
}

export function SectionLine({ section, unit, nested }: { section: SectionRow; unit: string; nested: boolean }) {
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
        <SectionState state={section.state} mandatory={section.mandatory} />
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
