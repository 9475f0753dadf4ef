// The line that tells screens when something moved at a unit of theirs. It says only that: they ask again for what they show.
import { inSubtree } from '#kernel/actor.ts';
import { listUnits } from '#modules/organizations/index.ts';
import type { Database } from '#platform/db/database.ts';
import { movedChannel, treeMoved } from '#platform/jobs/moved.ts';
import type { Log } from '#platform/log/log.ts';

/** How long a movement is remembered for lines that were not open when it came. */
const rememberedMs = 60_000;
const beatMs = 20_000;

type Watcher = { scope: readonly string[]; send(): void };
/** `path` undefined: everybody's. */
type Movement = { at: number; path: string | undefined };

export async function openLiveLine(db: Database, log: Log) {
  const watchers = new Set<Watcher>();
  let paths = new Map<number, string>();
  let recent: Movement[] = [];
  /** Before this nothing is remembered. */
  let heardSince = Date.now();

  const loadPaths = async () => {
    const units = await db.read({ kind: 'system', label: 'live line' }, (work) =>
      listUnits(work, { withHidden: true, withClosed: true }),
    );
    paths = new Map(units.map((unit) => [unit.id, unit.path]));
  };
  const concerns = (scope: readonly string[], path: string | undefined) => !path || scope.some((root) => inSubtree(path, root));
  const tell = (path: string | undefined) => {
    const at = Date.now();
    const forgotten = at - rememberedMs;
    if (forgotten > heardSince) {
      heardSince = forgotten;
      recent = recent.filter((one) => one.at > forgotten);
    }
    // Of one unit the last movement is enough.
    recent = recent.filter((one) => one.path !== path);
    recent.push({ at, path });
    for (const watcher of watchers) if (concerns(watcher.scope, path)) watcher.send();
  };
  const movedSince = (since: number, scope: readonly string[]) =>
    since < heardSince || recent.some((one) => one.at >= since && concerns(scope, one.path));

  const stop = await db.listen(
    movedChannel,
    (payload) => {
      if (payload === treeMoved) loadPaths().catch((err) => log.error({ err }, 'paths of the live line'));
      tell(paths.get(Number(payload)));
    },
    () => tell(undefined),
  );

  return {
    stop,
    watching: () => watchers.size,
    /**
     * @param since milliseconds of the clock when the screen was made: what moved between that and now is told at once, for the line opens
     * later than the screen is made, and again after it was cut.
     */
    async answer(scope: readonly string[], since: number): Promise<Response> {
      if (paths.size === 0) await loadPaths();
      const encoder = new TextEncoder();
      let leave = () => {};
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => {
            try {
              controller.enqueue(encoder.encode(text));
            } catch {
              leave();
            }
          };
          const watcher: Watcher = { scope, send: () => write(`id: ${Date.now()}\nevent: moved\ndata: 1\n\n`) };
          // The number comes back when the line was cut: it moves on with every beat, so that little is told twice.
          const beat = setInterval(() => write(`id: ${Date.now()}\n\n`), beatMs);
          leave = () => {
            clearInterval(beat);
            watchers.delete(watcher);
          };
          watchers.add(watcher);
          write('retry: 2000\n\n');
          if (movedSince(since, scope)) watcher.send();
        },
        cancel: () => leave(),
      });
      return new Response(stream, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      });
    },
  };
}
