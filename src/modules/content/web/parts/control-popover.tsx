// A button of the text editor that asks something before it acts: what was typed is taken by Enter or by the button below.
import { Button, Popover } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import type { ReactNode } from 'react';

export function ControlPopover(props: {
  label: string;
  icon: ReactNode;
  active?: boolean;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onShow: () => void;
  putWords: string;
  put: () => void;
  children: ReactNode;
}) {
  const { label, opened, onChange, put } = props;
  return (
    <Popover {...{ opened, onChange }} trapFocus width={340} position="bottom-start" withinPortal>
      <Popover.Target>
        <RichTextEditor.Control aria-label={label} title={label} active={props.active ?? false} onClick={props.onShow}>
          {props.icon}
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <div
          className="stack"
          role="group"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
            event.preventDefault();
            put();
          }}
        >
          {props.children}
          <div className="row">
            <Button size="xs" onClick={put}>
              {props.putWords}
            </Button>
            <Button size="xs" variant="default" onClick={() => onChange(false)}>
              Thôi
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
