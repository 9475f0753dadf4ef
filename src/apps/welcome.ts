// The first page of the machine itself: where everything is.
const esc = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

export function welcomePage(
  url: (label: string, path?: string) => string,
  accounts: { role: string; unit: string; username: string; password: string }[],
): string {
  const rows = accounts
    .map(
      (a) =>
        `<tr><td>${esc(a.role)}</td><td>${esc(a.unit)}</td><td><code>${esc(a.username)}</code></td><td><code>${esc(a.password)}</code></td></tr>`,
    )
    .join('');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng Trường</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg"></head>
<body><main><h1>Cổng Trường</h1><p>Cổng thông tin của một tỉnh và hồ sơ của mọi trường, trong một hệ thống.</p>
<ul><li>Trang của Sở: <a href="${url('')}">${url('')}</a></li><li>Phần mềm quản lý: <a href="${url('quanly')}">${url('quanly')}</a></li>
<li>Trang của từng đơn vị: tên ngắn của đơn vị đứng trước tên miền của Sở, ví dụ <a href="${url('pgd-hai-hau')}">${url('pgd-hai-hau')}</a></li></ul>
${rows ? `<h2>Tài khoản dùng thử</h2><table><thead><tr><th>Vai trò</th><th>Đơn vị</th><th>Tên đăng nhập</th><th>Mật khẩu</th></tr></thead><tbody>${rows}</tbody></table>` : ''}</main></body></html>`;
}
