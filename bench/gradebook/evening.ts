// Plays the teachers of the last evening against a server, over kept connections: as many saves as it takes, or so many a second.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { Teacher } from './teachers.ts';

export type Evening = {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  saves: number;
  /** With those that only warmed up. */
  all: number;
  failed: number;
  why: string | null;
};

/** Whom a save is sent to: the product, or the bare server that stands for the least there can be. */
export type Target = { port: number; host: string; path: string };

/** The cells of one teacher in turn; the version that stands in each is remembered, as the grid remembers it. */
export class Cells {
  /** Somewhere else in each run, else the marks would be those of the run before, and nothing to store. */
  private at = Date.now() % 1_000_000;
  private readonly versions = new Map<string, number>();
  busy = false;
  readonly teacher: Teacher;
  constructor(teacher: Teacher) {
    this.teacher = teacher;
  }
  next() {
    const pupil = this.teacher.pupils[this.at % this.teacher.pupils.length] ?? '';
    const round = Math.floor(this.at / this.teacher.pupils.length);
    this.at += 1;
    const value = (20 + ((this.at * 7 + round * 13) % 81)) / 10;
    return {
      ...{ opId: randomUUID(), pupil, classSubject: this.teacher.classSubject, column: 'HK1.KThk', value },
      baseVersion: this.versions.get(pupil) ?? 1,
    };
  }
  /** What the server says stands there now. */
  saw(pupil: string, version: number) {
    this.versions.set(pupil, version);
  }
}

type Answer = { state: string; version: number; reason?: string }[];
function save(target: Target, agent: http.Agent, cells: Cells): Promise<string | null> {
  const op = cells.next();
  const body = JSON.stringify([op]);
  return new Promise((resolve) => {
    const request = http.request(
      {
        ...{ port: target.port, path: target.path, method: 'PUT', agent },
        headers: {
          ...{ host: target.host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
          authorization: `Bearer ${cells.teacher.token}`,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          if (response.statusCode !== 200) return resolve(`${response.statusCode} ${text.slice(0, 200)}`);
          const [answer] = JSON.parse(text) as Answer;
          if (answer) cells.saw(op.pupil, answer.version);
          resolve(answer?.state === 'saved' ? null : `${answer?.state}: ${answer?.reason}`);
        });
      },
    );
    request.on('error', (error) => resolve(error.message));
    request.end(body);
  });
}

function summed(times: number[], seconds: number, failures: string[], warming = 0): Evening {
  times.sort((a, b) => a - b);
  const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0;
  return {
    ...{ perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    ...{ saves: times.length, all: times.length + warming, failed: failures.length, why: failures[0] ?? null },
  };
}

/** So many at a time, each beginning when one has ended: what the server can take. */
export async function asFastAsPossible(target: Target, all: readonly Cells[], atOnce: number, ms: number): Promise<Evening> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const run = async (from: number, until: number, times: number[], failures: string[]) => {
    for (let i = from; performance.now() < until; i += atOnce) {
      const began = performance.now();
      const failed = await save(target, agent, all[i % all.length] as Cells);
      if (failed) failures.push(failed);
      else times.push(performance.now() - began);
    }
  };
  const times: number[] = [];
  const failures: string[] = [];
  const lanes = Array.from({ length: atOnce }, (_, i) => i);
  const warming: number[] = [];
  await Promise.all(lanes.map((i) => run(i, performance.now() + ms / 5, warming, [])));
  const began = performance.now();
  await Promise.all(lanes.map((i) => run(i, began + ms, times, failures)));
  agent.destroy();
  return summed(times, (performance.now() - began) / 1000, failures, warming.length);
}

/** A save every so often whatever the server does; the wait counts from the moment at which the teacher pressed the key. */
export async function atRate(target: Target, all: readonly Cells[], perSecond: number, ms: number): Promise<Evening> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });
  const times: number[] = [];
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  const began = performance.now();
  const total = Math.floor((perSecond * ms) / 1000);
  for (let i = 0; i < total; i++) {
    const due = began + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    // A teacher whose last mark is still on its way types no further: the next one does.
    const cells = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => all[(i + k * 503) % all.length] as Cells).find(({ busy }) => !busy);
    if (!cells) {
      failures.push('everybody waits');
      continue;
    }
    cells.busy = true;
    const one = save(target, agent, cells).then((failed) => {
      cells.busy = false;
      open.delete(one);
      if (failed) failures.push(failed);
      else times.push(performance.now() - due);
    });
    open.add(one);
  }
  await Promise.all(open);
  agent.destroy();
  return summed(times, (performance.now() - began) / 1000, failures);
}
