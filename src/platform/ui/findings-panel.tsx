// What the checks found in a record: each leads to its field; what is right as it stands is explained with a reason (R7.4).
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFetcher } from 'react-router';
import type { Reason } from '#kernel/refusal.ts';
import { useOpenReasons } from './open-reasons.ts';
import type { FieldIssue } from './record-form.tsx';

export type PanelFinding = {
  id: number;
  rule: number;
  level: 'E' | 'W';
  field: string;
  detail: string;
  state: string;
  reason: string | null;
  decidedBy: string | null;
};
const mandatory = new Set([4, 10, 26]);

export function FindingsPanel({ findings, mayWrite }: { findings: PanelFinding[]; mayWrite: boolean }) {
  const open = findings.filter((finding) => finding.state === 'open');
  const explained = findings.filter((finding) => finding.state === 'explained');
  return (
    <section className="card" aria-label="Cần xem lại">
      <h2>Cần xem lại</h2>
      {findings.length === 0 && <p className="pad muted small">Không có phát hiện nào.</p>}
      <ul className="findinglist">
        {[...open, ...explained].map((finding) => (
          <Row key={finding.id} finding={finding} mayWrite={mayWrite} />
        ))}
      </ul>
    </section>
  );
}

function Row({ finding, mayWrite }: { finding: PanelFinding; mayWrite: boolean }) {
  const fetcher = useFetcher<{ refused?: Reason[] }>();
  const reasons = useOpenReasons(fetcher.data?.refused);
  const explained = finding.state === 'explained';
  const field = finding.field.split(',')[0];
  return (
    <li id={`finding-${finding.id}`}>
      {explained ? (
        <IconCircleCheck size={18} color="var(--ct-ok)" aria-label="Đã giải trình" />
      ) : finding.level === 'E' ? (
        <IconAlertCircle size={18} color="var(--ct-bad)" aria-label="Lỗi" />
      ) : (
        <IconAlertTriangle size={18} color="var(--ct-warn)" aria-label="Cảnh báo" />
      )}
      <div>
        {explained ? finding.detail : <a href={`#f-${field}`}>{finding.detail}</a>}
        {explained && (
          <p className="muted">
            Giải trình: {finding.reason}
            {finding.decidedBy && ` (${finding.decidedBy.replace(/ \([^)]*\)$/, '')})`}
          </p>
        )}
        {mayWrite && explained && (
          <fetcher.Form method="post">
            <input type="hidden" name="finding" value={finding.id} />
            <button type="submit" name="intent" value="unexplain" style={{ justifySelf: 'start' }}>
              Bỏ giải trình
            </button>
          </fetcher.Form>
        )}
        {mayWrite && !explained && !mandatory.has(finding.rule) && (
          <details>
            <summary>Giải trình</summary>
            <fetcher.Form method="post">
              <input type="hidden" name="finding" value={finding.id} />
              <textarea name="reason" rows={2} maxLength={300} aria-label={`Giải trình: ${finding.detail}`} />
              {(reasons ?? []).map((reason) => (
                <span key={reason.message} className="fieldnote bad" role="alert">
                  {reason.message}
                </span>
              ))}
              <button type="submit" name="intent" value="explain" style={{ justifySelf: 'start' }}>
                Giữ nguyên, có lý do
              </button>
            </fetcher.Form>
          </details>
        )}
      </div>
    </li>
  );
}

/** Findings as what stands under each field of the form. */
export function issuesOf(findings: PanelFinding[]): Record<string, FieldIssue[]> {
  const issues: Record<string, FieldIssue[]> = {};
  for (const finding of findings.filter((f) => f.state === 'open'))
    for (const field of finding.field.split(',')) {
      const missing = mandatory.has(finding.rule);
      issues[field] ??= [];
      issues[field].push({
        level: finding.level,
        text: missing ? 'Mục bắt buộc còn trống' : finding.detail,
        ...(missing ? {} : { href: `#finding-${finding.id}` }),
      });
    }
  return issues;
}
