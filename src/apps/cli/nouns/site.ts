// congtruong site …: sites of units, opened by the list. The list's form is described in docs/cli.md.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createSites, planSites } from '#workflows/open-sites/open-sites.ts';
import { readSiteList } from '#workflows/open-sites/site-list.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, addressesOf, type Commands, print, within } from '../support.ts';

const words = { created: 'mở', exists: 'đã có', refused: 'từ chối' };

export const siteCommands: Commands = {
  'site create': {
    words: '--from TỆP [--dry-run] [--json]  mở trang cho mọi đơn vị trong danh sách',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['from', 'as'], flags: ['json', 'dry-run'] });
      const path = a.value('from');
      if (!path) throw new Usage('Cần --from TỆP (.csv, .xlsx hoặc .json).');
      const bytes = new Uint8Array(
        await readFile(path).catch(() => {
          throw new Usage(`Không đọc được tệp ${path}.`);
        }),
      );
      const lines = await readSiteList(basename(path), bytes);
      return within(config, async (db) => {
        const actor = await actorOf(db, a.value('as'));
        const at = addressesOf(config);
        const report = a.flag('dry-run')
          ? (await db.read(actor, (work) => planSites(work, lines, at))).report
          : await db.as(actor, (work) => createSites(work, lines, at));
        if (a.flag('json'))
          print(
            report.map(({ code, state, host, reason, elsewhere }) => ({
              code,
              state,
              host,
              reason,
              ...(elsewhere ? { elsewhere } : {}),
            })),
          );
        else {
          for (const row of report.filter((one) => one.state === 'refused'))
            print(`dòng ${row.line}\t${row.code}\t${row.reason}`);
          const count = (state: keyof typeof words) => `${report.filter((row) => row.state === state).length} ${words[state]}`;
          print(`${count('created')}, ${count('exists')}, ${count('refused')}`);
        }
        // Nothing of the list could be used.
        return report.every((row) => row.state === 'refused') ? 1 : 0;
      });
    },
  },
};
