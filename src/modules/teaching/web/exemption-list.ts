// What the address says about the list of exemptions: for the screen and its export.
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { ExemptionFilter } from '../queries/exemptions.ts';
import { exemptionKinds } from '../rules/exemption.ts';

const spec = {
  filters: { kind: Object.keys(exemptionKinds), grade: grades.map((grade) => grade.code) },
  sorts: ['class', 'name', 'day'],
  // A school has some dozens: one page.
  pageSize: 1000,
} as const;
export const exemptionQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);
export const exemptionFilterOf = ({ q, filters, sort }: ListQuery): ExemptionFilter => ({
  ...{ text: q, sort },
  ...(filters.kind ? { kind: filters.kind } : {}),
  ...(filters.grade ? { grade: filters.grade } : {}),
});

/** What an address says of the one that was just recorded, for the list to name it. */
export const recordedAt = (classSubjectId: number, pupilId: string): string => `exempted-${classSubjectId}-${pupilId}`;
