// Where does somebody who comes in belong? At the first of the units he or she has work at.
import { redirect } from 'react-router';
import { refuse } from '#kernel/refusal.ts';
import { unitById } from '#modules/organizations/index.ts';
import { personOf, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';

export const loader = load(async ({ context }) => {
  const person = personOf(context);
  const first = person.grants[0];
  if (!first) throw refuse('no_role', 'Tài khoản chưa có vai trò ở đơn vị nào. Quản trị của đơn vị trao vai trò cho bạn.');
  const unit = await reading(context, (work) => unitById(work, first.unitId));
  return redirect(`/${unit?.slug}`);
});

export default function Start() {
  return null;
}
