// Is this form sent by a person who read our page? Without scripts, cookies or anybody else's service: where it comes from, how old the
// page is, a field nobody sees, and, when something is odd, a small sum in words. Stateless; what is counted is counted elsewhere.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export type FormName = string;
export type Ticket = { token: string; riddle: string | null };
export type TicketFault = 'missing' | 'too_fast' | 'too_old' | 'riddle';
/** Of what was sent: its nonce, used once; whether a riddle had been asked and solved. */
export type TicketCheck = { ok: true; nonce: string; solved: boolean } | { ok: false; fault: TicketFault };

export const tokenField = 'dau';
export const riddleField = 'cau-do';
/** Looks like a field that a form-filling machine loves; people neither see nor reach it. */
export const honeypotField = 'website';

const oldest = 12 * 3_600_000;
const marks = { first: 'k', again: 'l', ask: 'h' } as const;
const capital = (word: string) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
const words = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

export type VisitorForms = ReturnType<typeof openVisitorForms>;

/** @param secret of the installation: the same in all its processes */
export function openVisitorForms(secret: string) {
  const key = createHmac('sha256', secret).update('visitor forms').digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();

  const sumOf = (nonce: string) => {
    const bytes = sign(`riddle ${nonce}`);
    const [a, b] = [1 + ((bytes[0] ?? 0) % 9), 1 + ((bytes[1] ?? 0) % 9)];
    return { a, b, sum: a + b };
  };

  return {
    /**
     * For a form about to be shown. 'ask': something is odd, a small sum goes with it; 'again': it comes back with a sentence at a field,
     * which may take a second to mend; the nonce of a solved sum: that one is not asked twice, and still good for one sending only.
     */
    ticket(form: FormName, how: 'first' | 'again' | 'ask' | { solved: string }, now = Date.now()): Ticket {
      const nonce = typeof how === 'object' ? how.solved : randomBytes(12).toString('base64url');
      const body = `${now.toString(36)}.${nonce}.${typeof how === 'object' ? 'd' : marks[how]}`;
      const { a, b } = sumOf(nonce);
      return {
        token: `${body}.${sign(`${form} ${body}`).toString('base64url').slice(0, 27)}`,
        riddle: how === 'ask' ? `${capital(words[a] ?? '')} cộng ${words[b]} bằng mấy?` : null,
      };
    },

    /** @param least milliseconds in which nobody fills this form */
    check(form: FormName, token: string, answer: string, least: number, now = Date.now()): TicketCheck {
      const [issued = '', nonce = '', ask = '', mac = ''] = token.split('.');
      const wanted = sign(`${form} ${issued}.${nonce}.${ask}`).toString('base64url').slice(0, 27);
      if (mac.length !== wanted.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(wanted)))
        return { ok: false, fault: 'missing' };
      const age = now - Number.parseInt(issued, 36);
      if (!(age <= oldest) || age < 0) return { ok: false, fault: 'too_old' };
      if (ask === marks.first && age < least) return { ok: false, fault: 'too_fast' };
      if (ask === 'd') return { ok: true, nonce, solved: true };
      const { sum } = sumOf(nonce);
      const typed = answer.trim().toLowerCase().normalize('NFC');
      const solved = ask === marks.ask && (typed === String(sum) || typed === inWords(sum));
      if (ask === marks.ask && !solved) return { ok: false, fault: 'riddle' };
      return { ok: true, nonce, solved };
    },

    /** What stands for an address on a day; the next day nobody can tell that it was the same. */
    visitor: (address: string, day: string): string =>
      sign(`visitor ${day} ${networkOf(address)}`)
        .toString('base64url')
        .slice(0, 22),
    /** What stands for a browser's session in one matter. */
    session: (id: string, matter: string): string => sign(`session ${matter} ${id}`).toString('base64url').slice(0, 27),
    /** A session's cookie carries its own signature: one cannot be thought up. */
    sealSession(): string {
      const id = randomBytes(18).toString('base64url');
      return `${id}.${sign(`cookie ${id}`).toString('base64url').slice(0, 27)}`;
    },
    openSession(cookie: string): string | null {
      const [id = '', mac = ''] = cookie.split('.');
      const wanted = sign(`cookie ${id}`).toString('base64url').slice(0, 27);
      return mac.length === wanted.length && timingSafeEqual(Buffer.from(mac), Buffer.from(wanted)) ? id : null;
    },
  };
}

const inWords = (n: number): string => {
  if (n < 10) return words[n] ?? '';
  const rest = n % 10;
  return n === 10 ? 'mười' : `mười ${rest === 5 ? 'lăm' : words[rest]}`;
};

/** A household has a whole /64 of the new addresses. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = ''] = plain.split('%');
  const [left = '', right] = head.split('::');
  const parts = left.split(':').filter(Boolean);
  const tail = right === undefined ? [] : right.split(':').filter(Boolean);
  const full = right === undefined ? parts : [...parts, ...Array(Math.max(0, 8 - parts.length - tail.length)).fill('0'), ...tail];
  return full.slice(0, 4).join(':');
};

/** Does the browser say that our own page sent this? One that says nothing at all is not believed. */
export function isOwnOrigin(headers: Headers): boolean {
  const host = headers.get('host') ?? '';
  const hostOf = (url: string) => {
    try {
      return new URL(url).host;
    } catch {
      return null;
    }
  };
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin !== null) return hostOf(origin) === host;
  const referer = headers.get('referer');
  if (referer !== null) return hostOf(referer) === host;
  return site === 'same-origin';
}
