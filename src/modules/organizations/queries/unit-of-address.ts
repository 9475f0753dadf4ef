// Which unit does an office address name? Only one the person has to do with exists for that person.
import { inSubtree, scopeOf } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { type Unit, unitBySlug } from './units.ts';

export async function unitOfAddress(work: Work, slug: string | undefined): Promise<Unit> {
  const unit = slug ? await unitBySlug(work, slug) : undefined;
  const visible = unit && (work.actor.kind === 'system' || scopeOf(work.actor).some((path) => inSubtree(unit.path, path)));
  if (!unit || !visible) throw notFound('Không tìm thấy đơn vị này, hoặc bạn không có việc ở đó.');
  return unit;
}
