// Where is a site on the web? By its label below the province's host, or by a whole name of its own.

type WebAddress = { scheme: 'http' | 'https'; baseHost: string; publicPort: number };

export function siteUrls({ scheme, baseHost, publicPort }: WebAddress): (label: string, path?: string) => string {
  const port = (scheme === 'http' && publicPort === 80) || (scheme === 'https' && publicPort === 443) ? '' : `:${publicPort}`;
  const hostOf = (label: string) => (label.includes('.') ? label : label ? `${label}.${baseHost}` : baseHost);
  return (label, path = '/') => `${scheme}://${hostOf(label)}${port}${path}`;
}

/** '' the department, 'quanly' the office, another label a unit; a whole name may be a unit's own host; null: surely nobody's. */
export function siteLabel(host: string, baseHost: string): string | null {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (name === baseHost) return '';
  if (name.endsWith(`.${baseHost}`)) return name.slice(0, -baseHost.length - 1);
  return /^(?!.*\.localhost$)(?![\d.]+$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) ? name : null;
}
