// Which kind of block is to be added? All there are, found by their words.
import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { fold } from '#kernel/vietnamese-text.ts';
import { blocksOf, type Layout } from '#modules/sites/ui.ts';
import type { KindCard } from '../catalogue.ts';
import { Sketch } from './sketch.tsx';

type Props = {
  opened: boolean;
  catalogue: KindCard[];
  layout: Layout;
  onClose(): void;
  onPick(card: KindCard): void;
};

export function Gallery({ opened, catalogue, layout, onClose, onPick }: Props) {
  const [text, setText] = useState('');
  const words = fold(text.trim());
  const found = catalogue.filter((card) => fold(`${card.title} ${card.about}`).includes(words));
  const blocks = blocksOf(layout);
  const timesOf = (card: KindCard) => blocks.filter((block) => block.kind === card.kind).length;
  const isFull = (card: KindCard) => card.most !== null && timesOf(card) >= card.most;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Thêm khối"
      size="xl"
      // Locking the page behind injects a style element, which the office's policy refuses.
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <div className="stack">
        <TextInput
          type="search"
          aria-label="Tìm khối"
          placeholder="Tìm khối, không cần dấu"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = words && found.find((card) => !isFull(card));
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
            event.preventDefault();
            onPick(first);
          }}
        />
        {found.length === 0 && <p className="muted">Không có khối nào khớp.</p>}
        <ul className="gallery">
          {found.map((card) => {
            const n = timesOf(card);
            const full = isFull(card);
            return (
              <li key={card.kind}>
                <button type="button" disabled={full} onClick={() => onPick(card)}>
                  <Sketch kind={card.kind} />
                  <b>{card.title}</b>
                  <span className="small">{card.about}</span>
                  {full ? (
                    <span className="tag">{card.most === 1 ? 'Đã có trên trang' : `Đã đủ ${card.most} khối`}</span>
                  ) : (
                    n > 0 && <span className="tag info">Trên trang có {n}</span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </Modal>
  );
}
