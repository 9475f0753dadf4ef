/** Pages that show a unit's name or whether it exists: its own, those of the units below, directories and news above. */
export const pagesNaming = (unitId: number, path: string): string[] => [
  `site:${unitId}`,
  `name:${unitId}`,
  ...path
    .split('.')
    .slice(0, -1)
    .flatMap((label) => [`units:${label.slice(1)}`, `below:${label.slice(1)}`]),
];
