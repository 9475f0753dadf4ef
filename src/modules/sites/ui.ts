// The door for screens: pure words.
export { defaultTheme, type Palette, palettes, type Scene, scenes, type Theme, themes } from './palettes.ts';
