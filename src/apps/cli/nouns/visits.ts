// congtruong visits …: visits of pages that a web server in front handed out by itself.
import { access } from 'node:fs/promises';
import { formatNumber } from '#kernel/numbers.ts';
import { countLog } from '#modules/statistics/index.ts';
import { siteLabel } from '#platform/http/site-url.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { actorOf, type Commands, print, unreadable, within } from '../support.ts';

export const visitCommands: Commands = {
  'visits count': {
    words: 'TỆP [--json]  đếm lượt xem các trang nginx tự trả, từ danh sách nginx ghi (deploy/nginx)',
    run: async (args, config) => {
      const a = parseArguments(args, { flags: ['json'] });
      const [file] = a.free;
      if (!file || a.free.length > 1) throw new Usage('Cần một tệp: congtruong visits count /var/log/nginx/congtruong-pages.log');
      await access(file).catch(unreadable(file));
      return within(config, async (db, { config }) => {
        const counted = await countLog(db, await actorOf(db, undefined), file, (host) => siteLabel(host, config.BASE_HOST));
        if (a.flag('json')) print(counted);
        else
          print(
            `${formatNumber(counted.lines)} dòng mới, ${formatNumber(counted.visits)} lượt xem${counted.skipped > 0 ? `, ${formatNumber(counted.skipped)} dòng không đọc được` : ''}.`,
          );
        return 0;
      });
    },
  },
};
