// Forms that citizens fill in: fields with their own sentence when something is wrong, what was typed kept, no script anywhere.
/** @jsxImportSource hono/jsx */

import type { Reason } from '#kernel/refusal.ts';
import { honeypotField, riddleField, type Ticket, tokenField } from '#platform/http/visitor-form.ts';
import type { Around } from './around.ts';
import type { Node } from './node.tsx';

/** How a form stands: as it was typed, and what is wrong with it. */
export type Standing = { values: Readonly<Record<string, string>>; reasons: readonly Reason[]; ticket: Ticket };

const at = (standing: Standing, name: string) => standing.reasons.find((reason) => reason.field === name)?.message;
const described = (name: string, wrong: string | undefined, hint: string | undefined) =>
  [hint ? `${name}-hint` : '', wrong ? `${name}-sai` : ''].filter(Boolean).join(' ') || undefined;

type Common = { standing: Standing; name: string; label: string; hint?: string; required?: boolean };
function Framed({ standing, name, label, hint, required, children }: Common & { children: Node }) {
  const wrong = at(standing, name);
  return (
    <div className={wrong ? 'f wrong' : 'f'}>
      <label htmlFor={`o-${name}`}>
        {label}
        {required ? '' : ' (không bắt buộc)'}
      </label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {wrong && (
        <p className="err" id={`${name}-sai`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
const common = ({ standing, name, hint, required }: Common) => {
  const wrong = at(standing, name);
  return {
    ...{ id: `o-${name}`, name, 'aria-describedby': described(name, wrong, hint), 'aria-invalid': wrong ? true : undefined },
    ...(required ? { required: true } : {}),
  };
};

export function TextField(
  props: Common & { type?: 'text' | 'email' | 'tel'; max: number; autoComplete?: string; inputMode?: 'numeric' | 'tel' },
) {
  const { type = 'text', max, autoComplete = 'off', inputMode } = props;
  return (
    <Framed {...props}>
      <input
        {...common(props)}
        {...{ type, autoComplete, inputMode, maxLength: max && max <= 30 ? max : undefined }}
        value={props.standing.values[props.name] ?? ''}
      />
    </Framed>
  );
}

/** Longer than it may be is said by the server: a browser would cut what is pasted, without a word. */
export function AreaField(props: Common & { rows?: number }) {
  return (
    <Framed {...props}>
      <textarea {...common(props)} rows={props.rows ?? 7}>
        {/* HTML drops the first line break. */}
        {`\n${props.standing.values[props.name] ?? ''}`}
      </textarea>
    </Framed>
  );
}

export function ChoiceField(props: Common & { options: readonly { value: string; label: string }[] }) {
  return (
    <Framed {...props}>
      <select {...common(props)}>
        <option value="">Chọn</option>
        <Options of={props.options} chosen={props.standing.values[props.name]} />
      </select>
    </Framed>
  );
}

export const Options = ({ of, chosen }: { of: readonly { value: string; label: string }[]; chosen: string | undefined }) =>
  of.map(({ value, label }) => (
    <option key={value} value={value} selected={value === chosen}>
      {label}
    </option>
  ));

export function FileField(props: Common & { accept: string }) {
  return (
    <Framed {...props}>
      <input {...common(props)} type="file" accept={props.accept} />
    </Framed>
  );
}

/** The form with what proves that a person read our page. All reasons stand above it as well, each leading to its field, or else to the sum or the button;
 * without a script the page opens at them. */
export function VisitorForm({
  standing,
  action,
  button,
  files,
  label,
  unsent = ['Chưa gửi được.', 'Những gì bạn đã viết vẫn còn ở dưới.'],
  children,
}: {
  standing: Standing;
  action: string;
  button: string;
  files?: boolean;
  label: string;
  /** That nothing was stored, and what is still there. */
  unsent?: readonly [string, string];
  children: Node;
}) {
  const { ticket, reasons } = standing;
  return (
    <form
      className="visit"
      method="post"
      action={action}
      encType={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      novalidate
    >
      {reasons.length > 0 && (
        <div className="faults" role="alert" tabindex={-1} autofocus>
          <p>
            <b>{unsent[0]}</b> {Object.values(standing.values).some((value) => value.trim() !== '') && unsent[1]}
          </p>
          <ul>
            {reasons.map((reason) => (
              <li key={`${reason.field}${reason.message}`}>
                <a href={`#o-${reason.field ?? (ticket.riddle ? riddleField : 'gui')}`}>{reason.message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <input type="hidden" name={tokenField} value={ticket.token} />
      <div className="hp" aria-hidden="true">
        <label htmlFor="o-website">Để trống ô này</label>
        <input id="o-website" name={honeypotField} tabIndex={-1} autoComplete="off" />
      </div>
      {children}
      {ticket.riddle && (
        <TextField
          standing={standing}
          name={riddleField}
          label={ticket.riddle}
          hint="Câu hỏi nhỏ để biết đây là người gửi, không phải máy. Ghi bằng số hoặc bằng chữ."
          required
          max={20}
        />
      )}
      <button className="btn" type="submit" id="o-gui">
        {button}
      </button>
    </form>
  );
}

export const Lines = ({ text }: { text: string }) => (
  <div className="prose">
    {text.split(/\n{2,}/).map((paragraph, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text in their order
      <p key={i} className="lines">
        {paragraph}
      </p>
    ))}
  </div>
);

export const Privacy = ({ around }: { around: Around }) => (
  <p className="hint">
    Họ tên và cách liên lạc chỉ người trả lời của {around.site.shortName} xem, không hiện trên trang. Trang này không dùng dịch vụ
    theo dõi của bên nào khác.
  </p>
);
