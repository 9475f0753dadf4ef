// congtruong unit …: the units of the province.
import { listUnits } from '#modules/organizations/index.ts';
import { parseArguments } from '../arguments.ts';
import { actorOf, type Commands, hostOf, print, within } from '../support.ts';

export const unitCommands: Commands = {
  'unit list': {
    words: '[--json]  mọi đơn vị',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['as'], flags: ['json'] });
      return within(config, async (db, { config }) => {
        const actor = await actorOf(db, a.value('as'));
        const units = await db.read(actor, (work) => listUnits(work, { withClosed: true }));
        const rows = units.map((u) => ({
          code: u.code,
          slug: u.slug,
          host: hostOf(config, u),
          type: u.type,
          parentCode: u.parentCode,
          name: u.name,
          // Dissolved: on record, counted nowhere.
          countedInSurvey: u.countedInSurvey && u.closedOn === null,
          closedOn: u.closedOn,
        }));
        if (a.flag('json')) print(rows);
        else for (const row of rows) print(`${row.code ?? ''}\t${row.slug}\t${row.name}`);
        return 0;
      });
    },
  },
};
