// congtruong <noun> <verb>: the same commands as the screens. Exit codes: 0 done, 1 refused, 2 wrong usage.
import { isRefused } from '#kernel/refusal.ts';
import { ConfigError, parseConfig } from '#platform/config/config.ts';
import { Usage } from './arguments.ts';
import { commands, help, helpOf, nouns } from './commands.ts';
import { finish, quietWhenUnread } from './finish.ts';
import { print } from './support.ts';

async function main(): Promise<number> {
  const [noun = 'help', ...rest] = process.argv.slice(2);
  try {
    if (noun === 'help' || noun === '--help' || noun === '-h') {
      process.stdout.write(`${help()}\n`);
      return 0;
    }
    const [verb, ...args] = rest;
    const found = commands[`${noun} ${verb}`] ?? commands[noun];
    if (!found) throw new Usage(notFoundWords(noun, verb));
    if (rest.includes('--help') || rest.includes('-h')) {
      const name = commands[`${noun} ${verb}`] ? `${noun} ${verb}` : noun;
      process.stdout.write(`congtruong ${name} ${found.words}\n${found.help ? `\n${found.help}\n` : ''}`);
      return 0;
    }
    const config = parseConfig(process.env);
    return (await found.run(commands[`${noun} ${verb}`] ? args : rest, config)) ?? 0;
  } catch (error) {
    if (error instanceof Usage || error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (isRefused(error)) {
      // A program that asked for JSON gets its answer where it reads.
      if (process.argv.includes('--json')) print({ refused: error.reasons });
      process.stderr.write(`${error.reasons.map((reason) => reason.message).join('\n')}\n`);
      return 1;
    }
    if ((error as { code?: string }).code === 'ERR_INVALID_URL') {
      const { input } = error as { input?: string };
      process.stderr.write(`${input} không phải một địa chỉ web đầy đủ, ví dụ http://namdinh.localhost:3000/.\n`);
      return 2;
    }
    const wrongFile = wrongFileOf(error);
    process.stderr.write(`${wrongFile ?? (error instanceof Error ? error.message : String(error))}\n`);
    if (wrongFile) return 1;
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  }
}

/** What this noun can do; of a noun that is none, which there are. */
function notFoundWords(noun: string, verb: string | undefined): string {
  const verbs = helpOf(noun);
  if (!verbs) return `Không có lệnh "${noun}". Có: ${nouns().join(', ')}. Xem hết: congtruong help.`;
  return `${verb ? `Không có lệnh "${noun} ${verb}".` : `Cần thêm động từ sau "${noun}".`}\n\n${verbs}`;
}

/** A file of the command line that is not what it should be. */
function wrongFileOf(error: unknown): string | undefined {
  const { code, path } = error as { code?: string; path?: string };
  // What the command line does not name is not the caller's mistake.
  if (!path || !process.argv.slice(2).some((word) => word === path || word.endsWith(`=${path}`))) return undefined;
  if (code === 'ENOENT') return `Không có tệp hoặc thư mục ${path}.`;
  if (code === 'EISDIR') return `${path} là một thư mục, cần một tệp.`;
  return code === 'EACCES' || code === 'EPERM' ? `Không được phép đọc hoặc ghi ${path}.` : undefined;
}

quietWhenUnread();
await finish(await main());
