// A day, or a day and an hour, as Vietnamese write them, in whatever language the browser is: typed, or taken from a calendar. A native date
// box would show them in the browser's own order.
import './day-input.css';
import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { formatDate, parseDate } from '#kernel/calendar.ts';
import { dayOf, momentOf, readHour } from './day-text.ts';

/** Of a form: what is typed is sent as it stands, and the command reads it (`typedDay`). */
export function DayInput(props: TextInputProps) {
  const box = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const put = (text: string) => {
    const input = box.current;
    if (!input || input.value === text) return;
    // As a hand would, so that whoever listens to the form hears of it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const open = () => {
    const native = calendar.current;
    if (!native || !box.current) return;
    const now = parseDate(box.current.value);
    native.value = now.ok ? now.date : '';
    native.showPicker();
  };
  return (
    <TextInput
      placeholder="dd/mm/yyyy"
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      {...props}
      ref={box}
      error={props.error ?? wrong}
      onInput={(event) => {
        props.onInput?.(event);
        setWrong(null);
      }}
      onBlur={(event) => {
        props.onBlur?.(event);
        const text = event.currentTarget.value;
        const parsed = text.trim() === '' ? null : parseDate(text);
        setWrong(parsed && !parsed.ok ? parsed.reason : null);
        if (parsed?.ok) put(formatDate(parsed.date));
      }}
      rightSectionPointerEvents="auto"
      rightSection={
        !props.readOnly &&
        !props.disabled && (
          <span className="daycalendar">
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              onChange={(event) => {
                if (event.currentTarget.value) put(formatDate(event.currentTarget.value));
                setWrong(null);
              }}
            />
            <ActionIcon variant="subtle" color="gray" aria-label="Mở lịch" onClick={open}>
              <IconCalendar size={18} aria-hidden />
            </ActionIcon>
          </span>
        )
      }
    />
  );
}

type Kept = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** A day as addresses hold it, or what was typed instead of one. */
  value: string;
  onDay(value: string): void;
};

/** Of a screen that holds the values itself. */
export function DayBox({ value, onDay, ...props }: Kept) {
  const [text, setText] = useState(() => dayOf.shown(value));
  // Another value was taken, not typed.
  if (dayOf.read(text) !== value) setText(dayOf.shown(value));
  return (
    <DayInput
      {...props}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onDay(dayOf.read(event.currentTarget.value));
      }}
    />
  );
}

/** `usual`: the hour that a day is given until another one is typed. */
export function MomentBox({ value, onDay, usual, label, description, error, id, readOnly }: Kept & { usual: string }) {
  const { day, clock } = momentOf.parts(value);
  const [text, setText] = useState(clock);
  if (readHour(text) !== clock) setText(clock);
  return (
    <div className="moment">
      <DayBox
        {...{ id, label, error, readOnly, value: day }}
        onDay={(next) => onDay(momentOf.joined(next, clock === '' && parseDate(next).ok ? usual : clock))}
      />
      <TextInput
        label="Giờ"
        aria-label={`Giờ: ${typeof label === 'string' ? label : ''}`}
        placeholder="07:30"
        maxLength={5}
        autoComplete="off"
        value={text}
        readOnly={readOnly}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onDay(momentOf.joined(day, readHour(event.currentTarget.value)));
        }}
        onBlur={() => setText(clock)}
      />
      {description && <p className="small muted">{description}</p>}
    </div>
  );
}
