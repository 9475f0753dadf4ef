// Whom does a sender mean? Units below it, narrowed by level, by the office they belong to, by a list; every narrowing counts. Pure.
import { inSubtree } from '#kernel/actor.ts';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';

export const audienceLevels = ['district', 'mn', 'th', 'thcs', 'thpt', 'gdtx'] as const satisfies UnitLevel[];
/** Above this many units a screen asks once more before it sends. */
export const manyReceivers = 20;
export type AudienceLevel = (typeof audienceLevels)[number];

/** Empty lists narrow nothing: all units below the sender. */
export type Audience = { levels: AudienceLevel[]; under: number[]; units: number[] };
export type Candidate = { id: number; path: string; level: UnitLevel };

/** The units that are meant: never the sender itself, never one outside its subtree. An office stands for itself and its units. */
export function receiversOf<U extends Candidate>(audience: Audience, senderPath: string, units: readonly U[]): U[] {
  const offices = units.filter((unit) => audience.under.includes(unit.id)).map((unit) => unit.path);
  return units.filter(
    (unit) =>
      unit.path !== senderPath &&
      inSubtree(unit.path, senderPath) &&
      (audience.levels.length === 0 || audience.levels.some((level) => level === unit.level)) &&
      (audience.under.length === 0 || offices.some((office) => inSubtree(unit.path, office))) &&
      (audience.units.length === 0 || audience.units.includes(unit.id)),
  );
}

/** As it is typed on the command line: "all", "level:thcs,under:CODE", "units:CODE1+CODE2". Codes are not looked up here. */
export type TypedAudience = { levels: AudienceLevel[]; under: string[]; units: string[] };

export function parseAudience(text: string): { ok: true; audience: TypedAudience } | { ok: false; reason: string } {
  const audience: TypedAudience = { levels: [], under: [], units: [] };
  const no = (reason: string) => ({ ok: false as const, reason });
  const form = 'Viết: all, level:thcs, under:MÃ, units:MÃ1+MÃ2; nhiều điều kiện cách nhau bằng dấu phẩy.';
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('all')) return parts.length === 1 ? { ok: true, audience } : no('“all” đứng một mình.');
  for (const part of parts) {
    const [, name, list = ''] = /^(level|under|units):(.*)$/.exec(part) ?? [];
    const values = list
      .split('+')
      .map((value) => value.trim())
      .filter(Boolean);
    if (!name || values.length === 0) return no(`Không hiểu “${part}”. ${form}`);
    if (name === 'level') {
      const strange = values.find((value) => !audienceLevels.some((level) => level === value));
      if (strange) return no(`Không có cấp “${strange}”. Có: ${audienceLevels.join(', ')}.`);
      audience.levels.push(...(values as AudienceLevel[]));
    } else audience[name as 'under' | 'units'].push(...values);
  }
  return { ok: true, audience };
}

/** "tất cả THCS của Phòng Hải Hậu", for people. */
export function audienceWords(audience: Audience, nameOf: (id: number) => string, receivers: number, most = 3): string {
  const listed = (names: string[]) =>
    names.slice(0, most).join(', ') + (names.length > most ? ` và ${formatNumber(names.length - most)} nơi khác` : '');
  const levels = audience.levels.map((level) => levelNames[level]).join(', ');
  const under = audience.under.length > 0 ? ` thuộc ${listed(audience.under.map(nameOf))}` : '';
  if (audience.units.length > 0)
    return receivers <= most ? listed(audience.units.map(nameOf)) : `${formatNumber(receivers)} đơn vị chọn từng nơi${under}`;
  return `Tất cả ${levels || 'đơn vị'}${under}`;
}
