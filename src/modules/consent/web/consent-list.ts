// What the address says about the list of consents: for the screen and its export.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type ConsentFilter, consentOrders } from '../queries/consents.ts';
import { standingNames } from '../rules/consent.ts';

export const consentListOf = (search: URLSearchParams): ListQuery =>
  listQuery(search, { filters: { standing: Object.keys(standingNames), class: 'number' }, sorts: consentOrders });
export const consentFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): ConsentFilter => ({
  ...{ text: q, sort, limit, offset },
  ...(filters.standing ? { standing: filters.standing } : {}),
  ...(filters.class ? { classId: Number(filters.class) } : {}),
});
export const standingTone = { valid: 'tag ok', child_due: 'tag warn', withdrawn: 'tag bad', none: 'tag' } as const;
