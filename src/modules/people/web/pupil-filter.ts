// What the address says about the list of pupils: for the screen, its export, and the way from one record to the next.
import { pupilStatuses } from '#kernel/code-lists/people-codes.ts';
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import type { PupilFilter } from '../queries/pupils.ts';
import { mandatoryPupilFields } from '../rules/pupil.ts';

const spec = {
  filters: {
    class: 'number',
    rule: 'number',
    grade: grades.map((grade) => grade.code),
    complete: ['yes', 'no'],
    found: ['error', 'warning', 'explained'],
    missing: mandatoryPupilFields,
    status: ['active', 'gone', 'all', ...pupilStatuses.entries.map((entry) => entry.code)],
  },
  sorts: ['name', 'birth', 'class', 'code'],
} as const;
export const pupilQuery = (search: URLSearchParams): ListQuery => listQuery(search, spec);

/** @param pastYear a school year that is over, when one is looked at */
export function pupilFilterOf({ q, filters, sort, limit, offset }: ListQuery, pastYear: string | null): PupilFilter {
  return {
    ...{ text: q, sort, limit, offset },
    ...(filters.class ? { classId: Number(filters.class) } : {}),
    ...(filters.rule ? { rule: Number(filters.rule) } : {}),
    ...(filters.grade ? { grade: filters.grade } : {}),
    ...(filters.complete ? { complete: filters.complete === 'yes' } : {}),
    ...(filters.found ? { found: filters.found as 'error' } : {}),
    ...(filters.missing ? { missing: filters.missing } : {}),
    ...(filters.status ? { status: filters.status as 'active' } : {}),
    ...(pastYear ? { pastYear } : {}),
  };
}
