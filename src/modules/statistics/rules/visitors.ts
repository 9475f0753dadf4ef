// How many different people came, without knowing who? A bit map: each visitor sets one bit of 8192, the share of bits still unset says
// how many there were (linear counting; within 2 % up to some 20,000 a day). Maps of several processes are joined by "or". A bit is
// shared by many, so that nobody can be found again in it; the salt that led to it is gone the next day.
import { hash } from 'node:crypto';

export const mapBits = 8192;
export const emptyMap = (): Uint8Array => new Uint8Array(mapBits / 8);

/** The visitor of one site on one day. The site is part of it: the same reader elsewhere is another. */
export type Mark = { bit: number; id: number };
export function markOf(salt: string, label: string, address: string, agent: string): Mark {
  const bytes = hash('sha256', `${salt}\n${label}\n${address}\n${agent}`, 'buffer');
  return { bit: bytes.readUInt16BE(0) % mapBits, id: bytes.readUInt32BE(2) };
}

export function setBit(map: Uint8Array, bit: number): void {
  map[bit >> 3] = (map[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
}
export function joinInto(map: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < map.length; i++) map[i] = (map[i] ?? 0) | (other[i] ?? 0);
}
export const bitsOf = (map: Uint8Array): number => {
  let n = 0;
  for (const byte of map) for (let rest = byte; rest; rest &= rest - 1) n += 1;
  return n;
};

/** In SQL: `queries/visits.ts`, `estimate`. A full map says only "very many". */
export const visitorsOf = (bits: number): number => Math.round(-mapBits * Math.log(Math.max(1, mapBits - bits) / mapBits));
