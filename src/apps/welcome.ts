// The first page of the machine itself: where everything is. It wears the portal's clothes.
import { look } from './portal/look.ts';

const esc = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const sheets = [...new Set([...look.css('cong', 'home'), ...look.css('cong', 'text')])]
  .map((href) => `<link rel="stylesheet" href="${href}">`)
  .join('');

type Account = { role: string; unit: string; username: string; password: string };

/** Unit by unit; all have one password, said once. */
function accountTables(accounts: Account[]): string {
  const [first] = accounts;
  if (!first) return '';
  const tables = [...Map.groupBy(accounts, ({ unit }) => unit)].map(([unit, of], i) => {
    const rows = of.map(
      ({ role, username }) => `<tr><th scope="row"><code>${esc(username)}</code></th><td>${esc(role)}</td></tr>`,
    );
    return `<div><h3 id="tk${i}">${esc(unit)}</h3><div class="prose"><div class="scroll" role="region" aria-labelledby="tk${i}" tabindex="0"><table class="tb"><thead><tr><th scope="col">Tên đăng nhập</th><th scope="col">Vai trò</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></div></div>`;
  });
  return `<section class="wrap sec" aria-labelledby="tk"><div class="sh"><h2 id="tk">Tài khoản dùng thử</h2></div>
<p>Mật khẩu của mọi tài khoản: <code>${esc(first.password)}</code></p><div class="g3">${tables.join('')}</div></section>`;
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
</div></section>${accountTables(accounts)}</main></body></html>`;
}
