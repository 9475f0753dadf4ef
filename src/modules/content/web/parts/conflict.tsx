// Two people saved one article: what differs stands marked, the second chooses. Nobody's words are lost.
import { Button } from '@mantine/core';
import { useContext } from 'react';
import { formatInstant } from '#kernel/calendar.ts';
import { differenceOf, textLines } from '../../rules/difference.ts';
import type { Article } from '../../tables.ts';
import { Difference } from './difference.tsx';
import type { Draft } from './draft.ts';
import { PicturesContext } from './figure.tsx';

type Words = Pick<Article, 'version' | 'title' | 'summary' | 'body' | 'author' | 'source' | 'keywords'>;
type Around = Pick<Article, 'section_slug' | 'cover_media_id' | 'cover_scene' | 'attachments' | 'reused' | 'rated'>;
export type Theirs = Words & Around & Pick<Article, 'updated_by' | 'updated_at'>;

/** What differs besides the words. */
const aroundOf = (mine: Draft, theirs: Theirs): string[] =>
  [
    mine.section !== theirs.section_slug && 'chuyên mục',
    mine.cover !== (theirs.cover_media_id ?? (theirs.cover_scene ? `scene:${theirs.cover_scene}` : '')) && 'ảnh đại diện',
    mine.attachments.join() !== theirs.attachments.join() && 'tệp kèm theo',
    mine.reused !== theirs.reused && 'bài đăng lại hay của mình',
    mine.rated !== theirs.rated && 'cho đánh giá hay không',
  ].filter((words) => words !== false);

export function Conflict({ mine, theirs, onKeep, onTake }: { mine: Draft; theirs: Theirs; onKeep(): void; onTake(): void }) {
  const { known } = useContext(PicturesContext);
  const nameOf = (file: string) => {
    const picture = known.get(file);
    return `${picture?.alt || picture?.name || 'ảnh khác'} (${file.slice(0, 4)})`;
  };
  const lines = differenceOf(textLines(theirs, nameOf), textLines(mine, nameOf));
  const around = aroundOf(mine, theirs);
  return (
    <section className="card" role="alert" aria-labelledby="h-hai-ban">
      <h2 id="h-hai-ban">{theirs.updated_by} vừa lưu bài này. Chọn một bản</h2>
      <div className="pad stack">
        <p className="small">
          <del>Gạch ngang</del>: chỉ có ở bản của {theirs.updated_by}, lưu {formatInstant(new Date(theirs.updated_at))}.{' '}
          <ins>Gạch chân</ins>: chỉ có ở bản của bạn.
        </p>
        {lines.some((line) => line.changed) ? (
          <Difference lines={lines} />
        ) : (
          <p className="blank">Chữ, ảnh và bảng trong hai bản giống nhau.</p>
        )}
        {around.length > 0 && <p className="small">Hai bản còn khác nhau ở: {around.join(', ')}.</p>}
        <div className="row">
          <Button onClick={onKeep}>Giữ bản của tôi</Button>
          <Button variant="default" onClick={onTake}>
            Lấy bản của họ
          </Button>
        </div>
      </div>
    </section>
  );
}
