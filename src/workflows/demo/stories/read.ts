// How are the demo's stories written down? Text files, so that whoever knows schools may add to them: a head of levels, sections, days,
// how often and pictures; then titles (#, with what only this one says: +), summaries (>), beginnings (^), what comes between, endings ($).
// `{a:20-90}` is a number that stays the same in the article, `{lop}` a fact of the unit, `[this|that]` a choice.
import { readFileSync } from 'node:fs';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { ownFile } from '#platform/files/own.ts';
import type { Random } from '../random.ts';

/** Days of a school year as MM-DD, from August on. */
export type Season = { from: string; to: string };
export type Topic = {
  levels: UnitLevel[];
  sections: string[];
  season: Season;
  /** 0: every unit that is awake tells it. */
  weight: number;
  scenes: string[];
  /** Some say at once what it is about. */
  titles: { text: string; season: Season | null; about: string | null }[];
  summaries: string[];
  beginnings: string[];
  middles: string[];
  endings: string[];
};

const seasonOf = (text: string): Season => {
  const [from = '', to = ''] = text.trim().split('..');
  return { from, to };
};

function read(name: string): Topic[] {
  const text = readFileSync(ownFile(`#workflows/demo/stories/${name}.txt`), 'utf8').normalize('NFC');
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.trim().split('\n');
      const [levels = '', sections = '', season = '', often = '', scenes = ''] = head.split('|').map((field) => field.trim());
      const of = (sign: string) => lines.filter((line) => line.startsWith(`${sign} `)).map((line) => line.slice(2));
      return {
        ...{ levels: levels.split(' ') as UnitLevel[], sections: sections.split(' '), season: seasonOf(season) },
        ...{ weight: often.startsWith('w=') ? Number(often.slice(2)) : 0, scenes: scenes === '-' ? [] : scenes.split(' ') },
        titles: lines.flatMap((line, i) => {
          if (!line.startsWith('# ')) return [];
          const [title = '', when] = line.slice(2).split(' @');
          const next = lines[i + 1] ?? '';
          return [{ text: title, season: when ? seasonOf(when) : null, about: next.startsWith('+ ') ? next.slice(2) : null }];
        }),
        ...{ summaries: of('>'), beginnings: of('^'), endings: of('$') },
        middles: lines.filter((line) => line !== '' && !/^[#>^$+] /.test(line)),
      };
    });
}

export const topics: readonly Topic[] = ['schools', 'preschool', 'primary', 'secondary', 'continuing', 'offices'].flatMap(read);

type Part = string | { slot: string } | { choices: Part[][] };
const compiled = new Map<string, Part[]>();
function partsOf(text: string): Part[] {
  let parts = compiled.get(text);
  if (!parts) {
    parts = text.split(/(\{[^}]+\}|\[[^\]]+\])/).map((piece): Part => {
      if (piece.startsWith('{')) return { slot: piece.slice(1, -1) };
      if (piece.startsWith('[')) return { choices: piece.slice(1, -1).split('|').map(partsOf) };
      return piece;
    });
    compiled.set(text, parts);
  }
  return parts;
}

/** Facts that an article keeps: the same number, the same class in its title and in its text. */
export type Facts = { of(slot: string): string };

const filled = (parts: readonly Part[], facts: Facts, rng: Random): string => {
  let text = '';
  for (const part of parts)
    text += typeof part === 'string' ? part : 'slot' in part ? facts.of(part.slot) : filled(rng.pick(part.choices), facts, rng);
  return text;
};
export function told(text: string, facts: Facts, rng: Random): string {
  const whole = filled(partsOf(text), facts, rng).replace(/([Cc]ô) cô /g, '$1 ');
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
