// The menu in one's hands: up, down, into another section, out of the menu, off the site. By keyboard as by mouse.
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { SectionRow } from '../../queries/sections.ts';

type Props = { items: readonly SectionRow[]; onChange(items: SectionRow[]): void };

export function Arrange({ items, onChange }: Props) {
  const tops = items.filter((item) => item.parent === null);
  const below = (slug: string) => items.filter((item) => item.parent === slug);
  const set = (slug: string, change: Partial<SectionRow>) =>
    onChange(items.map((item) => (item.slug === slug ? { ...item, ...change } : item)));
  /** Past the next one that stands beside it. */
  const move = (item: SectionRow, step: 1 | -1) => {
    const beside = items.filter((other) => other.parent === item.parent);
    const other = beside[beside.indexOf(item) + step];
    if (!other) return;
    const next = items.filter((one) => one !== item);
    next.splice(next.indexOf(other) + (step === 1 ? 1 : 0), 0, item);
    onChange(next);
  };
  const line = (item: SectionRow, i: number, all: readonly SectionRow[]) => (
    <li key={item.slug} className={item.parent === null ? undefined : 'nested'}>
      <div className="name">
        {item.title} {!item.shown && below(item.slug).length === 0 && <span className="tag">chưa có bài nên chưa hiện</span>}{' '}
        {item.mandatory && item.hidden && <span className="tag warn">mục bắt buộc: ẩn thì tính là thiếu</span>}
      </div>
      <div className="acts">
        <Button
          variant="default"
          size="xs"
          disabled={i === 0}
          aria-label={`Đưa ${item.title} lên`}
          onClick={() => move(item, -1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={i === all.length - 1}
          aria-label={`Đưa ${item.title} xuống`}
          onClick={() => move(item, 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </Button>
        <NativeSelect
          size="xs"
          aria-label={`${item.title} nằm trong mục`}
          value={item.parent ?? ''}
          disabled={below(item.slug).length > 0}
          data={[
            {
              value: '',
              label: below(item.slug).length > 0 ? `Chứa ${below(item.slug).length} mục nên đứng riêng` : 'Đứng riêng',
            },
            ...tops.filter((top) => top.slug !== item.slug).map((top) => ({ value: top.slug, label: `trong ${top.title}` })),
          ]}
          onChange={(event) => set(item.slug, { parent: event.currentTarget.value || null })}
        />
        <Checkbox
          label="Trong danh mục"
          checked={item.inMenu}
          onChange={(event) => set(item.slug, { inMenu: event.currentTarget.checked })}
        />
        <Checkbox
          label="Ẩn"
          aria-label={item.mandatory ? `Ẩn ${item.title}: mục bắt buộc, ẩn thì tính là thiếu` : `Ẩn ${item.title}`}
          checked={item.hidden}
          onChange={(event) => set(item.slug, { hidden: event.currentTarget.checked })}
        />
      </div>
    </li>
  );
  return (
    <ul className="card arrange">
      {tops.flatMap((top, i) => [line(top, i, tops), ...below(top.slug).map((item, n, all) => line(item, n, all))])}
    </ul>
  );
}
