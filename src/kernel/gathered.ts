// What many ask for at the same time, done together: whoever comes while others are being served is served with all who came meanwhile.

/**
 * @param serve answers each of some, in their order. When it fails, each of them is served alone, so that nobody fails for another's reason:
 *   it must have done nothing then.
 */
export function gathered<T, R>(
  { atOnce, together }: { atOnce: number; together: number },
  serve: (some: readonly T[]) => Promise<readonly R[]>,
): (one: T) => Promise<R> {
  type Waiting = { one: T; resolve(answer: R): void; reject(error: unknown): void };
  const waiting: Waiting[] = [];
  let running = 0;

  async function answer(some: readonly Waiting[]): Promise<void> {
    try {
      const answers = await serve(some.map(({ one }) => one));
      for (const [i, { resolve }] of some.entries()) resolve(answers[i] as R);
    } catch (error) {
      if (some.length === 1) some[0]?.reject(error);
      else for (const one of some) await answer([one]);
    }
  }

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) await answer(waiting.splice(0, together));
    running -= 1;
  }

  return (one) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (running < atOnce) void run();
    });
}
