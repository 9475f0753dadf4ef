// One unit as those who help it need it: what is missing, whom to call, what was said to it before.

import { grantsAt } from '#modules/access/index.ts';
import { profileOf, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { remindedToday } from '../commands/send-reminders.ts';
import { mayRemind } from '../policy.ts';
import type { Campaign } from './campaigns.ts';
import { type FillRate, fillRatesOf } from './fill-rates.ts';
import { type MissingLine, missingOf } from './missing.ts';
import { type Reminder, remindersAt } from './reminders.ts';

export type PersonInCharge = {
  name: string;
  title: string;
  phone: string | null;
  /** undefined: has no account; null: has one and never came. */
  lastLoginAt: Date | null | undefined;
};
export type UnitPanelFacts = {
  unitId: number;
  lines: MissingLine[];
  fill: FillRate[];
  people: PersonInCharge[];
  /** Of the unit's record. */
  phone: string | null;
  reminders: Pick<Reminder, 'id' | 'sentByName' | 'sentAt' | 'seenAt' | 'text'>[];
  mayRemind: boolean;
  remindedToday: boolean;
};

async function peopleInCharge(work: Work, unit: Unit, profile: Awaited<ReturnType<typeof profileOf>>): Promise<PersonInCharge[]> {
  const { rows: grants } = await grantsAt(work, unit.path, { limit: 500 });
  const people: PersonInCharge[] = grants
    .filter((g) => g.role === 'principal' || g.role === 'clerk' || g.role === 'district_admin' || g.role === 'district_officer')
    .map((g) => ({
      name: g.name,
      title: { principal: profile?.head_title ?? 'Hiệu trưởng', clerk: 'Văn thư' }[g.role as string] ?? 'Chuyên viên Phòng',
      phone: g.role === 'principal' ? (profile?.head_phone ?? profile?.phone ?? null) : (profile?.phone ?? null),
      lastLoginAt: g.lastLoginAt,
    }));
  if (profile?.head_name && !people.some((p) => p.name === profile.head_name) && !grants.some((g) => g.role === 'principal'))
    people.unshift({
      ...{ name: profile.head_name, title: profile.head_title ?? 'Người đứng đầu', phone: profile.head_phone ?? profile.phone },
      lastLoginAt: undefined,
    });
  return people.slice(0, 4);
}

export async function unitPanel(work: Work, unit: Unit, campaign: Campaign): Promise<UnitPanelFacts> {
  const missing = await missingOf(work, campaign, [unit.id]);
  const profile = await profileOf(work, unit.id);
  return {
    unitId: unit.id,
    lines: missing.get(unit.id) ?? [],
    fill: (await fillRatesOf(work, unit.id, campaign.schoolYear)).filter(({ code }) => campaign.measures.includes(code)),
    people: await peopleInCharge(work, unit, profile),
    phone: profile?.head_phone ?? profile?.phone ?? null,
    reminders: (await remindersAt(work, unit.id, { campaignId: campaign.id, limit: 6 })).map(
      ({ id, sentByName, sentAt, seenAt, text }) => ({ id, sentByName, sentAt, seenAt, text }),
    ),
    mayRemind: mayRemind(work.actor, unit.path),
    remindedToday: (await remindedToday(work, campaign.id, [unit.id])).size > 0,
  };
}
