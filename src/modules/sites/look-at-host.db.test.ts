// A name of a site is looked at: what is asked, of whom, and what is noted. Addresses and answers are made up here, nothing leaves the machine.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Person, Role } from '#kernel/actor.ts';
import { isRefused, refuse } from '#kernel/refusal.ts';
import { openHere } from '#platform/http/here.ts';
import { siteUrls } from '#platform/http/site-url.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { type Looking, lookAgain, lookAtHost, whereLeads } from './commands/look-at-host.ts';
import { addHost, hostsOf } from './index.ts';

const t = withDatabase('school');
const system: Actor = { kind: 'system', label: 'thử' };
let school = { id: 0, path: '' };
beforeAll(async () => {
  const { rows } = await t.db.ownerPool.query('select id, path::text from organizations.unit where slug = $1', [demoSchoolSlug]);
  school = rows[0];
}, 60_000);
const person = (role: Role): Person => ({
  ...{ kind: 'person', userId: 'x', name: 'Người thử', username: 'thu' },
  grants: [{ role, unitId: school.id, path: school.path }],
});

const here = openHere('một bí mật của hệ thống này, đủ dài');
const urlOf = siteUrls({ scheme: 'https', baseHost: 'namdinh.edu.vn', publicPort: 443 });
const asked: string[] = [];
/** `said`: what the name answers to a nonce, or the code of a refusal. */
const looking = (to: string[] | null, said: (nonce: string) => string = () => refused('away')): Looking => ({
  ...{ here, urlOf },
  outlook: {
    async addressesOf(host) {
      if (host === 'namdinh.edu.vn') return ['198.41.0.4'];
      if (to === null) throw new Error('no resolver');
      return to;
    },
    async fetch(address) {
      asked.push(address);
      return said(address.split('/').at(-1) ?? '');
    },
  },
});
const refused = (code: string): never => {
  throw refuse(code, 'Không được.');
};

test.each<[string, string[] | null, (nonce: string) => string, string]>([
  ['this installation', ['1.2.3.4'], (nonce) => `${here(nonce)}\n`, 'here'],
  ['an installation with another secret', ['1.2.3.4'], openHere('bí mật của một nơi khác hẳn, cũng đủ dài'), 'elsewhere'],
  ['a page', ['1.2.3.4'], () => '<!doctype html>', 'elsewhere'],
  ['on to another address', ['1.2.3.4'], () => refused('turns'), 'elsewhere'],
  ['404 of the server in front', ['198.41.0.4'], () => refused('status'), 'front'],
  ['no certificate', ['198.41.0.4'], () => refused('certificate'), 'certificate'],
  ['nobody, at our own address', ['198.41.0.4'], () => refused('slow'), 'same'],
  ['nobody, elsewhere', ['1.2.3.4'], () => refused('away'), 'elsewhere'],
])('%s answers', async (_name, to, said, leads) => {
  expect((await whereLeads('pgd.edu.vn', looking(to, said))).leads).toBe(leads);
});

test('a house inside is never asked, and each question is another one', async () => {
  asked.length = 0;
  for (const to of [['127.0.0.1'], ['1.2.3.4', '10.0.0.1'], ['169.254.169.254'], [], null]) await whereLeads('a.vn', looking(to));
  expect(asked).toEqual([]);
  for (let i = 0; i < 2; i++) await whereLeads('pgd.edu.vn', looking(['1.2.3.4']));
  await whereLeads('thcs-a', looking(['1.2.3.4']));
  expect(new Set(asked).size).toBe(3);
  expect(asked.map((one) => one.replace(/[\w-]{22}$/, 'NONCE'))).toEqual([
    'https://pgd.edu.vn/healthz/NONCE',
    'https://pgd.edu.vn/healthz/NONCE',
    'https://thcs-a.namdinh.edu.vn/healthz/NONCE',
  ]);
});

test('a name that is added is looked at behind the request; the list says where it leads and since when that is known', async () => {
  const at = { baseHost: 'namdinh.edu.vn', urlOf };
  await t.db.as(system, (work) =>
    addHost(work, school.id, { host: 'thcsthitrancon.edu.vn', primary: false, note: '', validFrom: '' }, at),
  );
  const { rows } = await t.db.ownerPool.query(`select key from graphile_worker.jobs where task_identifier = 'host-look'`);
  expect(rows).toEqual([{ key: 'host-look:thcsthitrancon.edu.vn' }]);
  const now = async () =>
    (await t.db.read(system, (work) => hostsOf(work, school.id))).find((one) => one.host === 'thcsthitrancon.edu.vn');
  expect(await now()).toMatchObject({ leads: null, lookedAt: null, looking: true });
  await lookAtHost(t.db, system, school.id, 'thcsthitrancon.edu.vn', looking(['1.2.3.4']));
  expect(await now()).toMatchObject({ leads: 'elsewhere', ledTo: ['1.2.3.4'], lookedAt: t.clock.now(), looking: false });
  t.clock.set(new Date(t.clock.now().getTime() + 60_000));
  await t.db.as(person('principal'), (work) => lookAgain(work, school.id, 'thcsthitrancon.edu.vn'));
  expect(await now()).toMatchObject({ leads: 'elsewhere', looking: true });
  await lookAtHost(t.db, system, school.id, 'thcsthitrancon.edu.vn', looking(['1.2.3.4'], here));
  expect(await now()).toMatchObject({ leads: 'here', looking: false });
});

test('who does not keep the names asks nothing; nor is a name asked that the site has not', async () => {
  const why = (who: Actor, host: string) =>
    lookAtHost(t.db, who, school.id, host, looking(['1.2.3.4'])).then(
      () => 'done',
      (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
    );
  asked.length = 0;
  expect(await why(person('editor'), demoSchoolSlug)).toBe('not_allowed');
  expect(await why(person('principal'), 'example.com')).toBe('not_found');
  expect(asked).toEqual([]);
});
