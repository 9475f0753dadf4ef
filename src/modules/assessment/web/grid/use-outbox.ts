// The queue of this tab for React, on whatever screen: opened, it takes over what a closed tab left, and sends it.
import { useContext, useSyncExternalStore } from 'react';
import { Desk } from '#platform/ui/desk.ts';
import { noOutbox, type Outbox, type OutboxState, outboxOf } from './outbox.ts';

export function useOutbox(): Outbox {
  const { owner } = useContext(Desk);
  return typeof window === 'undefined' ? noOutbox : outboxOf(owner);
}
export const useLine = (outbox: Outbox): OutboxState =>
  useSyncExternalStore(outbox.subscribe, outbox.snapshot, noOutbox.snapshot);
