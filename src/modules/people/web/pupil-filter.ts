// What the address says about the list of pupils: for the screen and for its export.
import type { PupilFilter } from '../queries/pupils.ts';

export const pageSize = 50;

export function pupilFilterOf(search: URLSearchParams): PupilFilter & { page: number } {
  const number = (key: string) => (/^\d{1,9}$/.test(search.get(key) ?? '') ? Number(search.get(key)) : undefined);
  const status = search.get('status');
  const sort = search.get('sort');
  const page = Math.max(1, number('page') ?? 1);
  const classId = number('class');
  const rule = number('rule');
  return {
    text: (search.get('q') ?? '').slice(0, 100),
    ...(classId ? { classId } : {}),
    ...(rule ? { rule } : {}),
    ...(search.get('missing') ? { missing: search.get('missing') ?? '' } : {}),
    ...(search.get('complete') ? { complete: search.get('complete') === 'yes' } : {}),
    status: status === 'gone' || status === 'all' ? status : 'active',
    sort: sort === '-name' || sort === 'birth' || sort === '-birth' || sort === 'class' ? sort : 'name',
    limit: pageSize,
    offset: (page - 1) * pageSize,
    page,
  };
}
