// The door for screens: pure words.
export { palettes, type Scene, scenes } from './palettes.ts';
export { SectionState } from './web/parts/section-state.tsx';
