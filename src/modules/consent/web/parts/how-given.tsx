// In which way, with what proof, on which day somebody agreed: of one child, or of a class.
import { NativeSelect, TextInput } from '@mantine/core';
import { formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { methodNames } from '../../rules/consent.ts';

type Props = { className: string | null; today: string; reasons: Reason[] | undefined };
export const HowGiven = ({ className, today, reasons }: Props) => (
  <>
    <NativeSelect
      id="f-method"
      name="method"
      label="Bằng cách nào"
      data={Object.entries(methodNames).map(([value, label]) => ({ value, label }))}
    />
    <TextInput
      id="f-evidence"
      name="evidence"
      label="Bằng chứng, lưu ở đâu"
      placeholder={`Phiếu lớp ${className ?? '6A'}, tủ hồ sơ số 2`}
      error={reasonAt(reasons, 'evidence')}
      maxLength={200}
      autoComplete="off"
    />
    <DayInput
      id="f-givenOn"
      name="givenOn"
      label="Ngày đồng ý"
      placeholder={formatDate(today)}
      description="Để trống: hôm nay"
      error={reasonAt(reasons, 'givenOn')}
    />
  </>
);
