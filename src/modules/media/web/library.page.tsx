// The pictures of a unit: found without tones, described, hidden and shown again.
import './media.css';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link, useLoaderData, useRevalidator, useSearchParams } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepPictures, mayTag } from '../policy.ts';
import { hiddenWhereFrom, type LibraryRow, listPictures, takenOverBy } from '../queries/pictures.ts';
import { isDescribed, srcOf } from '../rules/picture.ts';
import { type Answer, libraryOf } from './parts/client.ts';
import { UploadPanel } from './parts/upload-panel.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = listQuery(new URL(request.url).searchParams, {
      filters: { show: ['undescribed', 'hidden'] },
      sorts: ['-created'],
      pageSize: 48,
    });
    const may = mayKeepPictures(work.actor, unit);
    const show = (query.filters.show ?? 'visible') as 'visible' | 'undescribed' | 'hidden';
    const found = await listPictures(work, unit.id, { text: query.q, show, limit: query.limit, offset: query.offset });
    const ids = found.rows.map((row) => row.id);
    const above = await takenOverBy(work, unit.id, ids);
    const hiddenThere = await hiddenWhereFrom(work, unit.id, ids);
    const tags = mayTag(work.actor, unit);
    const isSchool = unit.level !== 'department' && unit.level !== 'district';
    return {
      ...{ unit, query, tags: tags === true, whoTags: tags === true || !isSchool ? null : tags.message },
      ...{ may: may === true, whyNot: may === true ? null : may.message },
      ...found,
      rows: found.rows.map((row) => ({ ...row, alsoAt: above.get(row.id) ?? [], hiddenThere: hiddenThere.get(row.id) ?? null })),
    };
  }),
);

