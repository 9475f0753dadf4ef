// congtruong user …: people, their roles and their accounts.
import { type Role, roleNames, roles } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import {
  bearerOf,
  disableAccount,
  enableAccount,
  endSessions,
  grantHistory,
  grantRole,
  grantsAt,
  inviteUser,
  issueLink,
  removeSecondFactor,
  revokeRole,
  unlockAccount,
} from '#modules/access/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Work } from '#platform/db/work.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Command, type Commands, print, unitNamed, within } from '../support.ts';

const linkOf = (config: Config, token: string) =>
  `${config.PUBLIC_SCHEME}://quanly.${config.BASE_HOST}:${config.PUBLIC_PORT ?? config.PORT}/welcome/${token}`;

async function userNamed(work: Work, username: string | undefined): Promise<string> {
  if (!username) throw new Usage('Cần tên đăng nhập.');
  const id = await bearerOf(work, username);
  if (!id) throw notFound(`Không có tài khoản ${username}.`);
  return id;
}

/** A command on one account: TÊN-ĐĂNG-NHẬP, answered with a sentence or a link. */
const onAccount = (words: string, act: (work: Work, userId: string, config: Config) => Promise<string>): Command => ({
  words: `TÊN-ĐĂNG-NHẬP  ${words}`,
  run: async (args, config) => {
    const a = parseArguments(args, { values: ['as'] });
    return within(config, async (db, { config }) => {
      const actor = await actorOf(db, a.value('as'));
      print(await db.as(actor, async (work) => act(work, await userNamed(work, a.free[0]), config)));
      return 0;
    });
  },
});

/** By its code or its name. */
function roleOf(given: string | undefined): Role {
  const found = roles.find((role) => role === given || roleNames[role].toLowerCase() === given?.normalize('NFC').toLowerCase());
  if (found) return found;
  const known = roles.map((role) => `${role} (${roleNames[role]})`).join(', ');
  throw refuse('role', `${given ? `Không có vai trò ${given}.` : 'Cần --role.'} Các vai trò: ${known}.`);
}

export const userCommands: Commands = {
  'user list': {
    words: '--unit MÃ [--below] [--unused] [--json]  ai giữ vai trò gì',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'as'], flags: ['below', 'unused', 'json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const { rows } = await db.read(actor, async (work) =>
          grantsAt(work, (await unitNamed(work, a.value('unit'))).path, {
            below: a.flag('below'),
            state: a.flag('unused') ? 'unused' : '',
            limit: 20_000,
          }),
        );
        if (a.flag('json')) print(rows);
        else for (const row of rows) print(`${row.username ?? ''}\t${roleNames[row.role]}\t${row.unitName}\t${row.name}`);
        return 0;
      });
    },
  },
  'user invite': {
    words: '--unit MÃ --role VAI --name TÊN --username TÊN [--email] [--from] [--to]  mời một người, in liên kết dùng một lần',
    run: async (args, config) => {
      const a = parseArguments(args, {
        values: ['unit', 'role', 'name', 'username', 'email', 'from', 'to', 'as'],
        flags: ['json'],
      });
      return within(config, async (db, { config }) => {
        const actor = await actorOf(db, a.value('as'));
        const { token } = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          return inviteUser(work, {
            ...{ name: a.value('name') ?? '', username: a.value('username') ?? '', email: a.value('email') ?? '' },
            ...{ role: roleOf(a.value('role')), unitId: unit.id, firstDay: a.value('from'), lastDay: a.value('to') },
          });
        });
        const link = linkOf(config, token);
        print(a.flag('json') ? { link } : link);
        return 0;
      });
    },
  },
  'user grant': {
    words: 'TÊN-ĐĂNG-NHẬP --unit MÃ --role VAI [--from NGÀY] [--to NGÀY]  trao thêm một vai trò',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'role', 'from', 'to', 'as'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const userId = await userNamed(work, a.free[0]);
          const [role, firstDay, lastDay] = [roleOf(a.value('role')), a.value('from'), a.value('to')];
          await grantRole(work, { userId, role, unitId: unit.id, firstDay, lastDay });
        });
        print('Đã trao.');
        return 0;
      });
    },
  },
  'user revoke': {
    words: 'TÊN-ĐĂNG-NHẬP --unit MÃ --role VAI --reason LÝ-DO  thu hồi một vai trò',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'role', 'reason', 'as'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const held = await grantHistory(work, await userNamed(work, a.free[0]));
          const grant = held.find((row) => row.inForce && row.unitId === unit.id && row.role === a.value('role'));
          if (!grant) throw notFound(`${a.free[0]} không giữ vai trò đó tại ${unit.shortName}.`);
          await revokeRole(work, { grantId: grant.grantId, reason: a.value('reason') ?? '' });
        });
        print('Đã thu hồi.');
        return 0;
      });
    },
  },
  'user link': onAccount('cấp liên kết đặt lại mật khẩu, dùng một lần', async (work, id, config) =>
    linkOf(config, await issueLink(work, id)),
  ),
  'user disable': onAccount('ngừng tài khoản', async (work, id) => {
    await disableAccount(work, id);
    return 'Đã ngừng tài khoản và đăng xuất khỏi mọi thiết bị.';
  }),
  'user enable': onAccount('mở lại tài khoản', async (work, id) => {
    await enableAccount(work, id);
    return 'Đã mở lại tài khoản.';
  }),
  'user unlock': onAccount('mở khóa sau nhiều lần sai', async (work, id) => {
    await unlockAccount(work, id);
    return 'Đã mở khóa.';
  }),
  'user no-second-factor': onAccount('gỡ xác thực hai bước đã mất', async (work, id) => {
    await removeSecondFactor(work, id);
    return 'Đã gỡ xác thực hai bước và đăng xuất khỏi mọi thiết bị.';
  }),
  'user sign-out': onAccount(
    'đăng xuất khỏi mọi thiết bị',
    async (work, id) => `Đã đăng xuất khỏi ${await endSessions(work, id)} thiết bị.`,
  ),
};
