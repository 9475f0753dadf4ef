// What a colleague has just done with the article that lies open here.
import { useEffect, useState } from 'react';
import type { StepRow } from '../../queries/articles.ts';

/** What the clock does, the article itself says. */
const did: Partial<Record<StepRow['act'], string>> = {
  ...{ send: 'gửi duyệt bài này', take_back: 'rút bài này lại để sửa', return: 'trả lại bài này', approve: 'duyệt bài này' },
  ...{ publish: 'đăng bài này', withdraw: 'gỡ bài này khỏi trang', archive: 'lưu trữ bài này' },
  restore: 'lấy bài này ra khỏi lưu trữ',
};

/** `acted`: the answer to what was last done here; it was done in sight of all that came before. */
export function Heard({ steps, acted }: { steps: readonly StepRow[]; acted: unknown }) {
  const newest = Math.max(0, ...steps.map(({ id }) => id));
  const [known, setKnown] = useState(newest);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every answer of the server
  useEffect(() => {
    if (acted) setKnown(newest);
  }, [acted]);
  const news = steps.find(({ id, own, act }) => id > known && !own && did[act]);
  return news ? (
    <p className="note" role="status">
      {news.by} vừa {did[news.act]}.
    </p>
  ) : null;
}
