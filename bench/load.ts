// Asks one address as fast as it answers, over kept connections; the same client for ours and for the baseline.
import http from 'node:http';

export type Load = { perSecond: number; p50: number; p99: number; failed: number };

/** A person's browser: whose pages are counted as well. */
const reader = 'Mozilla/5.0 (X11; Linux x86_64; rv:64.0) Gecko/20100101 Firefox/64.0';

/** `connections` at a time for `ms` milliseconds, after a tenth of that as warm-up. Latencies in milliseconds. */
export async function load(port: number, path: string, host: string, connections = 32, ms = 4000): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const ask = () =>
    new Promise<void>((resolve) => {
      const began = performance.now();
      http
        .get({ port, path, agent, headers: { host, 'accept-encoding': 'br', 'user-agent': reader } }, (response) => {
          if (response.statusCode !== 200) failed += 1;
          response.resume();
          response.on('end', () => {
            times.push(performance.now() - began);
            resolve();
          });
        })
        .on('error', () => {
          failed += 1;
          resolve();
        });
    });
  const run = async (until: number) => {
    while (performance.now() < until) await ask();
  };
  await Promise.all(Array.from({ length: connections }, () => run(performance.now() + ms / 10)));
  times.length = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => run(began + ms)));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed };
}
