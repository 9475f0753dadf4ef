// Where is a site on the web? By its label below the province's host, or by a whole name of its own.

export type WebAddress = { scheme: 'http' | 'https'; baseHost: string; publicPort: number };

export function siteUrls({ scheme, baseHost, publicPort }: WebAddress): (label: string, path?: string) => string {
  const port = (scheme === 'http' && publicPort === 80) || (scheme === 'https' && publicPort === 443) ? '' : `:${publicPort}`;
  const hostOf = (label: string) => (label.includes('.') ? label : label ? `${label}.${baseHost}` : baseHost);
  return (label, path = '/') => `${scheme}://${hostOf(label)}${port}${path}`;
}
