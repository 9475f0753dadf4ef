// What can be done with the open sheet: what is used daily as buttons, the rest in one menu; on a telephone, where the class comes first, all of it.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** `front`: a button of its own. One of `act`, `to` (a screen), `href` (a file) says what it does; `off`: not now, the screen says why. */
export type Tool = {
  name: string;
  icon: ReactNode;
  front?: boolean;
  off?: boolean;
} & ({ act(): void } | { to: string } | { href: string });

export function SheetTools({ tools, phone }: { tools: readonly Tool[]; phone: boolean }) {
  const behind = tools.filter((one) => !one.front);
  // A menu of one would be a click for nothing.
  const rest = phone ? tools : behind.length > 1 ? behind : [];
  const front = tools.filter((one) => !rest.includes(one));
  // The focus goes there: on what is off it would be lost, and no key would close the menu.
  const first = rest.findIndex((one) => !one.off);
  return (
    <div className="row mgacts">
      {front.map(({ name, icon, off, ...does }) => (
        <Button key={name} variant="default" size="xs" leftSection={icon} {...(off ? { disabled: true } : doing(does))}>
          {name}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end" width={220} shadow="md" classNames={{ item: 'mgtool' }} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={16} aria-hidden />}>
              {phone ? 'Công cụ' : 'Khác'}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ name, icon, off, ...does }, i) => (
              <Menu.Item
                key={name}
                leftSection={icon}
                data-autofocus={i === first || undefined}
                {...(off ? { disabled: true } : doing(does))}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function doing(does: { act(): void } | { to: string } | { href: string }): Record<string, unknown> {
  if ('act' in does) return { onClick: does.act };
  return 'to' in does ? { component: Link, to: does.to } : { component: 'a', href: does.href };
}
