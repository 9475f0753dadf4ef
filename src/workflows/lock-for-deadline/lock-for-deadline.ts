// A campaign asked for the marks of a semester until a day: when that is over, grace included, the semester is closed at its schools. Where several
// campaigns ask the same school, the last one counts; where the day is moved on, what was closed for it opens again.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { lockForDeadline, openForDeadline, tellDeadlines } from '#modules/assessment/index.ts';
import { type Campaign, campaignsOf, resultSemesters } from '#modules/campaigns/index.ts';
import { listUnits } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';

export type Deadlines = { locked: number; opened: number };

/** Again at any time: closes and opens only what is not so yet. */
export async function lockForDeadlines(work: Work): Promise<Deadlines> {
  const asking = (await campaignsOf(work)).filter(({ measures }) => resultSemesters(measures).length > 0);
  const done: Deadlines = { locked: 0, opened: 0 };
  const told: Parameters<typeof tellDeadlines>[1][number][] = [];
  const schools = await schoolsOf(work, asking);
  const kinds = new Map(
    asking.flatMap(({ schoolYear, measures }) =>
      resultSemesters(measures).map((semester) => [`${schoolYear} ${semester}`, { schoolYear, semester }] as const),
    ),
  );
  for (const kind of kinds.values()) {
    /** By school: the campaign that ends last. */
    const last = new Map<number, Campaign>();
    for (const campaign of asking) {
      if (campaign.schoolYear !== kind.schoolYear || campaign.opensOn > work.today) continue;
      if (!resultSemesters(campaign.measures).includes(kind.semester)) continue;
      for (const id of schools.get(campaign.id) ?? []) {
        const other = last.get(id);
        if (!other || other.lateAfter < campaign.lateAfter) last.set(id, campaign);
      }
    }
    for (const campaign of asking) {
      const unitIds = [...last].filter(([, one]) => one.id === campaign.id).map(([id]) => id);
      told.push({ ...kind, unitIds, campaign: campaign.name, closesAt: campaign.lateAfter });
      const until = formatDate(toLocal(campaign.lateAfter).date);
      if (work.now > campaign.lateAfter) {
        const reason = `Hết hạn ${campaign.name}, đến hết ngày ${until}`;
        done.locked += (await lockForDeadline(work, { ...kind, unitIds, over: campaign.lateAfter, reason })).length;
      } else {
        const reason = `${campaign.name} còn hạn đến hết ngày ${until}`;
        done.opened += (await openForDeadline(work, { ...kind, unitIds, reason })).length;
      }
    }
  }
  await tellDeadlines(work, told);
  return done;
}

/** Schools by campaign. */
async function schoolsOf(work: Work, campaigns: readonly Campaign[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  for (const { id, audiencePath, audienceTypes } of campaigns) {
    const units = await listUnits(work, { under: audiencePath, withHidden: true });
    const asked = units.filter(({ type }) => teaches(type) && (audienceTypes.length === 0 || audienceTypes.includes(type)));
    found.set(
      id,
      asked.map((unit) => unit.id),
    );
  }
  return found;
}
