// congtruong token …: keys with which a person's programs use the API.
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { apiTokensOf, bearerOf, createApiToken, revokeApiToken, tokenDays } from '#modules/access/index.ts';
import type { Work } from '#platform/db/work.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, note, print, within } from '../support.ts';

async function bearer(work: Work, username: string | undefined): Promise<string> {
  if (!username) throw new Usage('Cần tên đăng nhập.');
  const id = await bearerOf(work, username);
  if (!id) throw notFound(`Không có tài khoản ${username}.`);
  return id;
}

export const tokenCommands: Commands = {
  'token create': {
    words: `TÊN-ĐĂNG-NHẬP [--days N] [--name TÊN] [--json]  tạo khóa truy cập API, in một lần`,
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['days', 'name', 'as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const made = await db.as(actor, async (work) =>
          createApiToken(work, await bearer(work, a.free[0]), {
            name: a.value('name') ?? 'Dòng lệnh',
            days: a.value('days') ?? tokenDays.usual,
          }),
        );
        if (a.flag('json')) print(made);
        else {
          print(made.token);
          note(
            `Hết hạn lúc ${formatInstant(made.expiresAt)}. Khóa không xem lại được; thu hồi: congtruong token revoke ${made.id}`,
          );
        }
        return 0;
      });
    },
  },
  'token list': {
    words: 'TÊN-ĐĂNG-NHẬP [--json]  các khóa của một tài khoản, không có chính khóa',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const tokens = await db.read(actor, async (work) => apiTokensOf(work, await bearer(work, a.free[0])));
        if (a.flag('json')) print(tokens);
        else for (const { id, name, state, expiresAt } of tokens) print(`${id}\t${state}\t${formatInstant(expiresAt)}\t${name}`);
        return 0;
      });
    },
  },
  'token revoke': {
    words: 'ID  thu hồi một khóa',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['as'] });
      const [id] = a.free;
      if (!id) throw new Usage('Cần ID của khóa: xem congtruong token list.');
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        await db.as(actor, (work) => revokeApiToken(work, id));
        print('Đã thu hồi.');
        return 0;
      });
    },
  },
};
