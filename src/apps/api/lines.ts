// How much may one account ask at once? A few things at a time, the others wait in line; who sends faster than that is asked to wait.
const atOnce = 8;
const waitingAtMost = 200;

type Line = { running: number; waiting: (() => void)[] };

export function openLines() {
  const lines = new Map<string, Line>();
  return {
    /** Undefined: the line is full, nothing was done. */
    async within<T>(who: string, part: () => Promise<T>): Promise<T | undefined> {
      const line = lines.get(who) ?? { running: 0, waiting: [] };
      lines.set(who, line);
      if (line.running >= atOnce) {
        if (line.waiting.length >= waitingAtMost) return undefined;
        // Whoever leaves hands its place on.
        await new Promise<void>((next) => line.waiting.push(next));
      } else line.running++;
      try {
        return await part();
      } finally {
        const next = line.waiting.shift();
        if (next) next();
        else if (--line.running === 0) lines.delete(who);
      }
    },
  };
}
