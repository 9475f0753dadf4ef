// How is the text looked at: while it is written, or as it will stand on a computer or a telephone?
import { SegmentedControl } from '@mantine/core';

export type Mode = 'write' | 'desk' | 'phone';

export const ModeSwitch = ({ value, onChange }: { value: Mode; onChange(mode: Mode): void }) => (
  <SegmentedControl
    aria-label="Cách xem"
    value={value}
    onChange={(next) => onChange(next as Mode)}
    data={[
      { value: 'write', label: 'Soạn' },
      { value: 'desk', label: 'Máy tính' },
      { value: 'phone', label: 'Điện thoại' },
    ]}
  />
);
