// All kinds of blocks, in the order of the gallery. A new kind: its file, and its line here.

import { admission } from './admission.tsx';
import { albums } from './albums.tsx';
import { alert } from './alert.tsx';
import { answered } from './answered.tsx';
import { banner } from './banner.tsx';
import type { AnyKind } from './block.ts';
import { category } from './category.tsx';
import { consultations } from './consultations.tsx';
import { contact } from './contact.tsx';
import { directory } from './directory.tsx';
import { disclosure } from './disclosure.tsx';
import { documents } from './documents.tsx';
import { events } from './events.tsx';
import { featured } from './featured.tsx';
import { figures } from './figures.tsx';
import { freeText } from './free-text.tsx';
import { fromAbove } from './from-above.tsx';
import { fromMembers } from './from-members.tsx';
import { links } from './links.tsx';
import { memorialDays } from './memorial-days.tsx';
import { menu } from './menu.tsx';
import { news } from './news.tsx';
import { notices } from './notices.tsx';
import { opening } from './opening.tsx';
import { pictureText } from './picture-text.tsx';
import { poll } from './poll.tsx';
import { resources } from './resources.tsx';
import { search } from './search.tsx';
import { tiles } from './tiles.tsx';
import { timetable } from './timetable.tsx';
import { week } from './week.tsx';

export const kinds: readonly AnyKind[] = [
  ...[featured, news, category, notices, documents, fromAbove, fromMembers],
  ...[week, timetable, menu, events, albums, resources, disclosure],
  ...[alert, opening, tiles, directory, figures, admission, contact, memorialDays],
  ...[answered, consultations, poll],
  ...[banner, pictureText, freeText, links, search],
];
const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
export const kindOf = (name: string): AnyKind | undefined => byName.get(name);
