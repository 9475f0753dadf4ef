// Did a query fail because the server is away, not because of what was asked?

/** Not there, not up yet, going down, or gone in the middle: nobody's mistake, and over in a moment. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(08|57P)/.test(code) ||
    /^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH)/.test(code) ||
    /connection terminated|connection error|timeout exceeded when trying to connect/i.test(message)
  );
}
