// Names of a site: one more, another one to be the canonical, one given up (P-1.6). What is given up leads on, page by page, for a while.
import { z } from 'zod';
import { actorName, holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, reservedFor, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { type NumberForm, record, setNumber } from '#modules/audit/index.ts';
import { closedReason, fillWebsites, pagesNaming, type Unit, unitById, unitBySlug } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandHosts, foreignHostKeepers, mayKeepProvince, provinceKeepers } from '../policy.ts';
import { hostsTaken, retiredMonths, retiredMonthsKey, retiredUntil } from '../queries/hosts.ts';
import { hostFault, hostOf, officeFault } from '../rules/host.ts';
import { askWhereLeads } from './look-at-host.ts';

/** How addresses are made: the province's own host, and the address of a site by its name. */
export type Addresses = { baseHost: string; urlOf(host: string): string };

const hostForm = z.object({
  host: z.string().max(300, 'Tên miền dài quá'),
  /** What becomes of the canonical name: it stays, the new one only leads to it; or the new one takes its place. */
  primary: z.preprocess((v) => v === true || v === 'yes', z.boolean()),
  validFrom: typedDay,
  note: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(200, 'Ghi chú dài quá 200 ký tự')),
});
export type HostForm = z.input<typeof hostForm>;

async function held(work: Work, unitId: number): Promise<{ unit: Unit; canonical: string }> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandHosts(work.actor, unit);
  const site = await write(work)
    .selectFrom('sites.site')
    .select('host_label')
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) throw notFound('Đơn vị chưa có trang.');
  return { unit, canonical: site.host_label };
}

