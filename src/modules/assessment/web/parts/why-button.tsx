// The level of a pupil; behind it why it is that one, asked for when somebody wants to know.
import { useState } from 'react';
import { useFetcher } from 'react-router';
import type { loader } from '../why.ts';
import { Dialog } from './dialog.tsx';
import { WhatIfLevel } from './what-if-level.tsx';

export function WhyButton({ text, name, pupil, at }: { text: string; name: string; pupil: string; at: string }) {
  const asked = useFetcher<typeof loader>();
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
      {open && (
        <Dialog size="md" onClose={() => setOpen(false)} title={`Vì sao ${text}?`}>
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
            {why && <WhatIfLevel of={why.of} ruleSet={why.ruleSet} period={why.period} />}
          </div>
        </Dialog>
      )}
    </>
  );
}
