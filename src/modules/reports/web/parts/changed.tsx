// Cards that were handed out and would say something else today: old beside new, line by line.
import { formatDate } from '#kernel/calendar.ts';
import type { ChangedCard } from '../../queries/issue-plan.ts';
import { type CardKind, cardNumber } from '../../rules/books.ts';
import type { Difference } from '../../rules/snapshot.ts';

type Given = { kind: CardKind; cards: readonly ChangedCard[]; schoolYear: string };
export function Changed({ kind, cards, schoolYear }: Given) {
  return (
    <section className="card" aria-labelledby="h-changed">
      <h2 id="h-changed" className="pad">
        Khác với bản đã phát hành ({cards.length})
      </h2>
      {cards.map((card) => (
        <details key={card.pupilId} className="changedcard">
          <summary>
            <b>{card.pupil}</b>{' '}
            <span className="small muted">
              số {cardNumber(kind, card.number, schoolYear)} ngày {formatDate(card.issuedOn)}, {card.differences.length} chỗ đổi
              {card.approved ? '' : ', kết quả mới chưa duyệt'}
            </span>
          </summary>
          <Differences rows={card.differences} />
        </details>
      ))}
    </section>
  );
}

export function Differences({ rows }: { rows: readonly Difference[] }) {
  return (
    <div className="scroll">
      <table className="list">
        <thead>
          <tr>
            <th>Mục</th>
            <th>Bản trước</th>
            <th>Bản sau</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.what}>
              <td>{row.what}</td>
              <td>{row.old || <span className="muted">trống</span>}</td>
              <td>
                <b>{row.new || <span className="muted">trống</span>}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
