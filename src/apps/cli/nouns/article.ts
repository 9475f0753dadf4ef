// congtruong article …: publish without the screen. The file's form is described in docs/cli.md.

import { parseArguments, Usage } from '../arguments.ts';
import { articleFile, preparedArticle, readArticle } from '../article-file.ts';
import { actorOf, type Commands, print, unitNamed, urlOf, within } from '../support.ts';

export const articleCommands: Commands = {
  'article publish': {
    words: '--unit MÃ --file BÀI.json [--json]  đăng một bài, kèm ảnh; đăng lại tệp ấy thì cập nhật bài',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'file', 'as'], flags: ['json'] });
      const path = a.value('file');
      if (!path) throw new Usage('Cần --file BÀI.json với title, summary, body; xem docs/cli.md.');
      const article = await readArticle(path, articleFile);
      return within(config, async (db, { dir, config }) => {
        const actor = await actorOf(db, a.value('as'));
        const { publish } = await preparedArticle(path, article, dir);
        const { url, change } = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const saved = await publish(work, unit.id);
          return { url: urlOf(config, unit, `/tin/${saved.slug}`), change: saved.change };
        });
        print(a.flag('json') ? { url, change } : `${url}${change === 'none' ? '  (0 thay đổi)' : ''}`);
        return 0;
      });
    },
  },
};
