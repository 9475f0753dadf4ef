// What the address says about the register of cards: for the screen and for its export.
import { throwIfAny } from '#kernel/refusal.ts';
import { mayReadMarks } from '#modules/assessment/index.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type ListQuery, listQuery, unpaged } from '#platform/http/list-query.ts';
import { type IssuedRow, issuedList, issuedOrders } from '../queries/issued.ts';
import { cardKinds } from '../rules/books.ts';

type Issued = { unit: Unit; query: ListQuery; rows: IssuedRow[]; total: number };

/** @throws Refused when the marks of the unit are not the actor's to read */
export async function issuedAt(
  work: Work,
  slug: string | undefined,
  schoolYear: string,
  search: URLSearchParams,
  all = false,
): Promise<Issued> {
  const unit = await unitOfAddress(work, slug);
  const may = mayReadMarks(work.actor, unit);
  throwIfAny([may === true ? null : may]);
  // The newest first.
  const given = search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-issued']]);
  const query = listQuery(given, {
    filters: { kind: cardKinds, period: ['1', '2', '3'], class: 'number', state: ['holds', 'doubted', 'replaced'] },
    sorts: issuedOrders,
  });
  const { q, filters, sort, limit, offset } = all ? unpaged(query) : query;
  const found = await issuedList(work, unit.id, {
    ...{ schoolYear, text: q, sort, limit, offset },
    ...(filters.kind ? { kind: filters.kind } : {}),
    ...(filters.period ? { period: Number(filters.period) } : {}),
    ...(filters.class ? { classId: Number(filters.class) } : {}),
    ...(filters.state ? { state: filters.state } : {}),
  });
  return { unit, query, ...found };
}
