// What those above have reminded this unit of and nobody here has opened yet.
import { IconBellRinging } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Reminder } from '#modules/campaigns/index.ts';

export function UnreadReminders({
  reminders,
  base,
}: {
  reminders: Pick<Reminder, 'id' | 'sentByName' | 'sentAt' | 'campaignName'>[];
  base: string;
}) {
  if (reminders.length === 0) return null;
  return (
    <section className="card" aria-label="Lời nhắc chưa mở" data-testid="reminders">
      <ul>
        {reminders.map((r) => (
          <li
            key={r.id}
            className="row"
            style={{ padding: '10px 16px', borderTop: '1px solid var(--ct-line)', flexWrap: 'nowrap' }}
          >
            <IconBellRinging size={18} aria-hidden style={{ flex: 'none', color: 'var(--ct-warn)' }} />
            <span>
              <Link to={`${base}/campaigns/reminders/${r.id}`}>
                {r.sentByName} nhắc: {r.campaignName}
              </Link>{' '}
              <span className="small muted num">{formatInstant(new Date(r.sentAt))}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
