// May the first page of a site be put together like this? All reasons at once, each at its block. Pure.
import { z } from 'zod';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { fieldsOf } from './fields.ts';
import { type Block, type BlockWords, blocksOf, type Layout, type Row, type Shape, shapes, type Tone, tones } from './layout.ts';

export const limits = { rows: 24, blocks: 40 };

const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const key = <T extends string>(of: Record<T, unknown>) => z.string().refine((v): v is T => Object.hasOwn(of, v));
/** The form of a layout as a screen sends it, whatever the blocks in it are. */
export const layoutShape = z.object({
  rows: z
    .array(
      z.object({
        ...{ id, shape: key<Shape>(shapes), tone: key<Tone>(tones) },
        columns: z.array(
          z.array(
            z.object({
              ...{ id, kind: z.string().max(40), settings: z.record(z.string(), z.unknown()) },
              hidden: z.boolean().optional(),
            }),
          ),
        ),
      }),
    )
    .max(limits.rows, `Trang chủ nhiều nhất ${limits.rows} hàng`),
});

/** A block that a superior wants on every page of its members. */
export type Wanted = { kind: string; by: string };
export type House = { kinds: readonly BlockWords[]; level: UnitLevel; wanted: readonly Wanted[] };

/** The field of a reason: the block, and the setting in it. */
export const fieldOf = (block: Block, setting: readonly PropertyKey[] = []) => [block.id, ...setting].map(String).join('.');

function placeReasons(row: Row, house: House): Reason[] {
  return row.columns.flat().flatMap((block) => {
    const kind = house.kinds.find((one) => one.kind === block.kind);
    const field = fieldOf(block);
    if (!kind) return [{ code: 'kind', message: `Không có loại khối “${block.kind}”.`, field }];
    const label = kind.title;
    if (kind.levels && !kind.levels.includes(house.level))
      return [{ code: 'level', message: `Khối “${label}” không dùng cho loại đơn vị này.`, field, label }];
    if (kind.full && row.shape !== 'one')
      return [{ code: 'full', message: `Khối “${label}” chạy ngang trang, đặt vào một hàng một cột.`, field, label }];
    return [];
  });
}

/** Blocks with their settings cleaned, and every reason why they may not stand. Pictures are looked up by whoever holds the database. */
export function checkLayout(layout: Layout, house: House): { layout: Layout; reasons: Reason[] } {
  const reasons: Reason[] = layout.rows.flatMap((row) => placeReasons(row, house));
  const blocks = blocksOf(layout);
  if (blocks.length > limits.blocks) reasons.push({ code: 'many', message: `Trang chủ nhiều nhất ${limits.blocks} khối.` });
  const names = [...layout.rows, ...blocks].map((one) => one.id);
  if (new Set(names).size < names.length)
    reasons.push({ code: 'twice', message: 'Hai khối trùng tên gọi. Tải lại trang rồi sắp xếp lại.' });
  if (layout.rows.some((row) => row.columns.length !== shapes[row.shape].columns))
    reasons.push({ code: 'columns', message: 'Một hàng thừa hoặc thiếu cột. Chọn lại kiểu hàng.' });
  for (const kind of house.kinds) {
    const same = blocks.filter((block) => block.kind === kind.kind);
    const over = kind.most === undefined ? undefined : same[kind.most];
    if (over)
      reasons.push({
        ...{ code: 'most', field: fieldOf(over), label: kind.title },
        message: `Khối “${kind.title}” đặt nhiều nhất ${kind.most} lần trên một trang.`,
      });
  }
  for (const { kind, by } of wantedAt(house)) {
    if (blocks.some((block) => block.kind === kind.kind && !block.hidden)) continue;
    reasons.push({ code: 'wanted', message: `Khối “${kind.title}” do ${by} yêu cầu có trên trang, không gỡ, không ẩn được.` });
  }
  const cleaned = layout.rows.map((row) => ({
    ...row,
    columns: row.columns.map((column) =>
      column.map((block) => {
        const parsed = house.kinds.find((kind) => kind.kind === block.kind)?.settings.safeParse(block.settings);
        if (parsed?.success) return { ...block, settings: parsed.data };
        for (const issue of parsed?.error.issues ?? [])
          reasons.push({ code: 'setting', message: issue.message, field: fieldOf(block, issue.path) });
        return block;
      }),
    ),
  }));
  return { layout: { rows: cleaned }, reasons };
}

const wantedAt = ({ kinds, level, wanted }: House) =>
  wanted.flatMap(({ kind: name, by }) => {
    const kind = kinds.find((one) => one.kind === name);
    return kind && (kind.levels?.includes(level) ?? true) ? [{ kind, by }] : [];
  });

/** What superiors want and the page does not have stands at its end; what is hidden of it is shown. */
export function withWanted(layout: Layout, house: House): Layout {
  const wanted = wantedAt(house).map(({ kind }) => kind.kind);
  if (wanted.length === 0) return layout;
  const rows = layout.rows.map((row) => ({
    ...row,
    columns: row.columns.map((column) =>
      column.map((block) => (block.hidden && wanted.includes(block.kind) ? { ...block, hidden: false } : block)),
    ),
  }));
  const there = new Set(blocksOf(layout).map((block) => block.kind));
  const names = new Set([...rows, ...blocksOf(layout)].map((one) => one.id));
  const free = (name: string): string => (names.has(name) ? free(`${name}-2`) : name);
  return {
    rows: [
      ...rows,
      ...wanted
        .filter((kind) => !there.has(kind))
        .map(
          (kind): Row => ({
            ...{ id: free(`hang-${kind}`), shape: 'one', tone: 'band' },
            columns: [[{ id: free(`khoi-${kind}`), kind, settings: {} }]],
          }),
        ),
    ],
  };
}

/** Ids of pictures in the settings of blocks, each with the field in which it stands. */
export function picturesOf(layout: Layout, kinds: readonly BlockWords[]): { id: string; field: string; label: string }[] {
  return blocksOf(layout).flatMap((block) => {
    const kind = kinds.find((one) => one.kind === block.kind);
    return (kind ? fieldsOf(kind.settings) : [])
      .filter((field) => field.input === 'picture')
      .flatMap((field) => {
        const value = block.settings[field.name];
        return typeof value === 'string' && value !== ''
          ? [{ id: value, field: fieldOf(block, [field.name]), label: field.label }]
          : [];
      });
  });
}
