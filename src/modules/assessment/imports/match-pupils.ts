// Whose marks are in a row? By the ministry's id or the school's code, then by name and birth date; a name alone is a doubt. Pure.
import { formatDate } from '#kernel/calendar.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import type { FileRow } from './file.ts';

export type Candidate = { id: string; name: string; birthDate: string | null; code: string | null; ministryId: string | null };
/** `doubt`: somebody has to say yes, or which of several. */
export type Match =
  | { pupil: Candidate; how: 'id' | 'birth' | 'chosen' | 'name' }
  | { pupil: null; doubt: string; candidates: Candidate[] }
  | { pupil: null; doubt: null; reason: string; candidates: [] };

/** Excel eats the zeros in front of a number. */
const number = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9]/g, '')
    .replace(/^0+/, '');
const born = ({ birthDate }: Candidate) => (birthDate ? ` (sinh ${formatDate(birthDate)})` : '');

export type Roll = {
  pupils: readonly Candidate[];
  byId: Map<string, Candidate[]>;
  byCode: Map<string, Candidate[]>;
  byName: Map<string, Candidate[]>;
};
export function rollOf(pupils: readonly Candidate[]): Roll {
  const by = (key: (one: Candidate) => string) => {
    const groups = Map.groupBy(pupils, key);
    groups.delete('');
    return groups;
  };
  return {
    pupils,
    byId: by(({ ministryId }) => number(ministryId ?? '')),
    byCode: by(({ code }) => number(code ?? '')),
    byName: by(({ name }) => fold(name)),
  };
}

/** @param chosen what somebody said about this row before */
export function matchRow(row: FileRow, roll: Roll, className: string, chosen: string | undefined, byName: boolean): Match {
  const one = chosen === undefined ? undefined : roll.pupils.find(({ id }) => id === chosen);
  if (one) return { pupil: one, how: 'chosen' };
  const named = roll.byName.get(fold(row.name)) ?? [];
  const [id, code] = [number(row.ministryId), number(row.code)];
  const byId =
    (id && roll.byId.get(id)) ||
    (id && roll.byCode.get(id)) ||
    (code && roll.byCode.get(code)) ||
    (code && roll.byId.get(code)) ||
    [];
  const found = byId.length === 1 ? byId[0] : undefined;
  if (found) {
    if (row.name === '' || fold(row.name) === fold(found.name)) return { pupil: found, how: 'id' };
    return {
      ...{ pupil: null, candidates: [found, ...named] },
      doubt: `Mã ${row.ministryId || row.code} là của ${found.name}, tên trong tệp là ${row.name}. Chọn đúng em.`,
    };
  }
  if (named.length === 0)
    return {
      pupil: null,
      doubt: null,
      candidates: [],
      reason: `Lớp ${className} không có em ${row.name || row.ministryId || row.code}.`,
    };
  const sameDay = row.birth === null ? [] : named.filter(({ birthDate }) => birthDate === row.birth);
  if (sameDay.length === 1 && sameDay[0]) return { pupil: sameDay[0], how: 'birth' };
  if (named.length > 1)
    return { pupil: null, candidates: named, doubt: `Lớp ${className} có ${named.length} em tên ${row.name}. Chọn đúng em.` };
  const [only] = named as [Candidate];
  if (row.birth !== null && only.birthDate !== null)
    return {
      ...{ pupil: null, candidates: named },
      doubt: `${only.name} trong lớp sinh ${formatDate(only.birthDate)}, tệp ghi ${formatDate(row.birth)}. Đúng là em này thì chọn.`,
    };
  if (byName) return { pupil: only, how: 'name' };
  return { pupil: null, candidates: named, doubt: `Chỉ khớp theo tên với ${only.name}${born(only)}. Đúng là em này thì chọn.` };
}
