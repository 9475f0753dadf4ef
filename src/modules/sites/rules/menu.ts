// May the sections of a site stand in this order? (P-8.4) Two levels, no circle, nothing below what is not there. Pure.
import type { Reason } from '#kernel/refusal.ts';

export type MenuItem = { slug: string; title: string; parent: string | null };

export function menuFaults(items: readonly MenuItem[]): Reason[] {
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  return items.flatMap((item): Reason[] => {
    if (item.parent === null) return [];
    const no = (code: string, message: string): Reason[] => [{ code, message, field: item.slug }];
    if (item.parent === item.slug) return no('loop', `“${item.title}” không thể nằm trong chính nó.`);
    const parent = bySlug.get(item.parent);
    if (!parent) return no('parent', `Mục chứa “${item.title}” không có ở trang này.`);
    if (parent.parent === item.slug)
      return no('loop', `“${item.title}” và “${parent.title}” nằm trong nhau. Đưa một mục ra ngoài.`);
    if (parent.parent !== null)
      return no('levels', `Danh mục có hai tầng: “${parent.title}” đã nằm trong mục khác nên không chứa “${item.title}” được.`);
    return [];
  });
}
