// The first page of the machine itself: where everything is. It wears the portal's clothes.
import { look } from './portal/look.ts';

const esc = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const sheets = [...new Set([...look.css('cong', 'home'), ...look.css('cong', 'text')])]
  .map((href) => `<link rel="stylesheet" href="${href}">`)
  .join('');

type Account = { role: string; unit: string; username: string; password: string };

function accountTable(accounts: Account[]): string {
  if (accounts.length === 0) return '';
  const rows = accounts.map(
    (a) =>
      `<tr><th scope="row">${esc(a.role)}</th><td>${esc(a.unit)}</td><td><code>${esc(a.username)}</code></td><td><code>${esc(a.password)}</code></td></tr>`,
  );
  return `<section class="wrap sec" aria-labelledby="tk"><div class="sh"><h2 id="tk">Tài khoản dùng thử</h2></div>
<div class="prose"><div class="scroll" role="region" aria-labelledby="tk" tabindex="0"><table class="tb"><thead><tr><th scope="col">Vai trò</th><th scope="col">Đơn vị</th><th scope="col">Tên đăng nhập</th><th scope="col">Mật khẩu</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></div></section>`;
}

/** An address of this machine where nothing stands; it leads to the province's own site. */
export function missingPage(url: (label: string, path?: string) => string): string {
  return `<!doctype html><html lang="vi" data-palette="lam" data-level="district"><head><meta charset="utf-8"><title>Không có trang này</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
${sheets}<link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
<body><main id="noi-dung"><section class="plain"><div class="wrap sec"><h1>Không có trang này</h1>
<p>Ở địa chỉ này không có trang của đơn vị nào. Có thể địa chỉ gõ thiếu, hoặc đơn vị không còn trang.</p>
<p><a href="${esc(url(''))}">Về trang của Sở</a> hoặc <a href="${esc(url('', '/danh-ba'))}">tìm đơn vị trong danh bạ</a>.</p>
</div></section></main></body></html>`;
}

export function welcomePage(url: (label: string, path?: string) => string, accounts: Account[]): string {
  const tile = (href: string, title: string, words: string) =>
    `<a class="tile" href="${esc(href)}"><b>${esc(title)}</b><span>${esc(words)}</span></a>`;
  return `<!doctype html><html lang="vi" data-palette="lam" data-level="district"><head><meta charset="utf-8"><title>Cổng Trường</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
${sheets}<link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
<body><main id="noi-dung"><section class="plain"><div class="wrap sec"><h1>Cổng Trường</h1>
<p>Cổng thông tin của một tỉnh và hồ sơ của mọi trường, trong một hệ thống.</p></div></section>
<section class="wrap sec" aria-label="Mọi thứ ở đâu"><div class="tiles t6">
${tile(url(''), 'Trang của Sở', url(''))}${tile(url('quanly'), 'Phần mềm quản lý', url('quanly'))}${tile(url('', '/danh-ba'), 'Trang từng đơn vị', 'Danh bạ dẫn tới trang của mọi Phòng và trường')}
</div></section>${accountTable(accounts)}</main></body></html>`;
}
