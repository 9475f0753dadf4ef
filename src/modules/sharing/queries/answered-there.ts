// What did a unit say of the children on the pictures that it proposes?
import { type ChildrenAnswer, namedOn, unsaid } from '#modules/consent/index.ts';
import { articleById } from '#modules/content/index.ts';
import type { Work } from '#platform/db/work.ts';

/** Pictures on which it has named the children were agreed upon child by child. `open`: of these it has said nothing. */
export async function answeredThere(
  work: Work,
  unitId: number,
  articleId: string,
  pictures: readonly string[],
): Promise<{ answer: ChildrenAnswer; pictures: string[]; open: string[] }> {
  const named = await namedOn(work, unitId, pictures);
  const origin = await articleById(work, unitId, articleId);
  const said = origin && origin.children_answer !== '' ? origin.children_pictures : [];
  const answer = named.size > 0 ? 'agreed' : (origin?.children_answer ?? '');
  const open = unsaid(pictures, named, said);
  return { answer, pictures: pictures.filter((id) => !open.includes(id)), open };
}
