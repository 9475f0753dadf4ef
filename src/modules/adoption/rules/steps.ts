// What keeps a unit from using its portal regularly, each with the way to do something about it: its own page, the register and the text
// of a reminder say the same.
import type { Standing } from '../queries/register.ts';

export type Step = {
  text: string;
  /** Below the unit's own address. */
  to: string;
  act: string;
};

const doors: Record<string, Pick<Step, 'to' | 'act'>> = {
  articles: { to: 'content/articles', act: 'Viết bài' },
  months: { to: 'content/articles', act: 'Đăng tin mới' },
  sections: { to: 'sites/sections', act: 'Điền mục' },
};

/** How many things are asked: a portal, and the conditions of the rule. */
export const stepsAsked = (use: Pick<Standing, 'conditions'>): number => 1 + use.conditions.length;

export function stepsOf(use: Pick<Standing, 'hasPortal' | 'conditions'>): Step[] {
  const opening: Step[] = use.hasPortal
    ? []
    : [{ text: 'Trang chưa có bài nào', to: 'content/articles', act: 'Đăng bài đầu tiên' }];
  const lacking = use.conditions.flatMap((one): Step[] => {
    const door = doors[one.code];
    return one.met || !door ? [] : [{ text: one.lack, ...door }];
  });
  return [...opening, ...lacking];
}
