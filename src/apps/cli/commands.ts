// What the command line can do, in one list.
import { articleCommands } from './nouns/article.ts';
import { assessmentCommands } from './nouns/assessment.ts';
import { bookCommands } from './nouns/book.ts';
import { campaignCommands } from './nouns/campaign.ts';
import { demoCommands } from './nouns/demo.ts';
import { importCommands } from './nouns/import.ts';
import { importMarksCommands } from './nouns/import-marks.ts';
import { noticeCommands } from './nouns/notice.ts';
import { portalCommands } from './nouns/portal.ts';
import { searchCommands } from './nouns/search.ts';
import { siteCommands } from './nouns/site.ts';
import { tokenCommands } from './nouns/token.ts';
import { unitCommands } from './nouns/unit.ts';
import { userCommands } from './nouns/user.ts';
import { visitCommands } from './nouns/visits.ts';
import { type Commands, within } from './support.ts';

export const commands: Commands = {
  serve: { words: 'chạy hệ thống', run: async (_args, config) => (await import('./serve.ts')).serve(config).then(() => 0) },
  dev: {
    words: 'chạy từ mã nguồn, nạp lại khi sửa',
    run: async (_args, config) => (await import('./dev.ts')).dev(config).then(() => 0),
  },
  migrate: { words: 'đưa cơ sở dữ liệu lên bản này', run: async (_args, config) => within(config, async () => 0, 'begin') },
  ...unitCommands,
  ...campaignCommands,
  ...importCommands,
  ...importMarksCommands,
  ...articleCommands,
  ...noticeCommands,
  ...portalCommands,
  ...searchCommands,
  ...siteCommands,
  ...assessmentCommands,
  ...bookCommands,
  ...visitCommands,
  ...userCommands,
  ...tokenCommands,
  ...demoCommands,
};

const lines = (some: [string, { words: string }][]) =>
  some.map(([name, { words }]) => `  ${name.padEnd(17)} ${words}`).join('\n');

export const nouns = (): string[] => [...new Set(Object.keys(commands).map((name) => name.split(' ')[0] ?? ''))];
/** The verbs of one noun; null: there is no such noun. */
export function helpOf(noun: string): string | null {
  const own = Object.entries(commands).filter(([name]) => name.startsWith(`${noun} `));
  return own.length > 0 ? lines(own) : null;
}

export const help = () =>
  `congtruong <danh từ> <động từ>\n\n${lines(Object.entries(commands))}\n\nLệnh về đơn vị, đợt, nhập tệp, bài viết và người dùng nhận --as TÊN-ĐĂNG-NHẬP để làm với quyền của một người.\nMã kết thúc: 0 xong, 1 bị từ chối, 2 dùng sai.`;
