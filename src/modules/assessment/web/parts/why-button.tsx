// The level of a pupil; behind it why it is that one, asked for when somebody wants to know.
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useFetcher } from 'react-router';
import type { Why } from '../../queries/why-result.ts';

export function WhyButton({ text, name, pupil, at }: { text: string; name: string; pupil: string; at: string }) {
  const asked = useFetcher<Why>();
  const [open, setOpen] = useState(false);
  const why = asked.data;
  return (
    <>
      <button
        type="button"
        className="whybutton"
        title="Vì sao?"
        onClick={() => {
          setOpen(true);
          asked.load(`${at}/why?pupil=${pupil}`);
        }}
      >
        {text}
        <span className="vh">, vì sao? {name}</span>
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`Vì sao ${text}?`} closeButtonProps={{ 'aria-label': 'Đóng' }}>
        <div className="stack">
          <p className="muted small">{name}</p>
          {!why ? (
            <p className="muted">Đang tính lại từ điểm …</p>
          ) : (
            why.parts.map((part) => (
              <section key={part.title}>
                <h3>{part.title}</h3>
                <ul className="whylines small">
                  {part.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                  {part.lines.length === 0 && <li className="muted">Không có gì thêm.</li>}
                </ul>
              </section>
            ))
          )}
        </div>
      </Modal>
    </>
  );
}
