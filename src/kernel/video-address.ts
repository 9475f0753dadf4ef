// Which videos may be shown? Those of houses that we know, by a link that a reader follows: nothing of them is loaded with our pages.
export type Provider = 'youtube' | 'vimeo' | 'vtv';
export const providerNames: Record<Provider, string> = { youtube: 'YouTube', vimeo: 'Vimeo', vtv: 'VTV' };

/** The address as it is kept, without what follows the reader about; or the sentence why not. */
export function videoOf(typed: string): { provider: Provider; url: string } | { why: string } {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return { why: 'Địa chỉ video không đọc được. Chép từ thanh địa chỉ của trình duyệt.' };
  }
  const host = url.hostname.toLowerCase().replace(/^(www|m)\./, '');
  const id =
    host === 'youtu.be'
      ? url.pathname.slice(1)
      : host === 'youtube.com' || host === 'youtube-nocookie.com'
        ? (url.searchParams.get('v') ?? /^\/(?:embed|shorts|live)\/([^/]+)/.exec(url.pathname)?.[1] ?? '')
        : '';
  if (/^[A-Za-z0-9_-]{11}$/.test(id)) return { provider: 'youtube', url: `https://www.youtube.com/watch?v=${id}` };
  const vimeo = host === 'vimeo.com' || host === 'player.vimeo.com' ? /^\/(?:video\/)?(\d{6,12})/.exec(url.pathname)?.[1] : null;
  if (vimeo) return { provider: 'vimeo', url: `https://vimeo.com/${vimeo}` };
  if (host === 'vtv.vn' && /^\/[\w./-]+\.htm$/.test(url.pathname))
    return { provider: 'vtv', url: `https://vtv.vn${url.pathname}` };
  if (['youtube.com', 'youtu.be', 'vimeo.com', 'vtv.vn'].includes(host))
    return { why: 'Địa chỉ này không dẫn tới một video. Mở video rồi chép địa chỉ của trang ấy.' };
  return { why: `Trang chỉ nhận video ở YouTube, Vimeo và VTV, không nhận ${host}.` };
}
