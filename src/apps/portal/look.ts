// Addresses of the style sheets and the drawings as the build named them.
import type { Theme } from '#modules/sites/index.ts';
import inner from './assets/inner.css?url';

const drawings = import.meta.glob<string>('./assets/scenes/*.svg', { eager: true, query: '?url', import: 'default' });
const themes = import.meta.glob<string>('./assets/themes/*.css', { eager: true, query: '?url', import: 'default' });

export const look = {
  /** A first page brings the sheet of its theme, any other page a second one. */
  css: (theme: Theme, first: boolean): string[] => [themes[`./assets/themes/${theme}.css`] ?? '', ...(first ? [] : [inner])],
  sceneUrl: (name: string): string => drawings[`./assets/scenes/${name}.svg`] ?? '',
};
