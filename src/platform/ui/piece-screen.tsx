// The frame of a screen on which one thing is written and put before readers: where one is, what became of it, what can be done, and
// why not.
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import type { Reason } from '#kernel/refusal.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useAnswer } from './answer.ts';
import { Done, DoneNote } from './done.tsx';
import { PageHeader } from './page-header.tsx';
import { Reasons, reasonAt } from './reasons.tsx';
import { SiteLink } from './site-link.tsx';

/** What the server said to the last act: `told` when it was done, `refusal` when not; `field` is what a field is given, its reason included. */
export function usePieceAnswer() {
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const refusal = answer && 'refused' in answer ? answer : undefined;
  return {
    ...{ refusal, reasons: refusal?.refused, told: answer && 'saved' in answer ? answer.saved : null },
    busy: useNavigation().state !== 'idle',
    field: (name: string, label: string, value: string) => ({
      ...{ name, label, id: `f-${name}`, defaultValue: value, error: reasonAt(refusal?.refused, name), autoComplete: 'off' },
    }),
  };
}

/** A button that sends the form with `intent` = value. The last one is what most people come for. */
export type Act = { value: string; label: string; whyNot?: string | null };

export function PieceScreen(props: {
  unit: { slug: string; shortName: string };
  /** The list that the piece stands in; `to` below the unit. */
  list: { label: string; to: string };
  here: string;
  title: string;
  facts: ReactNode;
  /** Where readers see it. */
  url: string | null;
  urlWords?: string;
  /** Stands before the acts, as steps to the piece before and after. */
  steps?: ReactNode;
  /** The id of the form that the acts send. */
  form: string;
  acts: Act[];
  whyNot: string | null;
  /** Words behind ?done= for acts that ended here from another address. */
  done?: Record<string, string>;
  told: string | null;
  reasons: Reason[] | undefined;
  busy: boolean;
  children: ReactNode;
}) {
  const { unit, list, title, whyNot, done, told } = props;
  return (
    <>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: list.label, to: `/${unit.slug}/${list.to}` },
          { label: props.here },
        ]}
        title={title}
        facts={props.facts}
      >
        {props.steps}
        {props.url && <SiteLink href={props.url}>{props.urlWords ?? 'Xem trên trang'}</SiteLink>}
        {props.acts.map((act, i) => {
          const why = act.whyNot === undefined ? whyNot : act.whyNot;
          return (
            <Button
              key={act.value}
              type="submit"
              form={props.form}
              name="intent"
              value={act.value}
              variant={i === props.acts.length - 1 ? 'filled' : 'default'}
              disabled={why !== null}
              title={why ?? undefined}
              loading={props.busy}
            >
              {act.label}
            </Button>
          );
        })}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {told ? <DoneNote>{told}</DoneNote> : done && <Done words={done} />}
        <Reasons reasons={props.reasons} />
        {props.children}
      </div>
    </>
  );
}

/** To the week before and the week after. */
export function WeekSteps({ to }: { to: (days: number) => string }) {
  return (
    <>
      <Button component={Link} to={to(-7)} variant="default" aria-label="Tuần trước">
        <IconChevronLeft size={16} aria-hidden />
      </Button>
      <Button component={Link} to={to(7)} variant="default" aria-label="Tuần sau">
        <IconChevronRight size={16} aria-hidden />
      </Button>
    </>
  );
}

/** Fills an empty week with what the one before has. */
export function CopyWeekBefore({ busy, children }: { busy: boolean; children: string }) {
  return (
    <Form method="post">
      <Button
        type="submit"
        name="intent"
        value="copy"
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
        loading={busy}
      >
        {children}
      </Button>
    </Form>
  );
}
