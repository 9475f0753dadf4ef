// What were the level, had a subject another mean? The same rules with another number; nothing is stored.
import './what-if.css';
import { useState } from 'react';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { formatMark, type Mark, parseMark } from '../../rules/mark.ts';
import { isCommentSubject } from '../../rules/minimum.ts';
import type { Period } from '../../rules/outcome.ts';
import { type PupilYearInput, pupilYear } from '../../rules/pupil-year.ts';
import { ruleSetAt } from '../../rules/rule-sets/catalogue.ts';
import type { RuleSetId, SecondaryRuleSet } from '../../rules/rule-sets/shape.ts';

type Props = { of: Omit<PupilYearInput, 'rules'>; ruleSet: { id: RuleSetId; version: number }; period: Period };
const shown = (value: number | string | undefined): string => formatMark((value ?? null) as Mark | null);

export function WhatIfLevel({ of, ruleSet, period }: Props) {
  const rules = ruleSetAt(ruleSet.id, ruleSet.version);
  return rules.kind === 'secondary' ? <WhatIf input={{ ...of, rules }} {...{ rules, period }} /> : null;
}

function WhatIf({ input, rules, period }: { input: PupilYearInput; rules: SecondaryRuleSet; period: Period }) {
  const subjects = input.subjects.map(({ subject }) => subject);
  const [subject, setSubject] = useState(subjects[0] ?? '');
  const [typed, setTyped] = useState('');
  const byComment = isCommentSubject(rules, subject);
  const parsed = parseMark(typed, byComment ? { as: 'comment', exempt: false } : { as: 'tenths' });
  // In the year it is the mean of semester II that can still move.
  const semester = period === 1 ? 0 : 1;
  const changed = (): PupilYearInput => {
    const value = parsed.ok ? parsed.mark : null;
    const rows = input.rows.map((one, i) =>
      i === semester
        ? {
            ...one,
            [subject]: { mean: typeof value === 'number' ? value : null, comment: typeof value === 'string' ? value : null },
          }
        : one,
    ) as unknown as PupilYearInput['rows'];
    return { ...input, rows };
  };
  const now = pupilYear(input)[period - 1]?.subjects[subject];
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
        <span className="muted">đang {shown(now) || 'chưa có'}</span>
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
                {then.overallMean !== null && `, trung bình các môn ${formatMark(then.overallMean)}`}
              </>
            ))}
          {!parsed.ok && <span className="bad">{parsed.reason}</span>}
        </span>
      </p>
    </div>
  );
}
