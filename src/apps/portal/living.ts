// What a module offers whose section makes its pages by itself.
import type { Work } from '#platform/db/work.ts';
import type { Made } from './made.ts';
import type { Around } from './view/around.ts';

export type LivingPages = {
  /** The first word of the address; what follows it is the module's own. */
  slugs: readonly string[];
  /** Names in the query that make a page of its own. Whatever else a visitor adds is typed, and never kept. */
  names: readonly string[];
  /** Where the module has nothing, what people wrote into the section is shown instead. */
  written?: true;
  /** null: there is no such page. */
  page(work: Work, around: Around, path: string, search: URLSearchParams): Promise<Made | null>;
};
