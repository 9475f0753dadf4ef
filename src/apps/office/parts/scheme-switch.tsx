// Light, dark, or as the machine says. Kept on this machine.
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';

export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know what this machine keeps.
  const mounted = useMounted();
  return (
    <SegmentedControl
      aria-label="Sáng, tối"
      value={mounted ? colorScheme : 'auto'}
      onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
      data={[
        { value: 'auto', label: 'Theo máy' },
        { value: 'light', label: 'Sáng' },
        { value: 'dark', label: 'Tối' },
      ]}
    />
  );
}
