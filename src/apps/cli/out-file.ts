// Where a command writes its paper: the place is tried before anything is done, the name is taken when everything is.
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Usage } from './arguments.ts';

const whyNot: Record<string, string> = {
  ENOENT: 'không có thư mục này',
  ENOTDIR: 'không có thư mục này',
  EISDIR: 'là một thư mục, cần tên tệp',
  EACCES: 'không được phép ghi',
  EPERM: 'không được phép ghi',
  EROFS: 'không được phép ghi',
  ENOSPC: 'đĩa đã đầy',
};
const refused = (path: string) => (error: NodeJS.ErrnoException) => {
  throw new Usage(`${path}: ${whyNot[error.code ?? ''] ?? 'không ghi được'}.`);
};

export type OutFile = {
  /** Beside the place, under another name. */
  write(bytes: Buffer): Promise<void>;
  /** Under its own name, in place of what was there. */
  keep(): Promise<void>;
  /** Leaves what was there before. */
  drop(): Promise<void>;
};

/** @throws Usage, in words, when nothing can be written there */
export async function outFile(path: string): Promise<OutFile> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new Usage(`${path}: ${whyNot.EISDIR}.`);
  // A pipe or /dev/null is written to, never replaced.
  if (there && !there.isFile())
    return { write: (bytes) => writeFile(path, bytes).catch(refused(path)), keep: async () => {}, drop: async () => {} };
  const beside = `${path}.${process.pid}.part`;
  await (await open(beside, 'wx').catch(refused(path))).close();
  return {
    write: (bytes) => writeFile(beside, bytes, { flush: true }).catch(refused(path)),
    keep: () => rename(beside, path).catch(refused(path)),
    drop: () => rm(beside, { force: true }),
  };
}
