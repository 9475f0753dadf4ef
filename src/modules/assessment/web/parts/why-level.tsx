// Why this level, this title, this decision? And what were it, had a subject another mean: the same rules with another number, nothing is stored.
import { useState } from 'react';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { parseMark } from '../../rules/mark.ts';
import { isCommentSubject } from '../../rules/minimum.ts';
import { type PupilYearInput, pupilYear } from '../../rules/pupil-year.ts';
import type { RuleSet } from '../../rules/rule-sets/shape.ts';
import type { Period } from '../../tables.ts';
import { Sentences } from '../grid/why.tsx';
import { type ClassRow, shownValue } from './class-table.tsx';
import { Dialog } from './dialog.tsx';

type Props = { row: ClassRow; rules: RuleSet; period: Period; onClose(): void };

export function WhyLevel({ row, rules, period, onClose }: Props) {
  const { result } = row;
  return (
    <Dialog onClose={onClose} size="lg" title={`Vì sao? ${row.name}`}>
      {result.outcomes.map((outcome) => (
        <Sentences key={outcome.kind} of={outcome} />
      ))}
      {result.outcomes.length === 0 && <p className="muted">Chưa có kết quả để giải thích.</p>}
      {rules.kind === 'secondary' && <WhatIf row={row} rules={rules} period={period} />}
    </Dialog>
  );
}

function WhatIf({ row, rules, period }: Omit<Props, 'onClose'> & { rules: Extract<RuleSet, { kind: 'secondary' }> }) {
  const subjects = row.full.subjects.map(({ subject }) => subject);
  const [subject, setSubject] = useState(subjects[0] ?? '');
  const [typed, setTyped] = useState('');
  const byComment = isCommentSubject(rules, subject);
  const parsed = parseMark(typed, byComment ? { as: 'comment', exempt: false } : { as: 'tenths' });
  // In the year it is the mean of semester II that can still move.
  const semester = period === 1 ? 0 : 1;
  const changed = (): PupilYearInput => {
    const value = parsed.ok ? parsed.mark : null;
    const rows = row.full.rows.map((one, i) =>
      i === semester
        ? {
            ...one,
            [subject]: { mean: typeof value === 'number' ? value : null, comment: typeof value === 'string' ? value : null },
          }
        : one,
    ) as unknown as PupilYearInput['rows'];
    return { ...row.full, rows };
  };
  const then = parsed.ok && parsed.mark !== null ? pupilYear(changed())[period - 1] : null;
  const name = (code: string | null) => rules.learning.rungs.find((one) => one.code === code)?.name ?? null;
  return (
    <div className="whatif">
      <p className="row">
        <label htmlFor="why-subject">Nếu {period === 3 ? 'học kỳ II' : ''} môn</label>
        <select id="why-subject" value={subject} onChange={(event) => setSubject(event.currentTarget.value)}>
          {subjects.map((code) => (
            <option key={code} value={code}>
              {subjectList.nameOf(code)}
            </option>
          ))}
        </select>
        <span className="muted">đang {shownValue(row.result.subjects[subject]) || 'chưa có'}</span>
      </p>
      <p className="row">
        <label htmlFor="why-value">là</label>
        <input
          id="why-value"
          className="num"
          maxLength={6}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status">
          {then &&
            (then.level === null ? (
              'thì vẫn chưa đủ để xếp loại'
            ) : (
              <>
                thì {rules.words.learning.toLowerCase()} <b>{name(then.level)}</b>
                {then.overallMean !== null && `, trung bình các môn ${shownValue(then.overallMean)}`}
              </>
            ))}
          {!parsed.ok && <span className="bad">{parsed.reason}</span>}
        </span>
      </p>
    </div>
  );
}