export default function Library() {
  const { unit, query, rows, total, may, whyNot, tags, whoTags } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState<Said | null>(null);
  const hide = async (picture: Hiding, hidden: boolean): Promise<Answer<{ elsewhere: string[] }>> => {
    const answer = await libraryOf(unit.slug).hide(picture.id, hidden);
    if (answer.refused) return answer;
    setSaid({ picture, hidden, elsewhere: answer.elsewhere });
    revalidate();
    return answer;
  };
  const undo = async ({ picture, hidden }: Said) => {
    const { refused } = await hide(picture, !hidden);
    if (refused) setSaid({ picture, hidden, elsewhere: [], why: reasons({ refused }) });
  };
  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const at = (page: number) => {
    const next = new URLSearchParams(search);
    next.set('page', String(page));
    return `?${next}`;
  };
  return (
    <>
      <title>{`Thư viện ảnh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Bài đăng', to: `/${unit.slug}/content/articles` },
          { label: 'Thư viện ảnh' },
        ]}
        title="Thư viện ảnh"
        facts={`${formatNumber(total)} ảnh`}
      />
      <div className="stack">
        {may ? <UploadPanel unit={unit.slug} onDone={() => revalidate()} /> : <p className="note">{whyNot}</p>}
        {may && whoTags && <p className="small muted">{whoTags}</p>}
        <section className="card">
          <search className="tools">
            <input
              className="search"
              type="search"
              aria-label="Tìm ảnh"
              placeholder="Tên tệp hoặc lời mô tả, không cần dấu"
              defaultValue={query.q}
              onChange={(event) => set({ q: event.currentTarget.value })}
            />
            <select
              aria-label="Ảnh nào"
              value={query.filters.show ?? ''}
              onChange={(event) => set({ show: event.currentTarget.value })}
            >
              <option value="">Đang dùng được</option>
              <option value="undescribed">Chưa có lời mô tả</option>
              <option value="hidden">Đã ẩn</option>
            </select>
          </search>
          {/* Here and not on the card: what is hidden leaves the list. */}
          <div role="status" className={said ? 'pad' : undefined}>
            {said && (
              <p className={said.why ? 'note bad' : 'note'}>
                <span>{said.why ?? sentence(said)}</span>
                {!said.why && (
                  <Button size="compact-sm" variant="default" style={{ flex: 'none' }} onClick={() => undo(said)}>
                    Hoàn tác
                  </Button>
                )}
              </p>
            )}
          </div>
          {rows.length === 0 ? (
            <p className="blank">
              {query.q || query.filters.show
                ? 'Không có ảnh nào khớp. Bớt điều kiện lọc.'
                : 'Chưa có ảnh nào. Ảnh tải lên khi viết bài cũng vào đây.'}
            </p>
          ) : (
            <ul className="pictures pad">
              {rows.map((row) => (
                <Entry
                  key={`${row.id}${row.alt}${row.hidden}`}
                  unit={unit.slug}
                  row={row}
                  may={may}
                  tags={tags}
                  hide={hide}
                  changed={() => revalidate()}
                />
              ))}
            </ul>
          )}
          <footer className="foot">
            <span>{formatNumber(total)} ảnh</span>
            <span className="pager">
              {query.page > 1 && <Link to={at(query.page - 1)}>Trang trước</Link>}
              {query.page * query.limit < total && <Link to={at(query.page + 1)}>Trang sau</Link>}
            </span>
          </footer>
        </section>
      </div>
    </>
  );
}

type Hiding = { id: string; name: string };
type Said = { picture: Hiding; hidden: boolean; elsewhere: string[]; why?: string };

const reasons = ({ refused = [] }: { refused?: { message: string }[] | undefined }) => refused.map((r) => r.message).join(' ');

const sentence = ({ picture, hidden, elsewhere }: Said) => {
  const too = elsewhere.length > 0 ? `, cũng ${hidden ? 'ẩn' : 'hiện lại'} ở ${elsewhere.join(', ')}` : '';
  return `${hidden ? 'Đã ẩn' : 'Đã cho hiện lại'} ảnh “${picture.name}” ở mọi trang${too}.`;
};

type EntryProps = {
  unit: string;
  row: LibraryRow & { alsoAt: string[]; hiddenThere: { unit: string; hiddenAt: Date } | null };
  may: boolean;
  tags: boolean;
  hide(picture: Hiding, hidden: boolean): Promise<Answer<{ elsewhere: string[] }>>;
  changed(): void;
};

function Entry({ unit, row, may, tags, hide, changed }: EntryProps) {
  const [editing, setEditing] = useState(false);
  const [words, setWords] = useState({ alt: row.alt, decorative: row.decorative });
  const [why, setWhy] = useState('');
  const library = libraryOf(unit);
  const done = (answer: { refused?: { message: string }[] | undefined }) => {
    setWhy(reasons(answer));
    if (answer.refused) return;
    setEditing(false);
    changed();
  };
  return (
    <li className={row.hidden || row.held ? 'card off' : 'card'}>
      <img src={srcOf(row, 480)} alt={row.alt || row.name} loading="lazy" />
      {editing ? (
        <>
          <Textarea
            label="Lời mô tả"
            description="Đổi ngay ở mọi nơi có ảnh này, không qua duyệt; nhật ký ghi ai đổi, lời cũ và lời mới."
            autosize
            minRows={2}
            maxLength={300}
            value={words.alt}
            disabled={words.decorative}
            error={why || undefined}
            onChange={(event) => setWords({ ...words, alt: event.currentTarget.value })}
          />
          <Checkbox
            label="Ảnh trang trí"
            checked={words.decorative}
            onChange={(event) => setWords({ ...words, decorative: event.currentTarget.checked })}
          />
          <div className="row">
            <Button size="xs" onClick={async () => done(await library.describe(row.id, words))}>
              Lưu
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing(false)}>
              Thôi
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="words small">
            {row.decorative ? 'Ảnh trang trí' : row.alt || <span className="tag warn">chưa có lời mô tả</span>}
          </p>
          <p className="small muted">
            {row.name} · {formatDate(toLocal(new Date(row.createdAt)).date)} · {row.createdBy}
          </p>
          {row.held && <p className="small note warn">Đang giữ lại: có trẻ trong ảnh chưa có sự đồng ý.</p>}
          {row.hidden && row.hiddenThere && (
            <p className="small note warn">
              {row.hiddenThere.unit} đã ẩn ảnh này ngày {formatDate(toLocal(new Date(row.hiddenThere.hiddenAt)).date)}. Khi đơn vị
              ấy cho hiện lại thì ảnh ở đây cũng hiện lại.
            </p>
          )}
          {row.alsoAt.length > 0 && (
            <p className="small muted">
              {row.alsoAt.join(', ')} đã lấy ảnh này: {row.hidden ? 'ở đó cũng đang ẩn' : 'ẩn ở đây thì ở đó cũng ẩn'}.
            </p>
          )}
          {why && <p className="small note bad">{why}</p>}
          {may && (
            <div className="row">
              <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                {isDescribed(row) ? 'Sửa mô tả' : 'Viết mô tả'}
              </Button>
              {!(row.hidden && row.hiddenThere) && (
                <Button size="xs" variant="default" onClick={async () => setWhy(reasons(await hide(row, !row.hidden)))}>
                  {row.hidden ? 'Hiện lại' : 'Ẩn khỏi mọi trang'}
                </Button>
              )}
              {tags && (
                <Link className="small" to={`/${unit}/consent/pictures/${row.id}`}>
                  Trẻ trong ảnh
                </Link>
              )}
            </div>
          )}
        </>
      )}
    </li>
  );
}
