// All kinds of blocks, in the order of the gallery. A new kind: its file, and its line here.
import type { AnyKind } from './block.ts';
import { directory } from './directory.tsx';
import { featured } from './featured.tsx';
import { figures } from './figures.tsx';
import { fromAbove } from './from-above.tsx';
import { fromMembers } from './from-members.tsx';
import { news } from './news.tsx';
import { notices } from './notices.tsx';
import { opening } from './opening.tsx';
import { tiles } from './tiles.tsx';

export const kinds: readonly AnyKind[] = [opening, tiles, featured, news, notices, fromAbove, fromMembers, directory, figures];
const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
export const kindOf = (name: string): AnyKind | undefined => byName.get(name);
