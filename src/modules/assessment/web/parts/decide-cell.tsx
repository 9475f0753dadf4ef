// The principal's own decision on one pupil, with its grounds.
import { useId } from 'react';
import { Form } from 'react-router';
import { decisionName } from '../../rules/rule-sets/shape.ts';
import type { ResultLine } from '../results-view.ts';

export function DecideCell({ line, grade }: { line: ResultLine; grade: string }) {
  const id = useId();
  return (
    <details className="small decide">
      <summary>{line.byPrincipal ? 'Đổi quyết định' : 'Hiệu trưởng quyết định'}</summary>
      <Form method="post" className="stack" style={{ gap: 6, padding: '6px 0' }} preventScrollReset>
        <input type="hidden" name="pupil" value={line.id} />
        <label htmlFor={`${id}-d`}>Quyết định cho {line.name}</label>
        <span className="ratecell">
          <select id={`${id}-d`} name="decision" defaultValue={line.decisionCode ?? 'LEN_LOP'}>
            <option value="LEN_LOP">{decisionName('LEN_LOP', grade)}</option>
            <option value="O_LAI">{decisionName('O_LAI', grade)}</option>
            {line.byPrincipal && <option value="">Bỏ quyết định riêng</option>}
          </select>
        </span>
        <label htmlFor={`${id}-r`}>Căn cứ</label>
        <span className="ratecell">
          <input id={`${id}-r`} name="reason" type="text" maxLength={300} required />
        </span>
        <span>
          <button type="submit" name="intent" value="decide">
            Ghi quyết định
          </button>
        </span>
      </Form>
    </details>
  );
}
