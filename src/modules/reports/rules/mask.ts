// How much of a pupil's name may a stranger read who holds the paper's address? The family name and initials: Nguyễn V. A.
import { nfc } from '#kernel/vietnamese-text.ts';

/** A name of one word keeps only its initial. */
export function maskedName(name: string): string {
  const words = nfc(name).split(' ').filter(Boolean);
  const initial = (word: string) => `${[...word][0]?.toLocaleUpperCase('vi') ?? ''}.`;
  const [family = '', ...rest] = words;
  return rest.length === 0 ? initial(family) : [family, ...rest.map(initial)].join(' ');
}
