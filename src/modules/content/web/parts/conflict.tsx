// Two people saved one article: both versions stand side by side, the second chooses. Nobody's words are lost.
import { Button } from '@mantine/core';
import { formatInstant } from '#kernel/calendar.ts';
import { plainText } from '../../rich-text.ts';
import type { Article } from '../../tables.ts';
import type { Draft } from './draft.ts';

export type Theirs = Pick<Article, 'version' | 'title' | 'summary' | 'body' | 'updated_by' | 'updated_at'> & Partial<Article>;

export function Conflict({ mine, theirs, onKeep, onTake }: { mine: Draft; theirs: Theirs; onKeep(): void; onTake(): void }) {
  const sides = [
    { name: 'Bản của bạn', ...mine },
    { name: `Bản của ${theirs.updated_by}, ${formatInstant(new Date(theirs.updated_at))}`, ...theirs },
  ];
  return (
    <section className="card" role="alert" aria-labelledby="h-hai-ban">
      <h2 id="h-hai-ban">{theirs.updated_by} vừa lưu bài này. Chọn một bản</h2>
      <div className="pad two">
        {sides.map((side) => (
          <article key={side.name}>
            <h3>{side.name}</h3>
            <p>
              <b>{side.title}</b>
            </p>
            <p>{side.summary}</p>
            <p className="small muted">{plainText(side.body).slice(0, 700) || 'Chưa có nội dung'}</p>
          </article>
        ))}
      </div>
      <div className="pad row">
        <Button onClick={onKeep}>Giữ bản của tôi</Button>
        <Button variant="default" onClick={onTake}>
          Lấy bản của họ
        </Button>
      </div>
    </section>
  );
}
