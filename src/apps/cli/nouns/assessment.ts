// congtruong assessment …: do the rules of assessment answer what worked cases expect? Needs no database and no running system.
import { readFile } from 'node:fs/promises';
import { checkCases, Unreadable } from '#modules/assessment/index.ts';
import { parseArguments, Usage } from '../arguments.ts';
import { type Commands, note, print } from '../support.ts';

/** @throws Usage when the file cannot be read or is not one of cases */
async function check(path: string) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = { ENOENT: 'không có tệp này', EISDIR: 'là một thư mục, cần một tệp', EACCES: 'không được phép đọc' }[
      error.code ?? ''
    ];
    throw new Usage(`${path}: ${why ?? 'không đọc được'}.`);
  });
  try {
    return checkCases(text);
  } catch (error) {
    throw error instanceof Unreadable ? new Usage(`${path} ${error.message}.`) : error;
  }
}

export const assessmentCommands: Commands = {
  'assessment check': {
    words: 'TỆP.json  quy tắc đánh giá có cho kết quả như các ca mẫu không',
    run: async (args) => {
      const { free } = parseArguments(args, {});
      const [path] = free;
      if (!path || free.length > 1)
        throw new Usage('Cần đúng một tệp ca kiểm tra: congtruong assessment check TỆP.json; xem docs/cli.md.');
      const { lines, notes, failed } = await check(path);
      for (const line of notes) note(`Lưu ý ${line}`);
      print(lines.join('\n'));
      return failed > 0 ? 1 : 0;
    },
  },
};
