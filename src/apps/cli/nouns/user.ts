// congtruong user …: people and their accounts.
import { inviteUser } from '#modules/access/index.ts';
import { parseArguments } from '../arguments.ts';
import { actorOf, type Commands, print, unitNamed, within } from '../support.ts';

export const userCommands: Commands = {
  'user invite': {
    words: '--unit MÃ --role VAI --name TÊN --username TÊN-ĐĂNG-NHẬP  mời một người, in liên kết dùng một lần',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'role', 'name', 'username', 'email', 'as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const { token } = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          return inviteUser(work, {
            name: a.value('name') ?? '',
            username: a.value('username') ?? '',
            email: a.value('email') ?? '',
            role: a.value('role') as never,
            unitId: unit.id,
          });
        });
        const link = `${config.PUBLIC_SCHEME}://quanly.${config.BASE_HOST}:${config.PUBLIC_PORT ?? config.PORT}/welcome/${token}`;
        print(a.flag('json') ? { link } : link);
        return 0;
      });
    },
  },
};
