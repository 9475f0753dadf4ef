// Addresses of the style sheet and the drawings as the build named them.
import cssUrl from './assets/portal.css?url';

const drawings = import.meta.glob<string>('./assets/scenes/*.svg', { eager: true, query: '?url', import: 'default' });

export const look = {
  css: cssUrl,
  sceneUrl: (name: string): string => drawings[`./assets/scenes/${name}.svg`] ?? '',
};
