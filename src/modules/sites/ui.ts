// The door for screens: pure words.

export { type MembersNews, membersNewsNames } from './members-news.ts';
export { palettes, type Scene, scenes } from './palettes.ts';
export { SectionState } from './web/parts/section-state.tsx';
