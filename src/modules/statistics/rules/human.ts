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

/** What the head of a request says; '' where it says nothing. */
export type Asked = { method: string; agent: string; secPurpose: string; purpose: string; moz: string; destination: string };

/** A page asked for by a person for reading now. What was answered is another question. */
export const isReading = ({ method, agent, secPurpose, purpose, moz, destination }: Asked): boolean =>
  method === 'GET' &&
  isPerson(agent) &&
  !(secPurpose || purpose === 'prefetch' || moz) &&
  (destination === '' || destination === 'document');

/** The head of a request, of the web's or of Node's own. */
export type Head = { method: string; headers: { get(name: string): string | null } };

export function askedOf({ method, headers }: Head): Asked {
  const header = (name: string) => headers.get(name) ?? '';
  return {
    ...{ method, agent: header('user-agent'), secPurpose: header('sec-purpose'), purpose: header('purpose') },
    ...{ moz: header('x-moz'), destination: header('sec-fetch-dest') },
  };
}
