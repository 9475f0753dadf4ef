// congtruong search …: the index of what is public.
import { reindex } from '#workflows/search/reindex.ts';
import { parseArguments } from '../arguments.ts';
import { actorOf, type Commands, print, unitNamed, within } from '../support.ts';

export const searchCommands: Commands = {
  'search reindex': {
    words: '[--unit MÃ]  làm lại chỉ mục tìm kiếm từ những gì đang đăng',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, undefined);
        const code = a.value('unit');
        const unit = code ? await db.read(actor, (work) => unitNamed(work, code)) : null;
        const { units, changed } = await reindex(db, actor, unit ? [unit.id] : undefined);
        print(`${units} trang; ${changed === 0 ? 'chỉ mục đã đúng từ trước' : `${changed} mục mới, đổi hoặc bỏ`}.`);
        return 0;
      });
    },
  },
};
