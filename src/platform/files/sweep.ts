// Which bytes of the store does nothing name any more? They go after a time of grace; an upload of the same bytes in that very moment wins.
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Sweep = {
  /** What was written or wanted since stays: a row that names it may still be on its way. */
  graceMs: number;
  /** Which of these are named. Asked again of what is about to go. */
  named(sha256s: readonly string[]): Promise<ReadonlySet<string>>;
};
export type Swept = { files: number; bytes: number; kept: number };

const atOnce = 500;
const ageOf = async (path: string) => {
  const found = await stat(path).catch(() => null);
  return found && { ms: Date.now() - found.mtimeMs, size: found.size };
};

/** Where the same bytes have come anew meanwhile, these stay: with the age of the old ones they would be the next to go. */
async function putBack(aside: string, path: string): Promise<void> {
  if (await ageOf(path)) await rm(aside, { force: true });
  else await rename(aside, path).catch(() => {});
}

/** Idempotent; may be cut off anywhere: what was set aside and not named goes the next time, what is named comes back. */
export async function sweepFiles(root: string, { graceMs, named }: Sweep): Promise<Swept> {
  const swept: Swept = { files: 0, bytes: 0, kept: 0 };
  const gone = async (path: string, size: number) => {
    await rm(path, { force: true });
    swept.files += 1;
    swept.bytes += size;
  };
  const folders = await readdir(root).catch(() => [] as string[]);
  for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await readdir(join(root, folder));
    // Halves of uploads that were cut off.
    for (const name of names.filter((one) => /^\.[0-9a-f]{64}\.[0-9a-f]{12}$/.test(one))) {
      const age = await ageOf(join(root, folder, name));
      if (age && age.ms > graceMs) await gone(join(root, folder, name), age.size);
    }
    // Set aside by a sweep that was cut off: back, to be looked at like any other.
    for (const name of names.filter((one) => /^\.[0-9a-f]{64}\.swept$/.test(one)))
      await putBack(join(root, folder, name), join(root, folder, name.slice(1, 65)));
    const old: string[] = [];
    for (const name of await readdir(join(root, folder))) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const age = await ageOf(join(root, folder, name));
      if (age && age.ms > graceMs) old.push(name);
      else swept.kept += 1;
    }
    for (let at = 0; at < old.length; at += atOnce) {
      const batch = old.slice(at, at + atOnce);
      const wanted = await named(batch);
      const unnamed = batch.filter((sha256) => !wanted.has(sha256));
      swept.kept += batch.length - unnamed.length;
      if (unnamed.length === 0) continue;
      // Aside first: whoever puts the same bytes from here on writes them anew; who touched them before is seen by their age.
      const aside = (sha256: string) => join(root, folder, `.${sha256}.swept`);
      for (const sha256 of unnamed) await rename(join(root, folder, sha256), aside(sha256));
      const since = await named(unnamed);
      for (const sha256 of unnamed) {
        const age = await ageOf(aside(sha256));
        if (!age || age.ms <= graceMs || since.has(sha256)) {
          await putBack(aside(sha256), join(root, folder, sha256));
          swept.kept += 1;
        } else await gone(aside(sha256), age.size);
      }
    }
  }
  return swept;
}
