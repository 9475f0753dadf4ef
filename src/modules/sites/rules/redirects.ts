// Where did a page of a site go? A set of redirects in which every one leads to the place itself: no chain, so no circle. Pure.
import type { Reason } from '#kernel/refusal.ts';

/** Old path → where it is now. */
export type Redirects = ReadonlyMap<string, string>;

/** Signs that no request carries. */
const stray = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** null: no server can read it. */
function readable(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** A sentence why no visitor can come with such a path. */
export const unreadable = (typed: string): string | null =>
  readable(typed.split('?')[0] ?? '') === null
    ? 'Sau dấu % phải là mã đúng của một chữ, như %20. Mở trang cũ rồi chép đường dẫn từ trình duyệt.'
    : null;

/**
 * As it is stored, which is as requests are compared: readable, one slash between parts, none at the end; with what stands behind "?" as a
 * browser sends it, without what stands behind "#".
 */
export function pathOf(typed: string): string {
  const [before = '', ...query] = typed
    .replace(stray, '')
    .trim()
    .replace(/^[a-z]+:\/\/[^/?#]*/i, '')
    .replace(/#.*$/, '')
    .split('?');
  const path = `/${(readable(before) ?? before).replace(stray, '').trim()}`
    .normalize('NFC')
    .replace(/[/\\]+/g, '/')
    .replace(/(?<=.)\/$/, '');
  const asked = new URLSearchParams(query.join('?').normalize('NFC'));
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** A page of one's own is meant by its path, or by the whole address under one of the site's names; anything else leads away. */
export function leadsAway(typed: string, ownHosts: readonly string[]): boolean {
  const text = typed.trim();
  if (/^[/\\]{2}/.test(text)) return true;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return false;
  const host = /^https?:\/\/([^/?#@\\]+)(?=[/?#]|$)/i.exec(text)?.[1];
  return host === undefined || !ownHosts.includes(host.toLowerCase().replace(/:\d+$/, ''));
}

export type Change = { put: Map<string, string> } | { fault: Reason };

/** What is to be written when `from` moves to `to`: what led to `from` leads on to where `to` is. */
export function redirected(known: Redirects, from: string, to: string): Change {
  const end = known.get(to) ?? to;
  if (from === '/') return { fault: { code: 'home', message: 'Trang chủ không chuyển đi nơi khác được.', field: 'from' } };
  if (end === from)
    return {
      fault: {
        ...{ code: 'loop', field: 'to' },
        message:
          from === to
            ? 'Đường dẫn cũ và mới giống nhau.'
            : `${to} đang chuyển về ${from}: chuyển ${from} sang đó thì chạy vòng quanh. Bỏ đường chuyển ấy trước.`,
      },
    };
  const put = new Map([[from, end]]);
  for (const [old, target] of known) if (target === from) put.set(old, end);
  return { put };
}
