// Does a name of a site lead here? Its addresses are looked up, and the name itself is asked for what only this installation knows: outside of
// any transaction, once, in one bite, without following it anywhere, and never in a house inside. Where it cannot be asked, DNS alone says.
import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { Actor } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import { type Here, herePath } from '#platform/http/here.ts';
import { fetchOutside, isPublic } from '#platform/http/outside.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { demandHosts } from '../policy.ts';
import { type Asked, type Leads, leadsOf } from '../rules/leads.ts';

export type Outlook = {
  /** [] : the name has none. @throws when nobody could say */
  addressesOf(host: string): Promise<string[]>;
  /** @throws Refused with what was wrong, as `fetchOutside` does */
  fetch(address: string): Promise<string>;
};

const mostMs = 4000;
const isCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

export const outlook: Outlook = {
  async addressesOf(host) {
    if (/(^|\.)localhost$/.test(host)) return ['127.0.0.1'];
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`no answer for ${host}`)), mostMs).unref();
    });
    const found = lookup(host, { all: true }).catch((error) => {
      if (isCode(error, 'ENOTFOUND', 'ENODATA')) return [];
      throw error;
    });
    return [...new Set((await Promise.race([found, late])).map((one) => one.address))];
  },
  async fetch(address) {
    const { bytes } = await fetchOutside(address, { maxBytes: 1024, maxMs: mostMs, turns: 0, purpose: 'kiem tra ten mien' });
    return new TextDecoder().decode(bytes);
  },
};

export type Looking = {
  here: Here;
  urlOf(label: string, path: string): string;
  outlook?: Outlook;
};

export async function whereLeads(label: string, at: Looking): Promise<{ leads: Leads; to: string[] }> {
  const { addressesOf, fetch } = at.outlook ?? outlook;
  const nonce = randomBytes(16).toString('base64url');
  const address = at.urlOf(label, herePath(nonce));
  const nobody = () => null;
  const [to, ours] = await Promise.all([
    addressesOf(new URL(address).hostname).catch(nobody),
    addressesOf(new URL(at.urlOf('', '/')).hostname).catch(nobody),
  ]);
  const asked = to && to.length > 0 && to.every(isPublic) ? await ask(fetch, address, at.here(nonce)) : null;
  return { leads: leadsOf(to, ours ?? [], asked), to: (to ?? []).slice(0, 8) };
}

const answeredOtherwise = new Set(['status', 'turns', 'size', 'address']);
const ask = (fetch: Outlook['fetch'], address: string, wanted: string): Promise<Asked> =>
  fetch(address).then(
    (said) => (said.trim() === wanted ? 'proved' : 'other'),
    (error: { reasons?: { code: string }[] }) => {
      const code = error.reasons?.[0]?.code ?? '';
      return code === 'certificate' ? 'certificate' : answeredOtherwise.has(code) ? 'other' : null;
    },
  );

/** In the transaction in which the name was written down, or when somebody asks again. */
export async function askWhereLeads(work: Work, unitId: number, host: string): Promise<void> {
  await write(work)
    .updateTable('sites.host')
    .set({ look_asked_at: work.now })
    .where('unit_id', '=', unitId)
    .where('host', '=', host)
    .execute();
  await enqueue(work, 'host-look', { host, unitId }, { key: `host-look:${host}`, queue: 'host-look' });
}

async function demandOwn(work: Work, unitId: number, host: string): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandHosts(work.actor, unit);
  const known = await write(work)
    .selectFrom('sites.host')
    .select('host')
    .where('unit_id', '=', unitId)
    .where('host', '=', host)
    .executeTakeFirst();
  if (!known) throw notFound('Trang không có tên miền này.');
}

export async function lookAgain(work: Work, unitId: number, host: string): Promise<void> {
  await demandOwn(work, unitId, host);
  await askWhereLeads(work, unitId, host);
}

/** At once, and noted. */
export async function lookAtHost(db: Database, actor: Actor, unitId: number, host: string, at: Looking): Promise<void> {
  await db.read(actor, (work) => demandOwn(work, unitId, host));
  const { leads, to } = await whereLeads(host, at);
  await db.as(actor, async (work) => {
    await write(work)
      .updateTable('sites.host')
      .set({ leads, led_to: to, looked_at: work.now })
      .where('unit_id', '=', unitId)
      .where('host', '=', host)
      .execute();
    await announceMoved(work, unitId);
  });
}
