// The built web application over a test's database, asked without a network between.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Services } from '#apps/server.ts';
import { openIdentity } from '#modules/access/index.ts';
import type { Database } from '#platform/db/database.ts';
import { openFiles } from '#platform/files/store.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { tempFolder } from './temp.ts';

export const base = 'namdinh.localhost';
export const secret = 'a secret for tests only, long enough';

type Built = { answer(request: Request, env?: unknown): Promise<Response>; close(): Promise<void> };
export type Web = Built & {
  /** A page as somebody without a session gets it. */
  ask(host: string, path: string): Promise<{ status: number; to: string; text: string; headers: Headers }>;
};

export async function openWeb(db: Database, own: Partial<Services> = {}): Promise<Web> {
  const { createWeb } = (await import(/* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href)) as {
    createWeb(services: Services): Promise<Built>;
  };
  const printer = openPrinter();
  const identity = openIdentity({
    ...{ pool: db.authPool, clock: db.clock, remember: async () => {}, secret, secure: false },
    ...{ baseUrl: `http://quanly.${base}:3000`, trustedOrigins: [] },
  });
  const built = await createWeb({
    ...{ db, files: openFiles(tempFolder('web')), printer, identity, log: openLog('silent') },
    ...{ baseHost: base, scheme: 'http', publicPort: 3000, trustProxy: false, secret },
    ...{ clientDir: 'build/client', ready: async () => true, demoAccounts: [], ...own },
  });
  return {
    answer: (request, env) => built.answer(request, env),
    async ask(host, path) {
      const response = await built.answer(new Request(`http://${host}:3000${path}`, { headers: { host: `${host}:3000` } }));
      const { status, headers } = response;
      return { status, headers, to: headers.get('location') ?? '', text: await response.text() };
    },
    async close() {
      await built.close();
      await printer.close();
    },
  };
}
