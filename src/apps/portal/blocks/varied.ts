// Which of many cards stand side by side? Drawings come again and again: a card with one that is there already stands behind the others. Pure.
type Pictured = { coverFile: string | null; coverScene: string | null };

/** A scene in another light is the same scene. */
const pictureOf = ({ coverFile, coverScene }: Pictured) => coverFile ?? coverScene?.replace(/-\d+$/, '') ?? '';

/** The order stays, but for cards whose picture has been before: they follow, again one of each picture first. */
export function varied<T extends Pictured>(cards: readonly T[]): T[] {
  const times = new Map<string, number>();
  return cards
    .map((card) => {
      const before = times.get(pictureOf(card)) ?? 0;
      times.set(pictureOf(card), before + 1);
      return { card, before };
    })
    .toSorted((a, b) => a.before - b.before)
    .map(({ card }) => card);
}
