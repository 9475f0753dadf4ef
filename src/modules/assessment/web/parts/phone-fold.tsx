// A list that stands above what one came for: open on a wide screen, on a phone folded behind its name.
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';

export function PhoneFold({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="phonefold" data-open={open || undefined}>
      <b className="small">{name}</b>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {name} <IconChevronDown size={18} aria-hidden />
      </button>
      <div id={id}>{children}</div>
    </div>
  );
}
