// Draws each scene in three other lights: early morning, late afternoon, after the rain; turned round or seen from nearer, so that a page
// full of drawings does not look like one drawing. Run after a scene was drawn anew: node scripts/light-scenes.js
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/apps/portal/assets/scenes/', import.meta.url);
/** The flag and the scarf keep their colours in any light, and so do faces. */
const kept = new Set(['#C8281E', '#F7D34A', '#D9A57E', '#C98F68', '#231C1A', '#FFF6DA']);
/** Halls and stages are hung with red wherever they are, and the tree at the gate blooms red. */
const red = new Set(['hoa-gao', 'hoi-truong', 'van-nghe', 'trung-thu', 'khai-giang']);

const clamp = (n) => Math.max(0, Math.min(255, Math.round(n)));
const hex = (rgb) => `#${rgb.map((n) => clamp(n).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
/** What is red by choice, not by nature: clothes, rugs, curtains. */
const isRed = ([r, g, b]) => r > 150 && g < r * 0.38 && b < r * 0.38 && Math.abs(g - b) < 30;
const mixed = (rgb, other, part) => rgb.map((n, i) => n * (1 - part) + other[i] * part);
const lights = {
  // Early morning: cool, pale, a little mist.
  2: {
    colour: (rgb) => mixed([rgb[0] * 0.97, rgb[1], rgb[2] * 1.04], [206, 226, 234], 0.08),
    cloth: [74, 92, 150],
    turned: true,
    part: [0, 0, 1],
  },
  // Late afternoon: the low sun reddens what is bright and darkens what is dark.
  3: {
    colour: (rgb) => mixed([rgb[0] * 1.02, rgb[1] * 0.95, rgb[2] * 0.85], [224, 140, 80], 0.05),
    cloth: [196, 128, 40],
    turned: false,
    part: [0.1, 0.12, 0.84],
  },
  // After the rain: clear, green, deeper.
  4: {
    colour: (rgb) => [rgb[0] * 0.95, rgb[1], rgb[2] * 0.98].map((n) => (n - 128) * 1.06 + 127),
    cloth: [46, 128, 122],
    turned: true,
    part: [0.06, 0.1, 0.86],
  },
};

for (const name of readdirSync(folder)) {
  if (!/^[a-z-]+\.svg$/.test(name) || name === 'ban-do.svg') continue;
  const drawing = readFileSync(new URL(name, folder), 'utf8');
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing).map(Number);
  const end = drawing.indexOf('</defs>') + '</defs>'.length;
  for (const [light, { colour, cloth, turned, part }] of Object.entries(lights)) {
    const [x, y, size] = part;
    const box = [x * width, y * height, size * width, size * height].map(Math.round).join(' ');
    const body = drawing.slice(end, drawing.lastIndexOf('</svg>'));
    const whole = turned ? `<g transform="matrix(-1 0 0 1 ${width} 0)">${body}</g>` : body;
    const lit = `${drawing.slice(0, end)}${whole}</svg>`
      .replace(/#[0-9A-Fa-f]{6}\b/g, (found) => {
        if (kept.has(found.toUpperCase())) return found;
        const rgb = [1, 3, 5].map((i) => Number.parseInt(found.slice(i, i + 2), 16));
        if (isRed(rgb) && !red.has(name.slice(0, -4))) return hex(cloth.map((n) => (n * rgb[0]) / 195));
        return hex(colour(rgb));
      })
      .replace(/viewBox="[^"]*"/, `viewBox="${box}"`);
    writeFileSync(new URL(name.replace('.svg', `-${light}.svg`), folder), lit);
  }
}
