// What is being written is kept in the browser while one types, with its time; the server hears of it when it is saved.
import { useEffect, useRef, useState } from 'react';
import type { ChildrenAnswer } from '#modules/consent/ui.ts';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { cleanRichText, type RichNode } from '../../rich-text.ts';
import type { Priority } from '../../rules/priority.ts';

export type Draft = {
  title: string;
  summary: string;
  body: RichNode;
  section: string;
  author: string;
  source: string;
  /** Another's text. */
  reused: boolean;
  keywords: string[];
  /** Ids of files. */
  attachments: string[];
  rated: boolean;
  priority: Priority;
  /** '' when nobody says until when. */
  priorityUntil: string;
  cover: string;
  forMembers: boolean;
  /** What was said of children, and of which pictures: another picture asks again. */
  children: { answer: ChildrenAnswer; pictures: string[] };
  /** As the browser's field writes an instant; '' when there is none. */
  publishAt: string;
  expiresAt: string;
};
export const emptyDraft = (section: string): Draft => ({
  ...{
    title: '',
    summary: '',
    body: { type: 'doc', content: [] },
    section,
    author: '',
    source: '',
    reused: false,
    rated: true,
    keywords: [],
    attachments: [],
    priority: 0,
    priorityUntil: '',
    cover: '',
    forMembers: false,
    children: { answer: '', pictures: [] },
    publishAt: '',
    expiresAt: '',
  },
});

/** `version`: of the stored text that it goes on from. */
type KeptDraft = { draft: Draft; at: number; version: number | undefined };

/** The same text in the same words, however the store or the editor wrote it down. */
const wordsOf = (draft: Draft): string =>
  JSON.stringify([
    ...[draft.title.trim(), draft.summary.trim(), draft.section, draft.author.trim(), draft.source.trim(), draft.cover],
    ...[draft.reused ?? false, draft.rated ?? true, draft.keywords ?? [], draft.attachments ?? []],
    ...[draft.priority ?? 0, draft.priority ? (draft.priorityUntil ?? '') : ''],
    ...[draft.forMembers, cleanRichText(draft.body), draft.publishAt ?? '', draft.expiresAt ?? ''],
    ...[draft.children?.answer ?? '', draft.children?.pictures ?? []],
  ]);

export const sameWords = (one: Draft, other: Draft): boolean => wordsOf(one) === wordsOf(other);

const read = (key: string): KeptDraft | null => {
  const kept = readKept<KeptDraft>(key);
  return kept && typeof kept.at === 'number' && typeof kept.draft?.title === 'string' ? kept : null;
};

/**
 * Keeps `draft` under the key half a second after it differs from what was saved. What an earlier visit left and the server does not
 * have comes back by itself through `restore`, as in every form; the version it goes on from comes with it, so that saving it over a
 * newer one shows both. `still`: the text waits for an answer and stands as it is: what was kept is offered apart, nothing else is kept.
 */
export function useKeptDraft(
  key: string,
  draft: Draft,
  saved: Draft,
  version: number | undefined,
  still: boolean,
  restore: (kept: Draft, version: number | undefined) => void,
) {
  const [aside, setAside] = useState<KeptDraft | null>(null);
  const [found, setFound] = useState<{ at: number; stale: boolean } | null>(null);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const before = useRef(wordsOf(saved));
  const differed = useRef(false);
  const drop = () => {
    clearTimeout(timer.current);
    forget(key);
    differed.current = false;
    setFound(null);
    setAside(null);
    setKeptAt(null);
  };
  const lay = (kept: KeptDraft) => {
    restore({ ...saved, ...kept.draft }, kept.version);
    setFound({ at: kept.at, stale: kept.version !== version });
    setAside(null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every desk: later, what is on it is newer than what was kept
  useEffect(() => {
    const kept = read(key);
    if (!kept || wordsOf(kept.draft) === before.current) return;
    if (still) setAside(kept);
    else lay(kept);
  }, [key]);
  useEffect(() => {
    before.current = wordsOf(saved);
    setKeptAt(null);
  }, [saved]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drop` is of this key
  useEffect(() => {
    if (still) return;
    if (wordsOf(draft) === before.current) {
      // Written back to what is stored: nothing of it is to come back later. What an earlier visit kept is not of this desk yet.
      if (differed.current) drop();
      return;
    }
    differed.current = true;
    timer.current = setTimeout(() => {
      const at = Date.now();
      // Where nothing is kept no time is shown.
      if (keep(key, { draft, at, version } satisfies KeptDraft)) setKeptAt(at);
    }, 500);
    return () => clearTimeout(timer.current);
  }, [key, draft, version, still]);
  return {
    found,
    keptAt,
    aside,
    forget: drop,
    /** What has been typed here so far, when another's text came to wait in its place. */
    layAside(text: Draft, from: number | undefined) {
      const kept: KeptDraft = { draft: text, at: Date.now(), version: from };
      keep(key, kept);
      differed.current = false;
      setAside(kept);
      setFound(null);
    },
    goOnWithAside() {
      if (aside) lay(aside);
    },
    /** The server has this text now; what was typed while it was on its way goes on being kept. */
    stored(text: Draft) {
      before.current = wordsOf(text);
      // An approved text is another one than what lies aside.
      if (!aside && sameWords(draft, text)) drop();
    },
  };
}
