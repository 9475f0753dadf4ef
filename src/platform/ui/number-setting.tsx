// One number that holds for the whole province: what it is now, another one with the reason, and who set which when.
import './number-setting.css';
import { Button, TextInput } from '@mantine/core';
import { useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useAnswer } from './answer.ts';
import { DoneNote } from './done.tsx';
import { KeptForm } from './kept-form.tsx';
import { Reasons, reasonAt } from './reasons.tsx';

export type SettingChange = { id: number; at: Date | string; actor: string; summary: string };
type Props = {
  label: string;
  /** Behind the number. */
  unit: string;
  description: string;
  value: number;
  whyNot: string | null;
  history: SettingChange[];
};

export function NumberSetting({ label, unit, description, value, whyNot, history }: Props) {
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  return (
    <div className="stack">
      {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
      {whyNot && <p className="note">{whyNot}</p>}
      <KeptForm draft="setting" version={value} key={value} method="post" className="card pad stack" noValidate>
        <Reasons reasons={reasons} />
        <input type="hidden" name="was" value={value} />
        <TextInput
          id="f-value"
          name="value"
          label={label}
          description={description}
          inputMode="numeric"
          maxLength={4}
          w={160}
          styles={{ description: { width: 'min(560px, 80vw)' } }}
          defaultValue={String(value)}
          rightSection={<span className="small muted">{unit}</span>}
          rightSectionWidth={64}
          rightSectionPointerEvents="none"
          disabled={whyNot !== null}
          error={reasonAt(reasons, 'value')}
        />
        <TextInput
          id="f-reason"
          name="reason"
          label="Lý do"
          description="Ghi vào nhật ký, ai cũng đọc được"
          maxLength={300}
          disabled={whyNot !== null}
          error={reasonAt(reasons, 'reason')}
        />
        <div>
          <Button type="submit" loading={busy} disabled={whyNot !== null}>
            Lưu
          </Button>
        </div>
      </KeptForm>
      <section className="card" aria-labelledby="h-history">
        <h2 id="h-history" className="pad">
          Những lần đổi
        </h2>
        {history.length === 0 ? (
          <p className="blank">Chưa ai đổi: đang dùng số có sẵn của hệ thống.</p>
        ) : (
          <ul className="changes">
            {history.map((one) => (
              <li key={one.id}>
                <span>{one.summary}</span>
                <span className="small muted num">
                  {one.actor}, {formatInstant(new Date(one.at))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
