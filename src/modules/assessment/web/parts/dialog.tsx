// Dialogs of the marks: on paper, over a dimmed page; and the small one that stays beside what it explains.
import './dialog.css';
import { Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

type Props = { title: string; size: string; onClose(): void; children: ReactNode };
export function Dialog({ title, size, onClose, children }: Props) {
  return (
    <Modal
      opened
      {...{ onClose, title, size }}
      // Locking the page behind injects a style element, which the office's policy refuses.
      lockScroll={false}
      classNames={{ content: 'markspaper', header: 'markspaper', title: 'dialogtitle', body: 'dialogbody' }}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {children}
    </Modal>
  );
}

/** `beside` is looked up when it opens, and whenever the window changes; without it the middle of the screen. */
export function Beside({ title, beside, onClose, children }: Omit<Props, 'size'> & { beside: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const put = () => {
      const anchor = document.querySelector(beside)?.getBoundingClientRect();
      const { offsetWidth: width = 0, offsetHeight: height = 0 } = box.current ?? {};
      if (!anchor) return setPlace({ left: (innerWidth - width) / 2, top: (innerHeight - height) / 2 });
      const right = anchor.right + 8 + width < innerWidth;
      setPlace({
        left: Math.max(8, right ? anchor.right + 8 : anchor.left - width - 8),
        top: Math.max(8, Math.min(anchor.top - 12, innerHeight - height - 8)),
      });
    };
    put();
    addEventListener('resize', put);
    return () => removeEventListener('resize', put);
  }, [beside]);
  useEffect(() => {
    box.current?.focus();
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [onClose]);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className="beside"
      style={place ?? { visibility: 'hidden' }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="row">
        <h2>{title}</h2>
        <button type="button" className="plain" aria-label="Đóng" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </button>
      </div>
      {children}
    </div>
  );
}
