// What the address says about the list of albums and videos: for the screen and its export.
import { type ListQuery, listQuery } from '#platform/http/list-query.ts';
import { type GalleryFilter, galleryOrders } from '../queries/gallery.ts';

export const galleryStates = {
  ...{ draft: 'bản nháp', published: 'đang đăng', withdrawn: 'đã gỡ', waiting: 'chờ duyệt', returned: 'được trả lại' },
} as const;
export const kindNames = { album: 'Album', video: 'Video' } as const;
export const stateTone = { draft: 'tag', published: 'tag ok', withdrawn: 'tag bad' } as const;
export const reviewTone = { waiting: 'tag warn', returned: 'tag bad' } as const;

export const galleryListOf = (search: URLSearchParams): ListQuery =>
  listQuery(search.has('sort') ? search : new URLSearchParams([...search, ['sort', '-day']]), {
    filters: { state: Object.keys(galleryStates), kind: Object.keys(kindNames) },
    sorts: galleryOrders,
  });
export const galleryFilterOf = ({ q, filters, sort, limit, offset }: ListQuery): GalleryFilter => ({
  ...{ text: q, sort, limit, offset },
  ...(filters.state ? { state: filters.state } : {}),
  ...(filters.kind ? { kind: filters.kind } : {}),
});
