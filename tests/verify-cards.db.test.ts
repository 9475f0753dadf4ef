// Somebody tries codes at the page that verifies cards: after twenty wrong ones of a network there is no answer, whichever process is asked.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPortal, type PortalOptions } from '#apps/portal/portal.ts';
import { openFiles } from '#platform/files/store.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { withDatabase } from './support/db.ts';
import { tempFolder } from './support/temp.ts';

const t = withDatabase('school');
let portals: Awaited<ReturnType<typeof openPortal>>[];
const label = 'thcs-con-a';
const guess = async (path: string, address: string, process = 0) =>
  (await portals[process]?.answer(new Request(`http://${label}.namdinh.localhost/xac-minh${path}`), label, address))?.status;

beforeAll(async () => {
  const url: PortalOptions['url'] = (at, path = '/') => `http://${at ? `${at}.` : ''}namdinh.localhost${path}`;
  const open = () =>
    openPortal({
      ...{ db: t.db, files: openFiles(tempFolder('verify')), log: openLog('silent'), url, officeUrl: 'http://office.localhost' },
      ...{ visitorForms: openVisitorForms('a secret for tests only'), secure: false, printer: openPrinter() },
    });
  portals = [await open(), await open()];
}, 60_000);
afterAll(async () => {
  for (const portal of portals) await portal.stop();
});

test('no switch leads away from what is said of a paper', async () => {
  const page = async (path: string) =>
    (await portals[0]?.answer(new Request(`http://${label}.namdinh.localhost${path}`), label, '10.0.0.9'))?.text();
  const switched = async (path: string) => (await page(path))?.includes('class="langs"');
  expect(await switched('/')).toBe(true);
  for (const path of ['/xac-minh', `/xac-minh/${'8'.repeat(26)}`]) {
    expect((await page(path))?.includes('Xác minh')).toBe(true);
    expect(await switched(path)).toBe(false);
  }
});

test('wrong codes of one network are counted by all processes; others, and whoever only opens the page, are answered', async () => {
  for (let i = 0; i < 20; i++) expect(await guess(`/${String(i).padStart(26, '0')}`, '10.0.0.1', i % 2)).toBe(404);
  expect(await guess(`/${'9'.repeat(26)}`, '10.0.0.1')).toBe(429);
  expect(await guess(`/${'9'.repeat(26)}`, '10.0.0.1', 1)).toBe(429);
  // What is not wrong is answered there all the same.
  expect(await guess('', '10.0.0.1')).toBe(200);
  expect(await guess(`/${'9'.repeat(26)}`, '10.0.0.2')).toBe(404);
  for (let i = 0; i < 25; i++) expect(await guess('', '10.0.0.3')).toBe(200);
});
