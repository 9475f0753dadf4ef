// How is something fetched from a server that is not ours? In measured bites: so many bytes, so long, so many turns, and never from a
// house inside: an address in a file must not make this server ask its neighbours.
import { lookup } from 'node:dns/promises';
import { request as askPlainly } from 'node:http';
import { request as askSafely } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { refuse } from '#kernel/refusal.ts';

export type Outside = {
  maxBytes: number;
  /** For everything together, turns included. */
  maxMs?: number;
  /** How often it may be sent on to another address. */
  turns?: number;
  accept?: string;
  /** Whoever runs the server may ask its neighbours: all of them, or those that it names. */
  inside?: boolean | ((host: string) => boolean);
  /** What the server said the last time: it answers only when there is something new. */
  since?: { etag: string | null; modified: string | null };
  /** Answers besides 200 that are the caller's to judge. */
  statuses?: readonly number[];
  /** What it is fetched for, in the name that the other server reads. */
  purpose?: string;
};
export type Fetched = {
  status: number;
  bytes: Uint8Array;
  /** Where it was at last. */
  url: string;
  type: string;
  etag: string | null;
  modified: string | null;
};
const mostTurns = 5;
/** What node says of a connection that would not be safe. */
const unsafe = /^ERR_TLS|CERT|^UNABLE_TO_VERIFY/;

const inner = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ] as const),
  ...([
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
  ] as const),
  ...([
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
])
  inner.addSubnet(net, bits, 'ipv4');
/** Of IPv6 only what is handed out to the public; not the ranges that carry an IPv4 address inside. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
const carriers = new BlockList();
carriers.addSubnet('2001::', 32, 'ipv6');
carriers.addSubnet('2001:db8::', 32, 'ipv6');
carriers.addSubnet('2002::', 16, 'ipv6');

/** Is this address of the public internet? */
export const isPublic = (address: string): boolean =>
  isIP(address) === 4
    ? !inner.check(address, 'ipv4')
    : isIP(address) === 6 && open.check(address, 'ipv6') && !carriers.check(address, 'ipv6');

const away = (host: string) => refuse('away', `Không kết nối được tới ${host}.`);

/** The address that is asked is the one that was looked at: a name may answer otherwise a moment later. */
async function addressOf(url: URL, inside: boolean): Promise<{ address: string; family: 4 | 6 }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await lookup(/(^|\.)localhost$/.test(host) && inside ? '127.0.0.1' : host, { all: true }).catch(() => {
        throw refuse('name', `Không tìm thấy máy chủ ${url.hostname}.`);
      });
  if (!inside && found.some((one) => !isPublic(one.address)))
    throw refuse('inside', `${url.hostname} là địa chỉ trong mạng nội bộ, hệ thống không tải từ đó.`);
  const [first] = found;
  if (!first) throw away(url.hostname);
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

type Answer = Omit<Fetched, 'url'> & { location: string };

function ask(url: URL, at: { address: string; family: 4 | 6 }, options: Outside, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? askSafely : askPlainly)(
      url,
      {
        signal,
        agent: false,
        headers: {
          accept: options.accept ?? '*/*',
          'accept-encoding': 'identity',
          'user-agent': `CongTruong/1.0 (${options.purpose ?? 'nhap trang cu'})`,
          ...(options.since?.etag ? { 'if-none-match': options.since.etag } : {}),
          ...(options.since?.modified ? { 'if-modified-since': options.since.modified } : {}),
        },
        lookup: (_host, asked, answer) =>
          asked.all ? answer(null, [at]) : (answer as (e: null, a: string, f: number) => void)(null, at.address, at.family),
      },
      (response) => {
        const tooLarge = () => {
          request.destroy();
          reject(refuse('size', `${url.href} nặng quá ${Math.floor(options.maxBytes / 1024 / 1024)} MB.`));
        };
        if (Number(response.headers['content-length'] ?? 0) > options.maxBytes) return tooLarge();
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > options.maxBytes) return tooLarge();
          parts.push(part);
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            type: response.headers['content-type'] ?? '',
            etag: response.headers.etag ?? null,
            modified: response.headers['last-modified'] ?? null,
            bytes: new Uint8Array(Buffer.concat(parts)),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end();
  });
}

/** @throws Refused with the sentence why it could not be had */
export async function fetchOutside(address: string, options: Outside): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.maxMs ?? 20_000);
  const maxTurns = options.turns ?? mostTurns;
  let next = address;
  for (let turn = 0; turn <= maxTurns; turn++) {
    if (!URL.canParse(next)) throw refuse('address', `“${next.slice(0, 200)}” không phải một địa chỉ web đầy đủ.`);
    const url = new URL(next);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw refuse('address', 'Chỉ tải từ địa chỉ http:// hoặc https://.');
    if (url.username || url.password) throw refuse('address', 'Địa chỉ không được kèm tên và mật khẩu.');
    const { inside = false } = options;
    const at = await addressOf(url, typeof inside === 'function' ? inside(url.hostname) : inside);
    let answer: Answer;
    try {
      answer = await ask(url, at, options, signal);
    } catch (error) {
      if (error instanceof Error && 'refused' in error) throw error;
      if (signal.aborted) throw refuse('slow', `${url.hostname} trả lời quá chậm.`);
      if (error instanceof Error && 'code' in error && unsafe.test(String(error.code)))
        throw refuse('certificate', `${url.hostname} không có chứng chỉ hợp lệ cho tên này.`);
      throw away(url.hostname);
    }
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304 && answer.location) {
      next = URL.canParse(answer.location, url.href) ? new URL(answer.location, url.href).href : answer.location;
      continue;
    }
    if (answer.status !== 200 && !options.statuses?.includes(answer.status))
      throw refuse('status', `${url.hostname} trả lời mã ${answer.status} cho ${url.pathname}.`);
    const { location: _, ...fetched } = answer;
    return { ...fetched, url: url.href };
  }
  throw refuse('turns', `${address} chuyển địa chỉ quá ${maxTurns} lần.`);
}
