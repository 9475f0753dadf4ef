// What whoever publishes says of pictures on which nobody has named a child, and of which it still has to be said. Pure.
import type { Reason } from '#kernel/refusal.ts';

export const childrenAnswers = ['', 'none', 'agreed'] as const;
export type ChildrenAnswer = (typeof childrenAnswers)[number];

/** Pictures of which nothing is known: no child is named on them, citizens have not met them here, no answer was given for them. */
export const unsaid = (pictures: readonly string[], ...known: readonly Iterable<string>[]): string[] => {
  const told = new Set(known.flatMap((some) => [...some]));
  return [...new Set(pictures)].filter((id) => !told.has(id));
};

/** What to do about a child whose face is seen. `drafts`: the screen stores a text that nobody reads yet, and shows its pictures with their links. */
export const namingWay = (mayTag: boolean, drafts: boolean): string => {
  if (drafts)
    return mayTag
      ? 'lưu nháp, bấm “Ghi trẻ trong ảnh” ở từng ảnh'
      : 'lưu nháp, nhờ giáo viên, văn thư hoặc hiệu trưởng ghi em nào trong ảnh';
  return mayTag
    ? 'ghi em nào trong ảnh trước, ở Thư viện ảnh'
    : 'nhờ giáo viên, văn thư hoặc hiệu trưởng ghi em nào trong ảnh trước, ở Thư viện ảnh';
};

/** @param then what is done once it is answered */
export const askChildren = (open: readonly string[], then: 'đăng' | 'gửi duyệt' = 'đăng'): Reason[] =>
  open.length === 0
    ? []
    : [
        {
          ...{ code: 'children', field: 'children' },
          message: `${open.length} ảnh mới chưa ghi em nào trong ảnh. Trả lời câu “Ảnh có học sinh không?” rồi ${then}.`,
        },
      ];
