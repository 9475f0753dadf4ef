// The door for screens: pure words.
export { palettes, type Scene, scenes } from './palettes.ts';
