// How to reach the unit: telephone and e-mail, as words or as buttons.
/** @jsxImportSource hono/jsx */

import type { Around } from '../view/around.ts';
import { Icon, telOf } from '../view/parts.tsx';

export function Reach({ around: { site }, buttons }: { around: Around; buttons?: boolean }) {
  const { phone, email } = site.profile;
  if (!phone && !email) return null;
  return (
    <p className={buttons ? 'acts' : 'reach'}>
      {phone && (
        <a className={buttons ? 'btn' : undefined} href={telOf(phone)}>
          <Icon name="phone" />
          {buttons ? `Gọi ${phone}` : phone}
        </a>
      )}
      {email && (
        <a className={buttons ? 'btn alt' : undefined} href={`mailto:${email}`}>
          <Icon name="mail" />
          {buttons ? 'Viết thư' : email}
        </a>
      )}
    </p>
  );
}
