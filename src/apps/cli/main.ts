// congtruong <noun> <verb>: the same commands as the screens. Exit codes: 0 done, 1 refused, 2 wrong usage.
import { isRefused } from '#kernel/refusal.ts';
import { ConfigError, parseConfig } from '#platform/config/config.ts';
import { Usage } from './arguments.ts';
import { commands, help } from './commands.ts';

async function main(): Promise<number> {
  const [noun = 'help', ...rest] = process.argv.slice(2);
  try {
    if (noun === 'help' || noun === '--help' || noun === '-h') {
      process.stdout.write(`${help()}\n`);
      return 0;
    }
    const [verb, ...args] = rest;
    const found = commands[`${noun} ${verb}`] ?? commands[noun];
    if (!found) throw new Usage(`Không có lệnh "${[noun, verb].filter(Boolean).join(' ')}".\n\n${help()}`);
    const config = parseConfig(process.env);
    return (await found.run(commands[`${noun} ${verb}`] ? args : rest, config)) ?? 0;
  } catch (error) {
    if (error instanceof Usage || error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (isRefused(error)) {
      process.stderr.write(`${error.reasons.map((reason) => reason.message).join('\n')}\n`);
      return 1;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  }
}

process.exit(await main());
