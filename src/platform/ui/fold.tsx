// Something folded away that opens by itself when there is something to say in it. Closed again by the reader alone: what was said may be
// mended while one still writes there.
import { type ComponentProps, useEffect, useRef, useState } from 'react';

export function Fold({ open = false, ...props }: ComponentProps<'details'>) {
  const element = useRef<HTMLDetailsElement>(null);
  const [first] = useState(open);
  useEffect(() => {
    if (open && element.current) element.current.open = true;
  }, [open]);
  return <details {...props} ref={element} open={first} />;
}
