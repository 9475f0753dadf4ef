// What stands beside a document's form: what others say of it, what was published, taking it off the site.
import { Button, Textarea } from '@mantine/core';
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { Related, RevisionRow } from '../../queries/documents.ts';
import { relationNames } from '../../rules/relations.ts';

export function Side({ versions, incoming, base }: { versions: RevisionRow[]; incoming: Related[]; base: string }) {
  return (
    <>
      {incoming.length > 0 && (
        <section className="card pad">
          <h2>Văn bản khác nói tới</h2>
          <ul className="plain">
            {incoming.map((related) => (
              <li key={`${related.id}${related.kind}`} className="small">
                {relationNames[related.kind].backward} <Link to={`${base}/${related.id}`}>{related.number || related.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card pad">
        <h2>Đã đăng</h2>
        {versions.length === 0 ? (
          <p className="small muted">Chưa đăng lần nào. Mỗi lần đăng được giữ lại nguyên vẹn.</p>
        ) : (
          <ol className="plain">
            {versions.map((version) => (
              <li key={version.version} className="small">
                {version.number}{' '}
                <span className="muted num">
                  {version.by}, {formatInstant(new Date(version.at))}
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

export function Withdraw({ version, reasons }: { version: number; reasons: Reason[] | undefined }) {
  const error = reasonAt(reasons, 'reason');
  return (
    <section className="card pad">
      <Fold open={error !== undefined}>
        <summary>Gỡ khỏi trang</summary>
        <KeptForm draft={`withdraw:${version}`} method="post" className="stack" noValidate>
          <input type="hidden" name="version" value={version} />
          <Textarea
            id="f-reason"
            name="reason"
            label="Lý do gỡ"
            description="Văn bản còn trong kho với lý do này; người đọc không thấy."
            maxLength={500}
            error={error}
          />
          <Button type="submit" name="intent" value="withdraw" variant="default" color="red">
            Gỡ văn bản
          </Button>
        </KeptForm>
      </Fold>
    </section>
  );
}
