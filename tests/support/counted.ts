// The same work, counting what it asks: for tests of how many questions something takes.
import type { KyselyPlugin } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export function counted(work: Work): { work: Work; asked(): number } {
  let n = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      n += 1;
      return result;
    },
  };
  const ask: Work['ask'] = (text, values) => {
    n += 1;
    return work.ask(text, values);
  };
  return { work: { ...work, ask, handle: work.handle.withPlugin(plugin) }, asked: () => n };
}
