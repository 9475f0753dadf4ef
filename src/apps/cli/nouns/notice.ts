// congtruong notice …: publish an article and send it to the units below; take it back; see who has received it.

import { z } from 'zod';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitById } from '#modules/organizations/index.ts';
import {
  audienceOf,
  listReceipts,
  parseAudience,
  pushArticle,
  pushById,
  recallPush,
  receiptWords,
  senderOf,
} from '#modules/sharing/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Arguments, parseArguments, Usage } from '../arguments.ts';
import { articleFile, preparedArticle, readArticle } from '../article-file.ts';
import { actorOf, type Command, type Commands, print, unitNamed, urlOf, within } from '../support.ts';

const noticeFile = articleFile.extend({
  section: z.string().default('thong-bao'),
  due: z.string().optional(),
  mustConfirm: z.boolean().default(false),
});

const push: Command['run'] = async (args, config) => {
  const a = parseArguments(args, { values: ['unit', 'audience', 'file', 'as'], flags: ['json'] });
  const [path, typed] = [a.value('file'), a.value('audience')];
  if (!path || !typed) throw new Usage('Cần --audience và --file BÀI.json; xem docs/cli.md.');
  const audience = parseAudience(typed);
  if (!audience.ok) throw new Usage(audience.reason);
  const { article: notice, faults } = await readArticle(path, noticeFile);
  const { due, mustConfirm, ...article } = notice;
  return within(config, async (db, { dir, config }) => {
    const actor = await actorOf(db, a.value('as'));
    // Whom it reaches says the audience, and nothing besides.
    const { publishNew } = await preparedArticle(path, { article: { ...article, forMembers: false }, faults }, dir);
    const sent = await db.as(actor, async (work) => {
      const unit = await unitNamed(work, a.value('unit'));
      const chosen = await audienceOf(work, unit, audience.audience);
      const saved = await publishNew(work, unit.id);
      const { id, units } = await pushArticle(work, unit.id, {
        articleId: saved.id,
        ...chosen,
        all: typed.trim() === 'all',
        due,
        mustConfirm,
      });
      return { id, units, url: urlOf(config, unit, `/tin/${saved.slug}`) };
    });
    print(a.flag('json') ? sent : `${sent.units} đơn vị nhận, số ${sent.id}\n${sent.url}`);
    return 0;
  });
};

/** The sender of the push that is named first on the line, when the actor has to do with it. */
async function pushNamed(work: Work, a: Arguments): Promise<{ id: string; unitId: number }> {
  const id = a.free[0];
  if (!id) throw new Usage('Cần số của lần gửi, như notice push đã trả lời.');
  const unitId = await senderOf(work, id);
  if (unitId === undefined) throw notFound(`Không có lần gửi ${id}.`);
  return { id, unitId };
}

const recall: Command['run'] = async (args, config) => {
  const a = parseArguments(args, { values: ['reason', 'as'], flags: ['json', 'keep-origin'] });
  return within(config, async (db) => {
    const actor = await actorOf(db, a.value('as'));
    const answer = await db.as(actor, async (work) => {
      const { id, unitId } = await pushNamed(work, a);
      const reason = a.value('reason') ?? 'Nơi gửi thu hồi thông báo này.';
      return { id, ...(await recallPush(work, unitId, id, { reason, keepOrigin: a.flag('keep-origin') })) };
    });
    print(
      a.flag('json')
        ? answer
        : `Đã thu hồi ở ${answer.recalled} đơn vị; bài gốc ${answer.originGone ? 'không còn' : 'vẫn còn'} trên trang nơi gửi${answer.originLeft ? ', chờ người có quyền gỡ bài' : ''}.`,
    );
    return 0;
  });
};

const receipts: Command['run'] = async (args, config) => {
  const a = parseArguments(args, { values: ['as'], flags: ['json'] });
  return within(config, async (db) => {
    const actor = await actorOf(db, a.value('as'));
    const answer = await db.read(actor, async (work) => {
      const { id, unitId } = await pushNamed(work, a);
      const sender = await unitById(work, unitId);
      const found = sender && (await pushById(work, sender, id));
      if (!found) throw notFound(`Không có lần gửi ${id}.`);
      const { rows } = await listReceipts(work, id, { limit: 20_000, offset: 0 });
      const { sent, seen, done, dueOn } = found;
      const units = rows.map(({ code, name, state, at }) => ({ code, name, state, at: at.toISOString() }));
      return { id, sent, seen, done, due: dueOn, ended: found.ending?.how ?? null, units };
    });
    if (a.flag('json')) print(answer);
    else {
      print(
        `${answer.sent} đơn vị nhận, ${answer.seen} đã xem, ${answer.done} đã triển khai${answer.due ? `, hạn ${formatDate(answer.due)}` : ''}`,
      );
      for (const { code, name, state, at } of answer.units)
        print(`${code ?? ''}\t${name}\t${receiptWords[state]}\t${formatInstant(new Date(at))}`);
    }
    return 0;
  });
};

export const noticeCommands: Commands = {
  'notice push': { words: '--unit MÃ --audience NƠI-NHẬN --file BÀI.json [--json]  đăng và gửi xuống các đơn vị', run: push },
  'notice recall': { words: 'SỐ [--reason LÝ-DO] [--keep-origin] [--json]  thu hồi ở mọi nơi nhận và gỡ bài gốc', run: recall },
  'notice receipts': { words: 'SỐ [--json]  đơn vị nào đã nhận, đã xem, đã triển khai', run: receipts },
};
