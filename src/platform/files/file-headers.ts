// With which words is a file handed over? A PDF may be looked at in a page of the same host, anything else is saved.
export function fileHeaders(file: { name: string; mime: string }): Record<string, string> {
  const ascii = file.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const how = file.mime === 'application/pdf' ? 'inline' : 'attachment';
  return {
    'content-type': file.mime,
    'content-disposition': `${how}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
    // The browser's own viewer draws with styles of its own; a script in a PDF never is the page's.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  };
}
