// Which news of its members does a superior's first page show? The rule of a site, kept with it.
export const membersNewsNames = {
  all: 'Tin mới nhất có ảnh của mọi đơn vị',
  levels: 'Tin mới nhất có ảnh của các cấp học đã chọn',
  accepted: 'Chỉ bài đơn vị đề nghị và đã được nhận đăng',
  off: 'Không hiện',
} as const;
export type MembersNews = keyof typeof membersNewsNames;
export const membersNewsRules = Object.keys(membersNewsNames) as MembersNews[];
