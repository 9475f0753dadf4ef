// congtruong article …: publish without the screen.
import { readFile } from 'node:fs/promises';
import { saveArticle } from '#modules/content/index.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, print, unitNamed, urlOf, within } from '../support.ts';

export const articleCommands: Commands = {
  'article publish': {
    words: '--unit MÃ --file BÀI.json [--json]  đăng một bài',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'file', 'as'], flags: ['json'] });
      const file = a.value('file');
      if (!file) throw new Usage('Cần --file BÀI.json với title, summary, body.');
      let article: unknown;
      try {
        article = JSON.parse(await readFile(file, 'utf8'));
      } catch {
        throw new Usage(`${file} không phải tệp JSON đọc được.`);
      }
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const url = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const saved = await saveArticle(work, unit.id, null, article as never, true);
          return urlOf(config, unit, `/tin/${saved.slug}`);
        });
        print(a.flag('json') ? { url } : url);
        return 0;
      });
    },
  },
};
