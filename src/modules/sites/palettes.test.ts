// Every palette can be read by everybody: the colours stand in the portal's style sheet, this computes their contrast (WCAG 2.2).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultTheme, palettes, scenes, themes } from './palettes.ts';

const css = readFileSync('src/apps/portal/assets/css/tokens.css', 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');

function tokens(part: string, palette: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, selector = '', body = ''] of part.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const names = selector.split(',').map((name) => name.trim());
    if (!names.some((name) => name.endsWith(':root') || name.includes(`"${palette}"`))) continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)) found[name] = value;
  }
  return found;
}
const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((i) => channel(Number.parseInt(full.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  ...[
    ['text', 'bg'],
    ['text', 'paper'],
    ['muted', 'bg'],
    ['muted', 'paper'],
    ['accent', 'bg'],
    ['accent', 'paper'],
  ],
  ...[
    ['accent', 'accent-soft'],
    ['text', 'accent-soft'],
    ['on-deep', 'accent-deep'],
    ['on-deep-2', 'accent-deep'],
    ['bg', 'accent'],
  ],
] as [string, string][];

test.each(
  Object.keys(palettes).flatMap(
    (palette) =>
      [
        [palette, 'light'],
        [palette, 'dark'],
      ] as const,
  ),
)('%s in %s', (palette, scheme) => {
  const colours = { ...tokens(light, palette), ...(scheme === 'dark' ? tokens(dark, palette) : {}) };
  const low = pairs.filter(([front, back]) => contrast(colours[front] ?? '#000', colours[back] ?? '#000') < 4.5);
  expect(low).toEqual([]);
  expect(contrast(colours['line-strong'] ?? '#000', colours.bg ?? '#000')).toBeGreaterThanOrEqual(3);
});

test('every drawing that may be chosen exists', () => {
  for (const scene of Object.keys(scenes))
    expect(readFileSync(`src/apps/portal/assets/scenes/${scene}.svg`, 'utf8')).toContain('<svg');
});

const cssOf = (theme: string) => readFileSync(`src/apps/portal/assets/css/themes/${theme}.css`, 'utf8');
const shaped = Object.keys(themes).filter((theme) => theme !== defaultTheme);

test.each(shaped)('the theme %s shapes head, headings and blocks', (theme) => {
  const own = [...cssOf(theme).matchAll(/([^{}]+)\{[^{}]*\}/g)].filter(([, selector = '']) =>
    selector.includes(`[data-theme="${theme}"]`),
  );
  for (const part of ['.brand', '.nav', '.sh', '.tile', '.cal'])
    if (!own.some(([, selector = '']) => selector.includes(part) || (part === '.brand' && selector.includes('.mast'))))
      expect.fail(`${theme} has no ${part} of its own`);
});

test.each(shaped)('the theme %s takes its colours from the palette, in pairs whose contrast is computed above', (theme) => {
  const themeCss = cssOf(theme);
  expect(themeCss.match(/#[0-9a-f]{3,6}\b|\brgb\(/gi)).toBeNull();
  const known = new Set(pairs.map(([front, back]) => `${front} on ${back}`));
  for (const [, body = ''] of themeCss.matchAll(/\{([^{}]*)\}/g)) {
    const front = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(body)?.[1];
    const back = /background: var\(--([\w-]+)\)/.exec(body)?.[1];
    if (front && back) expect(known).toContain(`${front} on ${back}`);
  }
});
