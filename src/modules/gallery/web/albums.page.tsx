// The albums and videos of a unit; which have pictures that are held back?
import { Button } from '@mantine/core';
import { IconPhotoPlus, IconVideoPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepGallery } from '../policy.ts';
import { type GalleryRow, listGallery } from '../queries/gallery.ts';
import { galleryFilterOf, galleryListOf, galleryStates, kindNames, reviewTone, stateTone } from './gallery-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = galleryListOf(new URL(request.url).searchParams);
    const may = mayKeepGallery(work.actor, unit);
    return {
      ...{ unit, query, whyNot: may === true ? null : may.message },
      ...(await listGallery(work, unit.id, galleryFilterOf(query))),
    };
  }),
);

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

export default function Albums() {
  const { unit, query, rows, total, whyNot } = useLoaderData<typeof loader>();
  const columns: ListColumn<GalleryRow>[] = [
    { key: 'title', title: 'Tên', sort: 'title', cell: (row) => row.title },
    { key: 'kind', title: 'Loại', cell: (row) => kindNames[row.kind] },
    { key: 'day', title: 'Ngày', sort: 'day', cell: (row) => formatDate(row.heldOn) },
    { key: 'pictures', title: 'Ảnh', numeric: true, cell: (row) => row.pictures || '' },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={stateTone[row.state]}>{galleryStates[row.state]}</span>{' '}
          {row.review && <span className={reviewTone[row.review]}>{galleryStates[row.review]}</span>}{' '}
          {row.held > 0 && <span className="tag warn">{row.held} ảnh giữ lại vì thiếu sự đồng ý</span>}
        </>
      ),
    },
    {
      key: 'updated',
      title: 'Lưu lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updatedAt))} · ${row.updatedBy}`,
    },
  ];
  const closed = whyNot !== null;
  return (
    <>
      <title>{`Album, video – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Album, video' }]}
        title="Album, video"
        facts="Ảnh có học sinh chỉ đăng được khi cha mẹ, và em từ đủ 7 tuổi, đã đồng ý."
      >
        {closed ? (
          <Button disabled title={whyNot}>
            Thêm album
          </Button>
        ) : (
          <>
            <Button
              component={Link}
              to={`/${unit.slug}/gallery/videos/moi`}
              variant="default"
              leftSection={<IconVideoPlus size={16} aria-hidden />}
            >
              Thêm video
            </Button>
            <Button component={Link} to="moi" data-key="n" leftSection={<IconPhotoPlus size={16} aria-hidden />}>
              Thêm album
            </Button>
          </>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="mục"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => `/${unit.slug}/gallery/${row.kind}s/${row.id}`}
          columns={columns}
          search="Tên, chú thích, không cần dấu"
          filters={[
            { name: 'kind', label: 'Album và video', options: options(kindNames) },
            { name: 'state', label: 'Mọi trạng thái', options: options(galleryStates) },
          ]}
          exportTo={`/${unit.slug}/gallery/albums.xlsx`}
          empty="Chưa có album nào. Bấm Thêm album để bắt đầu."
        />
      </div>
    </>
  );
}
