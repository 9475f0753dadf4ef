// From when to when does a role hold? In words, with a warning when it ends soon; and what a new one is asked.
import { NativeSelect } from '@mantine/core';
import { addDays, daysBetween, formatDate } from '#kernel/calendar.ts';
import { DayInput } from '#platform/ui/day-input.tsx';

export function Term({ from, to, today }: { from: string; to: string | null; today: string }) {
  const last = to && addDays(to, -1);
  const left = last ? daysBetween(today, last) : null;
  return (
    <>
      {from > today && <span className="tag info">bắt đầu sau {daysBetween(today, from)} ngày</span>}
      {left !== null && left >= 0 && left <= 30 && from <= today && (
        <span className="tag warn">{left === 0 ? 'hết hạn hôm nay' : `hết hạn sau ${left} ngày`}</span>
      )}{' '}
      <span className="num">
        {formatDate(from)} đến {last ? formatDate(last) : 'khi thu hồi'}
      </span>
    </>
  );
}

type RoleFieldsProps = {
  given: { value: string; label: string }[];
  today: string;
  errorAt(field: string): string | undefined;
};

/** Which role, from which day to which. */
export function RoleFields({ given, today, errorAt }: RoleFieldsProps) {
  return (
    <>
      <NativeSelect
        label="Vai trò"
        name="role"
        id="f-role"
        defaultValue=""
        data={[{ value: '', label: 'Chọn vai trò' }, ...given]}
        error={errorAt('role')}
        withAsterisk
      />
      <div className="grid2" style={{ alignItems: 'start' }}>
        <DayInput label="Từ ngày" name="firstDay" id="f-firstDay" defaultValue={formatDate(today)} error={errorAt('firstDay')} />
        <DayInput
          label="Đến hết ngày"
          description="Bỏ trống: đến khi thu hồi"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          name="lastDay"
          id="f-lastDay"
          error={errorAt('lastDay')}
        />
      </div>
    </>
  );
}
