// Which names may a site have, and which one is proposed? (P-1.6, P-1.7) Pure.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';

/** Labels below the province's own host that are addresses of the product itself, or that people would take for such. */
export const reservedHosts: ReadonlySet<string> = new Set([
  ...[
    'quanly',
    'www',
    'api',
    'admin',
    'mail',
    'smtp',
    'imap',
    'pop',
    'ftp',
    'ns',
    'ns1',
    'ns2',
    'static',
    'media',
    'assets',
    'cdn',
  ],
  ...[
    'so',
    'login',
    'dangnhap',
    'tracuu',
    'healthz',
    'metrics',
    'status',
    'test',
    'localhost',
    'congtruong',
    'events',
    'autoconfig',
  ],
]);

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** As it is stored and compared: no scheme, no path, no port, small letters; under the province's own host only the label. */
export function hostOf(typed: string, baseHost: string): string {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  return host.endsWith(`.${baseHost}`) ? host.slice(0, -baseHost.length - 1) : host;
}

/** Leads here by itself: the installation's own name, and all below it. `host` a whole name. */
export const isOwnName = (host: string, baseHost: string): boolean => host === baseHost || host.endsWith(`.${baseHost}`);

/** Why a name cannot be a site's; null: it can. `host` as hostOf gives it. */
export function hostFault(host: string, baseHost: string): Reason | null {
  const no = (code: string, message: string): Reason => ({ code, message, field: 'host' });
  if (host === '') return no('host_empty', 'Ghi tên miền, ví dụ thcs-hai-phuong.');
  if (host === baseHost) return no('host_reserved', `${baseHost} là tên miền của Sở.`);
  if (host.split('.').some((part) => part.startsWith('xn--')) || /[^\p{ASCII}]/u.test(host))
    return no(
      'host_punycode',
      'Tên miền không dùng chữ có dấu hay mã xn--: bạn đọc không phân biệt được với tên giả. Ghi không dấu.',
    );
  if (host.length > 253 || !host.split('.').every((part) => label.test(part)))
    return no(
      'host_form',
      'Tên miền chỉ gồm chữ thường không dấu, số và gạch nối; mỗi phần nhiều nhất 63 ký tự, không bắt đầu bằng gạch nối.',
    );
  if (!host.includes('.'))
    return reservedHosts.has(host) ? no('host_reserved', `"${host}" là địa chỉ riêng của hệ thống. Chọn tên khác.`) : null;
  if (host === 'localhost' || host.endsWith('.localhost') || /^[\d.]+$/.test(host))
    return no('host_form', 'Ghi tên miền đầy đủ, ví dụ pgdhaihau.edu.vn.');
  return null;
}

const offices = new Set(['department', 'district']);

/**
 * A label that readers take for a department's or a district office's, asked for by a school. `namesake`: the unit of the register whose name
 * in addresses this is.
 */
export function officeFault(
  host: string,
  asking: string,
  namesake: { level: string; shortName: string } | undefined,
): Reason | null {
  if (host.includes('.') || offices.has(asking)) return null;
  const meant = namesake && offices.has(namesake.level) ? ` ${namesake.shortName}` : '';
  if (meant === '' && !/^((sgd|pgd)|(so|phong|ubnd)(-|$))/.test(host)) return null;
  return {
    ...{ code: 'host_office', field: 'host' },
    message: `"${host}" là tên bạn đọc hiểu là của cơ quan quản lý${meant}. Chọn tên nói rõ là trường, ví dụ thcs-hai-phuong.`,
  };
}

const prefixes: Record<string, string> = { district: 'pgd', mn: 'mn', th: 'th', thcs: 'thcs', thpt: 'thpt', gdtx: 'gdtx' };
const plainName = (shortName: string) =>
  shortName
    .replace(/^(Phòng|Trường|Trung tâm)\s+/i, '')
    .replace(/^(GD&ĐT|Mầm non|MN|Tiểu học|TH|THCS|THPT|GDNN-GDTX|GDTX)\s+/i, '');

/**
 * `<prefix>-<name>` without tones; where it is taken the place is put behind it, then a number: no unit waits for another one's name.
 */
export function proposedHost(
  unit: { level: string; shortName: string; place: string },
  taken: (host: string) => boolean,
): string {
  const clean = (text: string) => slugify(text, 60).replace(/-+$/, '');
  const base = clean(`${prefixes[unit.level] ?? ''} ${plainName(unit.shortName)}`);
  const free = (host: string) => host !== '' && !reservedHosts.has(host) && !taken(host);
  if (free(base)) return base;
  const place = clean(`${base} ${unit.place.replace(/^(Huyện|Thành phố|Thị xã|Xã|Phường|Thị trấn)\s+/i, '')}`);
  if (place !== base && free(place)) return place;
  for (let n = 2; ; n++) {
    const numbered = `${place.slice(0, 56)}-${n}`;
    if (free(numbered)) return numbered;
  }
}

/** The same day so many months later; the end of a shorter month stays its end. */
export function monthsLater(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
