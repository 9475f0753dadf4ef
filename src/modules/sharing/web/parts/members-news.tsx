// The rule by which the office's first page shows news of its units, as a small form.
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Form, useNavigation } from 'react-router';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { type MembersNews, membersNewsNames } from '#modules/sites/ui.ts';

const levels = ['mn', 'th', 'thcs', 'thpt', 'gdtx'] as const;
type Props = { rule: { rule: MembersNews; levels: UnitLevel[] }; may: boolean; unit: string };

export function MembersNewsForm({ rule, may, unit }: Props) {
  const [chosen, setChosen] = useState<MembersNews>(rule.rule);
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post" className="card pad stack" key={rule.rule}>
      <h2>Tin của các đơn vị ở trang chủ {unit}</h2>
      <fieldset className="rules" disabled={!may} aria-label="Cách hiện tin của các đơn vị">
        {Object.entries(membersNewsNames).map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name="rule"
              value={value}
              checked={chosen === value}
              onChange={() => setChosen(value as MembersNews)}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {chosen === 'levels' && (
        <fieldset className="tickboxes" disabled={!may} id="f-levels">
          <legend>Cấp học</legend>
          {levels.map((level) => (
            <Checkbox
              key={level}
              name="levels"
              value={level}
              label={levelNames[level]}
              defaultChecked={rule.levels.includes(level)}
            />
          ))}
        </fieldset>
      )}
      <div className="row">
        <Button type="submit" variant="default" disabled={!may} loading={busy}>
          Lưu cách hiện
        </Button>
        {!may && <span className="small muted">Biên tập viên, người duyệt bài và quản trị của {unit} đổi được.</span>}
      </div>
    </Form>
  );
}
