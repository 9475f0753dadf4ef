// Where do bytes live? In a folder, each content once, under its sha256: written beside, flushed, renamed, so that a crash leaves no half file.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

export type FileStore = {
  /** Returns when the bytes are on disk: only then may a row name them. */
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Buffer | null>;
};

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

const touched = (path: string): Promise<boolean> => {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
};

export function openFiles(root: string): FileStore {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => null);
      // Told anew that it is wanted: the sweeper (sweep.ts) leaves what is young, and takes nothing that was touched under its hands.
      if (known?.size === bytes.length && (await touched(path))) return sha256;
      const folder = join(root, sha256.slice(0, 2));
      await mkdir(folder, { recursive: true });
      const beside = join(folder, `.${sha256}.${randomBytes(6).toString('hex')}`);
      const file = await open(beside, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      // The name itself must outlive a power cut.
      const directory = await open(folder, 'r');
      await directory.sync().catch(() => {});
      await directory.close();
      return sha256;
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
