// What place does a pupil have in the class? By the mean of the subjects; who has the same mean shares the place, the next one skips it.
export function ranksOf(means: ReadonlyMap<string, number | null>): Map<string, number> {
  const sorted = [...means.values()].filter((mean) => mean !== null).sort((a, b) => b - a);
  const ranks = new Map<string, number>();
  for (const [pupil, mean] of means) if (mean !== null) ranks.set(pupil, sorted.indexOf(mean) + 1);
  return ranks;
}
