// The table of the search module.
import type { Generated } from 'kysely';

/** What a visitor may narrow a search to. Who publishes something new adds its kind here. */
export const itemTypes = {
  ...{ news: 'Tin tức', notice: 'Thông báo', document: 'Văn bản', disclosure: 'Công khai', event: 'Sự kiện', album: 'Album ảnh' },
  ...{ resource: 'Tài nguyên dạy học', question: 'Hỏi đáp', consultation: 'Lấy ý kiến', page: 'Trang' },
} as const;
export type ItemType = keyof typeof itemTypes;

export type FileText = { name: string; path: string; text: string };

export type SearchTables = {
  'search.item': {
    id: Generated<number>;
    ref: string;
    unit_id: number;
    type: ItemType;
    path: string;
    label: string;
    title: string;
    at: Date;
    visible_from: Date;
    visible_until: Date | null;
    body: string;
    files: FileText[];
    words: string;
    lexemes: unknown;
  };
};
