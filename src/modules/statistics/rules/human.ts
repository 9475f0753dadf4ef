// Is this request a person reading a page? Robots, programs that look ahead and parts of pages are none.
import { isbot } from 'isbot';

/** Few browsers, many requests: what was decided of one is remembered, within bounds. */
const known = new Map<string, boolean>();

export function isPerson(agent: string): boolean {
  const before = known.get(agent);
  if (before !== undefined) return before;
  const person = agent.length > 10 && !isbot(agent.slice(0, 512));
  if (known.size >= 2000) known.clear();
  if (agent.length <= 512) known.set(agent, person);
  return person;
}

/** A page asked for by a person for reading now. What was answered is another question. */
export function isReading(request: Request): boolean {
  if (request.method !== 'GET') return false;
  const { headers } = request;
  if (!isPerson(headers.get('user-agent') ?? '')) return false;
  if (headers.has('sec-purpose') || headers.get('purpose') === 'prefetch' || headers.has('x-moz')) return false;
  const destination = headers.get('sec-fetch-dest');
  return destination === null || destination === 'document';
}
