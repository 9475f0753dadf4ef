// Which units may a sender choose from, and whom does a choice mean today?
import { refuse } from '#kernel/refusal.ts';
import { listUnits, type Unit, type UnitRow, unitByCode } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type Audience, audienceWords, receiversOf, type TypedAudience } from '../rules/audience.ts';

/** Units below that exist today: a hidden or dissolved one gets nothing. */
export async function unitsBelow(work: Work, sender: Unit): Promise<UnitRow[]> {
  const units = await listUnits(work, { under: sender.path, limit: 20_000 });
  return units.filter((unit) => unit.id !== sender.id);
}

/** `known`: the ids that one could choose at all. */
export type Chosen = { units: UnitRow[]; words: string; known: ReadonlySet<number> };

export async function chosenUnits(work: Work, sender: Unit, audience: Audience): Promise<Chosen> {
  const below = await unitsBelow(work, sender);
  const units = receiversOf(audience, sender.path, below);
  const names = new Map(below.map((unit) => [unit.id, unit.shortName]));
  const words = audienceWords(audience, (id) => names.get(id) ?? '?', units.length);
  return { units, words, known: new Set(names.keys()) };
}

/** Codes as people type them become units. @throws Refused when there is none of that name below the sender */
export async function audienceOf(work: Work, sender: Unit, typed: TypedAudience): Promise<Audience> {
  const idOf = async (code: string) => {
    const unit = await unitByCode(work, code);
    if (!unit || unit.id === sender.id || !unit.path.startsWith(`${sender.path}.`))
      throw refuse('outside', `Không có đơn vị ${code} trực thuộc ${sender.shortName}.`, 'audience');
    return unit.id;
  };
  return {
    levels: typed.levels,
    under: await Promise.all(typed.under.map(idOf)),
    units: await Promise.all(typed.units.map(idOf)),
  };
}
