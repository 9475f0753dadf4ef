// The command is done: the process ends when the last of what it said has left it. A pipe takes 64 KB at once, and leaving earlier would
// cut the rest.

const sent = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => stream.write('', () => resolve()));

/**
 * A reader that left (`| head`, a closed terminal) is no error: the command goes on to its end, so that a database server it started is
 * stopped.
 */
export function quietWhenUnread(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

export async function finish(code: number): Promise<never> {
  await Promise.all([sent(process.stdout), sent(process.stderr)]);
  process.exit(code);
}
