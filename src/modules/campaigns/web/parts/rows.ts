// The wall's units on their way to the browser: one line of text instead of 874 objects, so that the page carries each fact once.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { UnitStatus } from '../../queries/status.ts';
import { completenessTenths, type Item, type MeasureCode, type Standing } from '../../rules/standing.ts';

export type WallUnit = Omit<UnitStatus, 'code'>;

const levels: UnitLevel[] = ['department', 'district', 'mn', 'th', 'thcs', 'thpt', 'gdtx'];
const standings: Standing[] = ['done', 'working', 'not_started', 'overdue'];
const codes: MeasureCode[] = ['profile', 'classes', 'staff', 'pupils', 'portal', 'semester1', 'semester2'];

/** `12` complete of 12; `7/12`. */
const packShare = (complete: number, required: number) => (complete === required ? String(required) : `${complete}/${required}`);
const unpackShare = (text: string): [number, number] => {
  const [complete = '', required = complete] = text.split('/');
  return [Number(complete), Number(required)];
};
/** With cells: `7/12:380/600`. */
const packItem = ({ complete, required, cells }: Item) =>
  packShare(complete, required) + (cells ? `:${packShare(cells.present, cells.needed)}` : '');
const plain = (text: string) => text.replace(/[|~]/g, ' ');
const number = (text: string | undefined) => (text ? Number(text) : null);

export function packUnits(units: readonly UnitStatus[]): string {
  return units
    .map((u) =>
      [
        ...[u.unitId, u.parentId ?? '', u.slug, plain(u.name), levels.indexOf(u.level)],
        `${standings.indexOf(u.standing)}${u.mayBeLate ? '!' : ''}`,
        codes.map((code) => u.items.find((item) => item.code === code)).map((item) => (item ? packItem(item) : '')),
        ...[u.daysToFinish ?? '', u.frozenTenths ?? ''],
      ].join('|'),
    )
    .join('~');
}

export function unpackUnits(text: string): WallUnit[] {
  if (text === '') return [];
  return text.split('~').map((line) => {
    const [id, parent, slug = '', name = '', level, standing = '', counts = '', days, frozen] = line.split('|');
    const items = counts.split(',').flatMap((part, i): Item[] => {
      if (part === '') return [];
      const [pupils = '', marks] = part.split(':');
      const [complete, required] = unpackShare(pupils);
      const item = { code: codes[i] as MeasureCode, complete, required };
      if (marks === undefined) return [item];
      const [present, needed] = unpackShare(marks);
      return [{ ...item, cells: { present, needed } }];
    });
    const complete = items.reduce((n, item) => n + item.complete, 0);
    const required = items.reduce((n, item) => n + item.required, 0);
    return {
      ...{ unitId: Number(id), parentId: number(parent), slug, name, level: levels[Number(level)] as UnitLevel },
      ...{ items, complete, required, tenths: completenessTenths(complete, required) },
      standing: standings[Number(standing[0])] as Standing,
      mayBeLate: standing.endsWith('!'),
      ...{ daysToFinish: number(days), frozenTenths: number(frozen) },
    };
  });
}
