// Keys of the office: G and a letter go, N and E press what carries data-key, ? shows them all. Never inside a field.
import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { keysAsked, typing } from '#platform/ui/keyboard.ts';
import type { NavItem } from '../navigation.ts';

const press = (key: string): boolean => {
  const target = document.querySelector<HTMLElement>(`.main [data-key="${key}"]:not([disabled])`);
  target?.click();
  return target !== null;
};

export function Keys({ base, nav }: { base: string; nav: NavItem[] }) {
  const [shown, setShown] = useState(false);
  const navigate = useNavigate();
  // Outlives the navigation's being asked for again between the two keys.
  const going = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
      const key = event.key.toLowerCase();
      if (performance.now() - going.current < 1500) {
        going.current = Number.NEGATIVE_INFINITY;
        const item = nav.find((one) => one.letter === key);
        if (!item) return;
        event.preventDefault();
        navigate(`${base}${item.to ? `/${item.to}` : ''}`);
      } else if (key === 'g') going.current = performance.now();
      else if (event.key === '?') setShown(true);
      else if ((key === 'n' || key === 'e') && press(key)) event.preventDefault();
    };
    const onAsked = () => setShown(true);
    document.addEventListener('keydown', onKey);
    document.addEventListener(keysAsked, onAsked);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener(keysAsked, onAsked);
    };
  }, [nav, base, navigate]);
  const row = (keys: string[], words: string) => (
    <li key={words}>
      <span>{words}</span>
      <span className="hints">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </li>
  );
  return (
    <Modal
      opened={shown}
      onClose={() => setShown(false)}
      title="Phím tắt"
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <div className="keys">
        <section>
          <h3>Khắp nơi</h3>
          <ul>
            {row(['Ctrl', 'K'], 'Tìm và tới')}
            {row(['?'], 'Bảng này')}
            {row(['Esc'], 'Đóng')}
            {row(['/'], 'Tới ô tìm của danh sách')}
            {row(['N'], 'Thêm mới')}
            {row(['E'], 'Tải Excel')}
            {row(['↑', '↓'], 'Đi qua các dòng')}
            {row(['X'], 'Chọn dòng')}
            {row(['Enter'], 'Mở dòng')}
          </ul>
        </section>
        <section>
          <h3>Tới màn hình</h3>
          <ul>{nav.map((item) => item.letter && row(['G', item.letter.toUpperCase()], item.label))}</ul>
        </section>
      </div>
    </Modal>
  );
}
