// Which process was it? A number alone is not enough: after a crash or a reboot it may belong to somebody else.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When the process began, in the words of its system; empty when that cannot be asked. */
function beganAt(pid: number): string {
  if (process.platform === 'linux')
    try {
      // Behind the program's name, which may hold spaces and brackets, the twentieth word is the moment in clock ticks.
      return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19] ?? '';
    } catch {
      return '';
    }
  if (process.platform === 'win32') return '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** A line that names a process for as long as it lives, and no later one of the same number. */
export const markOf = (pid: number): string => `${pid} ${beganAt(pid)}`;

/** Does the process of this line still live? */
export function lives(mark: string): boolean {
  const [pid = '', ...began] = mark.trim().split(' ');
  if (!/^[1-9]\d*$/.test(pid) || !alive(Number(pid))) return false;
  return began.length === 0 || began.join(' ') === beganAt(Number(pid));
}

/** Is this process the PostgreSQL of that data directory? Its server works inside it, also when the folder was renamed since. */
export function servesFrom(pid: number, dataDir: string): boolean {
  if (!alive(pid)) return false;
  if (process.platform === 'linux')
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir);
    } catch {
      return false;
    }
  if (process.platform === 'win32') return true;
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes('postgres') ?? false;
}
