// A line of the list that nginx keeps of pages handed out from files (deploy/nginx/congtruong.conf): which page, when, and did a person
// read it? Pure.
import { z } from 'zod';
import { isReading } from './human.ts';

const line = z.object({
  at: z.number().positive(),
  status: z.number().int(),
  ...{ method: z.string(), host: z.string().max(300), path: z.string().max(4000), agent: z.string() },
  ...{ destination: z.string(), secPurpose: z.string() },
  // What older browsers say of a look ahead; each name costs nginx more than a hundredth of what it can hand out, and it writes these no more.
  ...{ purpose: z.string().default(''), moz: z.string().default('') },
});

export type LoggedVisit = { at: Date; host: string; path: string };

/** undefined: no such line; null: nobody read a page. */
export function visitIn(text: string): LoggedVisit | null | undefined {
  let parsed: z.infer<typeof line>;
  try {
    parsed = line.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
  const { status, host } = parsed;
  const path = pathOf(parsed.path);
  // Whoever has the page already is told so; feeds and lists of addresses have a dot in their name, and pages none.
  const page = (status === 200 || status === 304) && !path.includes('.');
  return page && isReading(parsed) ? { at: new Date(parsed.at * 1000), host, path } : null;
}

function pathOf(address: string): string {
  const [plain = '/'] = address.split('?');
  try {
    return decodeURIComponent(plain).replace(/\/+$/, '') || '/';
  } catch {
    return plain;
  }
}
