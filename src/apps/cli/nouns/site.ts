// congtruong site …: sites of units, opened by the list. The list's form is described in docs/cli.md.
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRefused, refuse } from '#kernel/refusal.ts';
import { hostsOf, leadsAdvice, leadsTags, lookAtHost } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openFiles } from '#platform/files/store.ts';
import { openHere } from '#platform/http/here.ts';
import { createSites, planSites } from '#workflows/open-sites/open-sites.ts';
import { readSiteList } from '#workflows/open-sites/site-list.ts';
import { isAddress, maxFileBytes } from '#workflows/transfer-site/sources.ts';
import { takeAway } from '#workflows/transfer-site/take-away.ts';
import { importNow } from '#workflows/transfer-site/transfers.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { secretOf } from '../installation.ts';
import { actorOf, addressesOf, type Commands, fileNamed, note, print, unitNamed, within } from '../support.ts';

const words = { created: 'mở', exists: 'đã có', refused: 'từ chối' };

export const siteCommands: Commands = {
  'site create': {
    words: '--from TỆP [--dry-run] [--json]  mở trang cho mọi đơn vị trong danh sách',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['from', 'as'], flags: ['json', 'dry-run'] });
      const path = a.value('from');
      if (!path) throw new Usage('Cần --from TỆP (.csv, .xlsx hoặc .json).');
      const bytes = new Uint8Array(await fileNamed(path));
      const lines = await readSiteList(basename(path), bytes).catch((error) => {
        // A list that cannot be read is wrong usage; one whose lines are refused is answered line by line.
        throw isRefused(error) ? new Usage(error.message) : error;
      });
      return within(config, async (db, { config }) => {
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
  'site hosts': {
    words: '--unit MÃ [--look] [--json]  tên miền của một trang và nơi mỗi tên dẫn tới; --look: kiểm tra lại ngay',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'as'], flags: ['json', 'look'] });
      return within(config, async (db, { dir, config }) => {
        const actor = await actorOf(db, a.value('as'));
        const at = { here: openHere(secretOf(config, dir)), urlOf: addressesOf(config).urlOf };
        const of = async (work: Work) => {
          const unit = await unitNamed(work, a.value('unit'));
          return { unit, hosts: (await hostsOf(work, unit.id)).filter((host) => host.state !== 'gone') };
        };
        const { unit, hosts } = await db.read(actor, of);
        if (a.flag('look')) for (const { host } of hosts) await lookAtHost(db, actor, unit.id, host, at);
        const now = a.flag('look') ? (await db.read(actor, of)).hosts : hosts;
        const nameOf = (host: string) => new URL(at.urlOf(host)).hostname;
        if (a.flag('json'))
          print(
            now.map((one) => ({
              ...{ host: nameOf(one.host), state: one.state, leads: one.leads, ledTo: one.ledTo, lookedAt: one.lookedAt },
            })),
          );
        else
          for (const one of now) {
            const name = nameOf(one.host);
            print(`${name}\t${one.leads ? leadsTags[one.leads].words : 'chưa kiểm tra'}`);
            const advice = one.leads && leadsAdvice(one.leads, name, one.ledTo, config.BASE_HOST);
            if (advice) print(`  ${advice}`);
          }
        return 0;
      });
    },
  },
  'site import': {
    words: 'TỆP|ĐỊA-CHỈ --unit MÃ [--json]  nhập trang cũ: tệp xuất WordPress, nguồn tin RSS hoặc Atom',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'as'], flags: ['json'] });
      const [from, ...more] = a.free;
      if (!from || more.length > 0) throw new Usage('Cần một tệp hoặc một địa chỉ: congtruong site import TỆP --unit MÃ');
      if (!a.value('unit')) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
      const bytes = isAddress(from) ? undefined : await fileBytes(from);
      return within(config, async (db, { dir }) => {
        const actor = await actorOf(db, a.value('as'));
        const system = { kind: 'system', label: 'nhập trang cũ' } as const;
        // Who sits at the server may fetch from its neighbours; a person with an account may not, wherever the command is typed.
        const running = {
          ...{ db, actor, system, files: openFiles(join(dir, 'files')), inside: actor.kind === 'system' },
          beside: bytes && actor.kind === 'system' ? dirname(from) : undefined,
        };
        const { report } = await importNow(
          running,
          (work) => unitNamed(work, a.value('unit')),
          { name: bytes ? basename(from) : from, ...(bytes ? { bytes } : {}) },
          (done, of) => done > 0 && done % 100 === 0 && note(`${done}/${of} mục`),
        );
        const { articles, pages, pictures, redirects, notes } = report;
        const told = [
          ...notes,
          ...report.refused.map((one) => `Không nhập “${one.title}”: ${one.reason}`),
          ...report.drafts.map((one) => `Nháp “${one.title}”: ${one.reasons.join(' ')}`),
          ...(report.oldLinks.count > 0 ? [`${report.oldLinks.count} liên kết trong bài vẫn dẫn về trang cũ.`] : []),
        ];
        if (a.flag('json'))
          print({
            articles,
            pages: pages.new,
            ...{ pictures, redirects, notes: told, oldLinks: report.oldLinks.links, categories: report.categories },
          });
        else {
          print(
            articles.new + articles.updated + pages.new === 0
              ? `0 thay đổi (${articles.unchanged} mục đã có từ trước)`
              : `${articles.new} bài mới (${articles.drafts} nháp), ${pages.new} trang, ${articles.updated} cập nhật, ${articles.unchanged} không đổi, ${articles.refused} không nhập được; ` +
                  `${pictures.taken} ảnh, ${pictures.failed.length} ảnh không lấy được; ${redirects} đường chuyển từ địa chỉ cũ`,
          );
          for (const line of told) print(`  ${line}`);
          for (const one of pictures.failed) print(`  Ảnh ${one.url}: ${one.reason}`);
        }
        // Nothing of it could be used.
        return articles.new + articles.updated + pages.new + articles.unchanged === 0 ? 1 : 0;
      });
    },
  },
  'site export': {
    words: '--unit MÃ --out TỆP.zip [--force] [--json]  cả một trang vào một tệp: bài, văn bản, ảnh, người dùng',
    run: async (args, config) => {
      const a = parseArguments(args, { values: ['unit', 'out', 'as'], flags: ['json', 'force'] });
      const out = a.value('out');
      if (!out) throw new Usage('Cần --out TỆP.zip.');
      if (!a.value('unit')) throw new Usage('Cần --unit MÃ (mã đơn vị hoặc tên địa chỉ).');
      const folder = await stat(dirname(out)).catch(() => null);
      if (!folder?.isDirectory()) throw new Usage(`Không có thư mục ${dirname(out)}.`);
      const there = await stat(out).catch(() => null);
      if (there?.isDirectory()) throw new Usage(`${out} là một thư mục, cần tên một tệp.`);
      if (there && !a.flag('force')) throw refuse('exists', `${out} đã có. Thêm --force để ghi đè.`);
      return within(config, async (db, { dir, config }) => {
        const actor = await actorOf(db, a.value('as'));
        const { bytes } = await takeAway(
          ...([db, openFiles(join(dir, 'files')), actor] as const),
          (work) => unitNamed(work, a.value('unit')),
          addressesOf(config).urlOf,
          out,
        );
        print(a.flag('json') ? { file: out, bytes } : `${out} (${Math.ceil(bytes / 1024)} KB)`);
        return 0;
      });
    },
  },
};

async function fileBytes(path: string): Promise<Uint8Array> {
  const { size = 0 } = (await stat(path).catch(() => null)) ?? {};
  if (size > maxFileBytes) throw new Usage('Tệp lớn hơn 200 MB. Xuất từ trang cũ theo từng năm rồi nhập từng tệp.');
  return new Uint8Array(await fileNamed(path));
}
