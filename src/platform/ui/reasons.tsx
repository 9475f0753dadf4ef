// Why was nothing stored? All reasons at once, each leading to its field.
import { IconAlertCircle } from '@tabler/icons-react';
import { type Reason, reasonText } from '#kernel/refusal.ts';

export function Reasons({ reasons, labelOf }: { reasons: Reason[] | undefined; labelOf?(field: string): string | undefined }) {
  if (!reasons || reasons.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <IconAlertCircle size={18} aria-hidden />
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.field}${reason.message}`} style={{ padding: '2px 0' }}>
            {reason.field ? (
              // Inline: as a box of its own the bullet would stand at its last line.
              <a href={`#f-${reason.field}`} style={{ padding: '2px 0' }}>
                {reasonText(reason, labelOf?.(reason.field))}
              </a>
            ) : (
              reasonText(reason)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
export const reasonAt = (reasons: Reason[] | undefined, field: string): string | undefined =>
  reasons?.find((reason) => reason.field === field)?.message;