export async function addHost(work: Work, unitId: number, input: HostForm, at: Addresses): Promise<{ host: string }> {
  const form = parseForm(hostForm, input);
  const { unit, canonical } = await held(work, unitId);
  const host = hostOf(form.host, at.baseHost);
  const fault = hostFault(host, at.baseHost) ?? officeFault(host, unit.level, await unitBySlug(work, host));
  const taken = fault ? undefined : (await hostsTaken(work, [host])).get(host);
  const validFrom = form.validFrom || work.today;
  throwIfAny([
    fault,
    taken &&
      !taken.gone && {
        ...{ code: 'host_taken', field: 'host' },
        message:
          taken.unitId === unitId
            ? `${unit.shortName} đã có tên ${host}.`
            : `Tên ${host} đang dùng cho ${taken.name}. Thêm tên xã, huyện vào sau.`,
      },
    !fault &&
      host.includes('.') &&
      !holds(work.actor, foreignHostKeepers, unit.path) && {
        ...{ code: 'host_foreign', field: 'host', by: foreignHostKeepers },
        message: 'Tên miền riêng ngoài hệ thống do quản trị Phòng hoặc quản trị tỉnh thêm, vì phải trỏ về máy chủ trước.',
      },
    closedReason(unit, work.today),
    form.primary &&
      validFrom > work.today && { code: 'validFrom', message: 'Tên chính dùng ngay từ hôm nay.', field: 'validFrom' },
  ]);
  // A name that no longer leads anywhere is free for whoever wants it next.
  if (taken)
    await work.elevated('a name given up long ago goes to another unit', () =>
      write(work).deleteFrom('sites.host').where('host', '=', host).where('retired_until', '<', work.today).execute(),
    );
  await write(work)
    .insertInto('sites.host')
    .values({
      ...{ host, unit_id: unitId, valid_from: validFrom, valid_to: null, retired_until: null, note: form.note },
      created_by: actorName(work.actor),
    })
    .execute();
  await record(work, {
    action: 'sites.add-host',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Thêm tên miền ${host} cho trang ${unit.shortName}`,
    after: { host, validFrom },
  });
  await askWhereLeads(work, unitId, host);
  if (form.primary) await makePrimary(work, unit, canonical, host, at);
  return { host };
}

/** The name that is canonical now is given up with it: it leads on for as long as the setting says. */
async function makePrimary(work: Work, unit: Unit, before: string, host: string, at: Addresses): Promise<void> {
  const until = await retiredUntil(work);
  await write(work)
    .updateTable('sites.host')
    .set({ is_primary: false, valid_to: work.today, retired_until: until })
    .where('unit_id', '=', unit.id)
    .where('is_primary', '=', true)
    .execute();
  await write(work)
    .updateTable('sites.host')
    .set({ is_primary: true, valid_to: null, retired_until: null })
    .where('unit_id', '=', unit.id)
    .where('host', '=', host)
    .execute();
  await write(work).updateTable('sites.site').set({ host_label: host }).where('unit_id', '=', unit.id).execute();
  await fillWebsites(work, [{ unitId: unit.id, website: at.urlOf(host), insteadOf: [at.urlOf(before)] }]);
  await purgePages(work, [...pagesNaming(unit.id, unit.path), `documents-for:${unit.id}`, `members:${unit.id}`, 'hosts']);
  await record(work, {
    action: 'sites.make-primary',
    object: { kind: 'site', id: unit.id },
    unitId: unit.id,
    summary: `Đổi tên miền chính của trang ${unit.shortName} từ ${before || at.baseHost} sang ${host}`,
    before: { host: before },
    after: { host, leadsOnUntil: until },
  });
}

export async function setPrimaryHost(work: Work, unitId: number, host: string, at: Addresses): Promise<void> {
  const { unit, canonical } = await held(work, unitId);
  if (host === canonical) return;
  const row = await write(work)
    .selectFrom('sites.host')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('host', '=', host)
    .executeTakeFirst();
  if (!row) throw notFound('Trang không có tên miền này.');
  throwIfAny([
    canonical === '' && { code: 'province', message: 'Tên miền của tỉnh luôn là tên chính của trang Sở.', field: 'host' },
    row.valid_from > work.today && {
      code: 'planned',
      message: `Tên ${host} dùng từ ${formatDate(row.valid_from)}.`,
      field: 'host',
    },
    closedReason(unit, work.today),
  ]);
  await makePrimary(work, unit, canonical, host, at);
}

const later = (a: string, b: string): string => [a, b].sort()[1] ?? a;
const retireForm = z.object({ host: z.string(), until: typedDay });

/** Leads on until the end of the day given, or for as long as the setting says. */
export async function retireHost(work: Work, unitId: number, input: z.input<typeof retireForm>): Promise<{ until: string }> {
  const form = parseForm(retireForm, input);
  const { unit, canonical } = await held(work, unitId);
  const row = await write(work)
    .selectFrom('sites.host')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('host', '=', form.host)
    .executeTakeFirst();
  if (!row) throw notFound('Trang không có tên miền này.');
  const until = form.until || (await retiredUntil(work));
  throwIfAny([
    form.host === canonical && {
      code: 'primary',
      message: 'Đây là tên chính. Đặt một tên khác làm tên chính trước.',
      field: 'host',
    },
    until < work.today && { code: 'until', message: 'Ngày thôi chuyển hướng là hôm nay hoặc sau hôm nay.', field: 'until' },
  ]);
  const validTo = row.valid_to ?? later(row.valid_from, work.today);
  await write(work)
    .updateTable('sites.host')
    .set({ valid_to: validTo, retired_until: later(until, validTo) })
    .where('host', '=', form.host)
    .execute();
  await record(work, {
    action: 'sites.retire-host',
    object: { kind: 'site', id: unitId },
    unitId,
    summary: `Thôi dùng tên miền ${form.host} của trang ${unit.shortName}, còn chuyển hướng đến ${formatDate(until)}`,
    after: { host: form.host, leadsOnUntil: until },
  });
  return { until };
}

/** For how many months a name given up leads on, in the whole province: from now on, what was given up before keeps its day. */
export async function setRetiredMonths(work: Work, departmentId: number, input: NumberForm): Promise<void> {
  if (!mayKeepProvince(work.actor)) throw reservedFor(provinceKeepers, 'Thời gian chuyển hướng do quản trị tỉnh đặt.');
  await setNumber(work, { key: retiredMonthsKey, least: 1, most: 120, unit: 'tháng', now: retiredMonths }, input, {
    ...{ action: 'sites.set-retired-months', unitId: departmentId, what: 'Đặt thời gian chuyển hướng của tên miền cũ' },
  });
}
