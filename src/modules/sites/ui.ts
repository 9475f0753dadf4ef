// The door for screens: pure words.

export {
  addBlock,
  addRow,
  changeBlock,
  type Direction,
  moveBlock,
  moveRow,
  type Place,
  placeOf,
  removeBlock,
  removeRow,
  reshapeRow,
  stepBlock,
  toneRow,
} from './blocks/arrange.ts';
export { type Differences, differencesOf } from './blocks/differences.ts';
export type { Field } from './blocks/fields.ts';
export { defaultLayouts } from './blocks/first-pages.ts';
export { type Block, blocksOf, type Layout, type Row, type Shape, shapes, type Tone, tones } from './blocks/layout.ts';
export type { Wanted } from './blocks/rules.ts';
export { type MembersNews, membersNewsNames } from './members-news.ts';
export { defaultTheme, type Palette, palettes, type Scene, scenes, type Theme, themes } from './palettes.ts';
export { EnglishTabs } from './web/parts/english-tabs.tsx';
export { SceneImage, ScenesContext } from './web/parts/scene.tsx';
export { SectionState } from './web/parts/section-state.tsx';
export { SiteTabs } from './web/parts/site-tabs.tsx';
