// The parts of a look as they are chosen: a theme by its picture, a colour, words and links in the foot.
import { Button, TextInput } from '@mantine/core';
import { IconLock, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Reason } from '#kernel/refusal.ts';
import { type Palette, palettes, type Theme, themes } from '#modules/sites/ui.ts';
import { reasonAt } from '#platform/ui/reasons.tsx';

/** A page of that theme in a few strokes, in the colour that is chosen. */
function ThemeSketch({ theme }: { theme: Theme }) {
  return (
    <span className={`themesketch ${theme}`} aria-hidden="true">
      <i className="s-top" />
      <i className="s-bar" />
      <i className="s-hero" />
      <i className="s-h" />
      <i className="s-c" />
      <i className="s-c" />
      <i className="s-c" />
    </span>
  );
}

type Choice<T extends string> = { value: T | ''; disabled: boolean; onChange(value: T | ''): void };

export function ThemeChoice({
  value,
  palette,
  disabled,
  inherited,
  onChange,
}: Choice<Theme> & {
  palette: Palette;
  /** May follow a superior: who, and with what. */
  inherited?: { from: string; theme: Theme } | undefined;
}) {
  return (
    <fieldset className="themes" data-palette={palette} disabled={disabled}>
      <legend>Kiểu trang</legend>
      {inherited && (
        <label className="theme follow">
          <input type="radio" name="theme" checked={value === ''} onChange={() => onChange('')} />
          <span>
            <b>Theo {inherited.from}</b>
            <span className="small">
              Hiện là {themes[inherited.theme].name}; đổi theo khi {inherited.from} đổi
            </span>
          </span>
        </label>
      )}
      {(Object.keys(themes) as Theme[]).map((theme) => (
        <label className="theme" key={theme}>
          <input type="radio" name="theme" checked={value === theme} onChange={() => onChange(theme)} />
          <ThemeSketch theme={theme} />
          <span>
            <b>{themes[theme].name}</b>
            <span className="small">{themes[theme].about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function PaletteChoice({
  value,
  disabled,
  onChange,
}: {
  value: Palette;
  disabled: boolean;
  onChange(value: Palette): void;
}) {
  return (
    <fieldset className="swatches" disabled={disabled}>
      <legend>Màu</legend>
      {(Object.keys(palettes) as Palette[]).map((palette) => (
        <label key={palette} className="swatch" data-palette={palette}>
          <input type="radio" name="palette" checked={value === palette} onChange={() => onChange(palette)} />
          <i aria-hidden="true" />
          {palettes[palette]}
        </label>
      ))}
    </fieldset>
  );
}

export type LinkRow = { label: string; href: string };
export function LinksInput({
  value,
  disabled,
  reasons,
  onChange,
}: {
  value: LinkRow[];
  disabled: boolean;
  reasons: Reason[];
  onChange(value: LinkRow[]): void;
}) {
  const put = (i: number, part: Partial<LinkRow>) => onChange(value.map((row, j) => (j === i ? { ...row, ...part } : row)));
  return (
    <fieldset className="rowsinput" id="f-links" disabled={disabled}>
      <legend>Liên kết ở chân trang</legend>
      {reasonAt(reasons, 'links') && <p className="note bad">{reasonAt(reasons, 'links')}</p>}
      <ol>
        {value.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its fields are controlled
          <li key={i}>
            <div className="pair">
              <TextInput
                id={`f-links.${i}.label`}
                label={`Tên ${i + 1}`}
                value={row.label}
                maxLength={80}
                disabled={disabled}
                error={reasonAt(reasons, `links.${i}.label`)}
                onChange={(event) => put(i, { label: event.currentTarget.value })}
              />
              <TextInput
                id={`f-links.${i}.href`}
                label={`Địa chỉ ${i + 1}`}
                value={row.href}
                maxLength={500}
                disabled={disabled}
                placeholder="https://…"
                error={reasonAt(reasons, `links.${i}.href`)}
                onChange={(event) => put(i, { href: event.currentTarget.value })}
              />
            </div>
            <div className="rowbtns">
              <button type="button" aria-label={`Bỏ liên kết ${i + 1}`} onClick={() => onChange(value.filter((_, j) => j !== i))}>
                <IconTrash size={16} aria-hidden />
              </button>
            </div>
          </li>
        ))}
      </ol>
      {!disabled && (
        <div className="row">
          <Button
            variant="default"
            disabled={value.length >= 12}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...value, { label: '', href: '' }])}
          >
            Thêm liên kết
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Whose a setting is, where it is not the unit's own. */
export function Source({ from, locked, children }: { from: string | null; locked: boolean; children?: ReactNode }) {
  if (!from) return null;
  return (
    <p className={locked ? 'source locked' : 'source'}>
      {locked && <IconLock size={16} aria-hidden />}
      {locked ? `${from} đặt chung cho các đơn vị thành viên và đã khóa.` : `Kế thừa từ ${from}. ${'Chọn khác thì theo đơn vị.'}`}
      {children}
    </p>
  );
}
