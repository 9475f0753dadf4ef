// What citizens said of a draft: read, then shown or not.
import { Button, Checkbox } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Form } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { CommentRow } from '../../queries/consultations.ts';
import type { CommentState } from '../../tables.ts';
import { commentStates } from '../opinion-lists.ts';

const tone: Record<CommentState, string> = { waiting: 'tag warn', shown: 'tag ok', hidden: 'tag' };

export function Comments({
  comments,
  busy,
  whyNot,
  exportTo,
}: {
  comments: CommentRow[];
  busy: boolean;
  whyNot: string | null;
  exportTo: string;
}) {
  const waiting = comments.filter((comment) => comment.state === 'waiting').length;
  return (
    <section className="card" aria-labelledby="h-gop-y">
      <h2 id="h-gop-y">
        {formatNumber(comments.length)} góp ý {waiting > 0 && <span className="tag warn">{formatNumber(waiting)} chờ đọc</span>}
      </h2>
      {comments.length === 0 ? (
        <p className="blank">Chưa có góp ý nào.</p>
      ) : (
        <Form method="post" className="pad stack" key={comments.map((comment) => comment.state).join()}>
          <div className="row">
            <Button type="submit" name="intent" value="shown" size="xs" disabled={whyNot !== null} loading={busy}>
              Cho hiện góp ý đã chọn
            </Button>
            <Button
              type="submit"
              name="intent"
              value="hidden"
              size="xs"
              variant="default"
              disabled={whyNot !== null}
              loading={busy}
            >
              Không hiện
            </Button>
            <Button
              component="a"
              href={exportTo}
              size="xs"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Tải Excel
            </Button>
          </div>
          {comments.map((comment) => (
            <div key={comment.id} className="voice stack">
              <Checkbox
                name="id"
                value={comment.id}
                disabled={whyNot !== null}
                label={
                  <>
                    {comment.name || 'Người góp ý'}, {formatInstant(new Date(comment.at))}{' '}
                    <span className={tone[comment.state]}>{commentStates[comment.state]}</span>
                  </>
                }
              />
              <p className="lines">{comment.content}</p>
            </div>
          ))}
        </Form>
      )}
    </section>
  );
}
