// congtruong campaign …: how complete, and what the last survey said.
import { formatDate } from '#kernel/calendar.ts';
import { lastSurvey } from '#modules/adoption/index.ts';
import { campaignNow, statusOf } from '#modules/campaigns/index.ts';
import { parseArguments } from '../arguments.ts';
import { actorOf, type Commands, print, unitNamed, within } from '../support.ts';

const tenth = (tenths: number | null) => (tenths === null ? 0 : tenths / 10);

export const campaignCommands: Commands = {
  'campaign status': {
    words: '[--campaign MÃ] [--unit MÃ] [--json]  mức hoàn thành trước hạn; không nêu đợt thì đợt đang mở',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['campaign', 'unit', 'as'], flags: ['json'] });
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const result = await db.read(actor, async (work) => {
          const campaign = await campaignNow(work, 'u1', a.value('campaign'));
          const root = a.value('unit') ? (await unitNamed(work, a.value('unit'))).path : 'u1';
          const units = await statusOf(work, campaign, root);
          const items = campaign.measures.map((code) => {
            const of = units.flatMap((u) => u.items.filter((i) => i.code === code));
            const complete = of.reduce((n, i) => n + i.complete, 0);
            const required = of.reduce((n, i) => n + i.required, 0);
            return {
              code,
              percent: required ? Math.round((1000 * complete) / required) / 10 : 0,
              complete,
              missing: required - complete,
            };
          });
          const complete = items.reduce((n, i) => n + i.complete, 0);
          const all = complete + items.reduce((n, i) => n + i.missing, 0);
          return {
            ...{ campaign: campaign.code, name: campaign.name },
            ...{ asOf: work.now.toISOString(), deadline: campaign.deadline.toISOString(), units: units.length },
            ...{
              complete: units.filter((u) => u.standing === 'done').length,
              percent: all ? Math.round((1000 * complete) / all) / 10 : 0,
              items,
            },
          };
        });
        if (a.flag('json')) print(result);
        else
          print(
            `${result.name}: ${result.complete}/${result.units} đơn vị đủ, ${String(result.percent).replace('.', ',')} % hồ sơ`,
          );
        return 0;
      });
    },
  },
  'campaign survey': {
    words: '[--json]  khảo sát cổng thông tin gần nhất',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['as'], flags: ['json'] });
      return within(config, async (db) => {
        const s = await db.read(await actorOf(db, a.value('as')), (work) => lastSurvey(work));
        const row = {
          date: s.date,
          units: s.units,
          withPortal: s.withPortal,
          regular: s.regular,
          percentWithPortal: tenth(s.portalTenths),
          percentRegular: tenth(s.regularTenths),
        };
        print(
          a.flag('json')
            ? row
            : `${formatDate(row.date)}: ${row.units} đơn vị, ${row.withPortal} có cổng, ${row.regular} dùng thường xuyên`,
        );
        return 0;
      });
    },
  },
};
