// From which day to which citizens may take part.
import { TextInput } from '@mantine/core';
import { DayInput } from '#platform/ui/day-input.tsx';

type Props = { from: string; opensOn: string; closesOn: string; wrong: (field: string) => string | undefined };

export function OpenDays({ from, opensOn, closesOn, wrong }: Props) {
  return (
    <div className="grid3">
      <TextInput id="f-opensOn" name="opensOn" label={from} defaultValue={opensOn} inputMode="numeric" error={wrong('opensOn')} />
      <DayInput id="f-closesOn" name="closesOn" label="Đến hết ngày" defaultValue={closesOn} error={wrong('closesOn')} />
    </div>
  );
}
