// The page as a plan: rows from top to bottom, their columns, the blocks in each.
import {
  IconAlertCircle,
  IconArrowDown,
  IconArrowUp,
  IconChevronRight,
  IconEyeOff,
  IconGripVertical,
  IconLock,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import type { Reason } from '#kernel/refusal.ts';
import {
  type Block,
  blocksOf,
  moveRow,
  type Row,
  removeRow,
  reshapeRow,
  type Shape,
  shapes,
  type Tone,
  toneRow,
  tones,
  type Wanted,
} from '#modules/sites/ui.ts';
import type { KindCard } from '../catalogue.ts';
import { useDrag } from './use-drag.ts';
import type { Desk } from './use-layout.ts';

type Props = {
  desk: Desk;
  catalogue: KindCard[];
  wanted: Wanted[];
  readOnly: boolean;
  /** Blocks that have something to show; null: not known yet. */
  shown: ReadonlySet<string> | null;
  reasons: Reason[];
  onOpen(id: string): void;
  onAdd(): void;
};

/** What a block is called on the plan: its own title, else its kind's. */
export const nameOf = (block: Block, card: KindCard | undefined): string =>
  (typeof block.settings.title === 'string' && block.settings.title) || card?.title || block.kind;

export function Plan({ desk, catalogue, wanted, readOnly, shown, reasons, onOpen, onAdd }: Props) {
  const { layout } = desk;
  const cardOf = (kind: string) => catalogue.find((card) => card.kind === kind);
  const blockOf = (id: string) => blocksOf(layout).find((block) => block.id === id);
  const drag = useDrag(desk, {
    titleOf: (id) => {
      const block = blockOf(id);
      return block ? `khối ${nameOf(block, cardOf(block.kind))}` : 'khối';
    },
    fitsIn: (id, row) => row.shape === 'one' || !cardOf(blockOf(id)?.kind ?? '')?.full,
  });
  if (layout.rows.length === 0)
    return (
      <div className="emptyplan">
        <p>Trang chủ chưa có khối nào.</p>
        <button type="button" disabled={readOnly} onClick={onAdd}>
          <IconPlus size={16} aria-hidden /> Thêm khối đầu tiên
        </button>
      </div>
    );
  const rowTools = (row: Row, i: number) => {
    const wide = row.columns.flat().some((block) => cardOf(block.kind)?.full);
    const empty = row.columns.every((column) => column.length === 0);
    return (
      <div className="rowtools">
        <span className="num" aria-hidden="true">
          {i + 1}
        </span>
        <select
          aria-label={`Kiểu hàng ${i + 1}`}
          value={row.shape}
          disabled={readOnly || wide}
          title={wide ? 'Khối chạy ngang trang đứng ở hàng một cột' : undefined}
          onChange={(event) => desk.put(reshapeRow(layout, i, event.currentTarget.value as Shape))}
        >
          {Object.entries(shapes).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <select
          aria-label={`Nền hàng ${i + 1}`}
          value={row.tone}
          disabled={readOnly}
          onChange={(event) => desk.put(toneRow(layout, i, event.currentTarget.value as Tone))}
        >
          {Object.entries(tones).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="grow" />
        <button
          type="button"
          aria-label={`Đưa hàng ${i + 1} lên`}
          disabled={readOnly || i === 0}
          onClick={() => desk.put(moveRow(layout, i, i - 1))}
        >
          <IconArrowUp size={16} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={`Đưa hàng ${i + 1} xuống`}
          disabled={readOnly || i === layout.rows.length - 1}
          onClick={() => desk.put(moveRow(layout, i, i + 1))}
        >
          <IconArrowDown size={16} aria-hidden />
        </button>
        {empty && (
          <button
            type="button"
            aria-label={`Bỏ hàng trống ${i + 1}`}
            disabled={readOnly}
            onClick={() => desk.put(removeRow(layout, i))}
          >
            <IconTrash size={16} aria-hidden />
          </button>
        )}
      </div>
    );
  };
  return (
    <>
      <p className="vh" id="cach-keo">
        Bấm phím cách để nhấc khối, phím mũi tên để dời, phím cách lần nữa để đặt, Esc để thôi.
      </p>
      <p className="vh" role="status" aria-live="assertive">
        {drag.said}
      </p>
      <ol className={drag.held ? 'plan-rows dragging' : 'plan-rows'}>
        {layout.rows.map((row, i) => (
          <li key={row.id} className={row.tone === 'band' ? 'plan-row band' : 'plan-row'}>
            {rowTools(row, i)}
            <div className={`plan-cols ${row.shape}`}>
              {row.columns.map((column, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <ul className="plan-col" data-column={`${i}.${j}`} key={j} aria-label={`Hàng ${i + 1}, cột ${j + 1}`}>
                  {column.map((block, k) => {
                    const card = cardOf(block.kind);
                    const name = nameOf(block, card);
                    const by = desk.neededBy(block, wanted);
                    const at = drag.target;
                    const here = at?.row === i && at.column === j;
                    const bad = reasons.some((reason) => reason.field?.split('.')[0] === block.id);
                    const line =
                      here && at.index === k ? ' before' : here && k === column.length - 1 && at.index > k ? ' after' : '';
                    const empty = shown !== null && !shown.has(block.id) && !block.hidden;
                    return (
                      <li
                        key={block.id}
                        data-block={block.id}
                        className={`brick${drag.held === block.id ? ' lifted' : ''}${line}${bad ? ' bad' : ''}`}
                      >
                        <button
                          type="button"
                          className="grip"
                          aria-label={`Dời khối ${name}`}
                          aria-describedby="cach-keo"
                          disabled={readOnly}
                          {...drag.handle(block.id)}
                        >
                          <IconGripVertical size={18} aria-hidden />
                        </button>
                        <button type="button" className="open" onClick={() => onOpen(block.id)}>
                          <span className="grow">
                            <b>{name}</b>
                            <span className="small">
                              {name !== card?.title && card ? card.title : ''}
                              {block.hidden ? ' Đang ẩn' : empty ? ' Chưa có gì để hiện' : ''}
                            </span>
                          </span>
                          {bad && <IconAlertCircle size={16} aria-label="có lỗi" />}
                          {block.hidden && <IconEyeOff size={16} aria-hidden />}
                          {by && <IconLock size={16} aria-label={`${by} yêu cầu có`} />}
                          <IconChevronRight size={16} aria-hidden />
                        </button>
                      </li>
                    );
                  })}
                  {column.length === 0 && (
                    <li className={drag.target?.row === i && drag.target.column === j ? 'hollow on' : 'hollow'}>Cột trống</li>
                  )}
                </ul>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
