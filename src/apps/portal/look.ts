// Addresses of the style sheets and the drawings as the build named them.
import type { Theme } from '#modules/sites/index.ts';
import type { Sheet } from './view/sheet.ts';

const drawings = import.meta.glob<string>('./assets/scenes/*.svg', { eager: true, query: '?url', import: 'default' });
const themes = import.meta.glob<string>('./assets/themes/*.css', { eager: true, query: '?url', import: 'default' });
const sheets = import.meta.glob<string>('./assets/sheets/*.css', { eager: true, query: '?url', import: 'default' });

export const look = {
  /** A page brings two sheets: the frame in the theme of its site, and that of its kind. */
  css: (theme: Theme, sheet: Sheet): string[] => [
    themes[`./assets/themes/${theme}.css`] ?? '',
    sheets[`./assets/sheets/${sheet}.css`] ?? '',
  ],
  sceneUrl: (name: string): string => drawings[`./assets/scenes/${name}.svg`] ?? '',
};
