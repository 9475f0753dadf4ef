// What machines and first pages are told of an article: its keywords, how far in front it stands, whether readers rate it.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DayBox } from '#platform/ui/day-input.tsx';
import { keywordsOf, mostKeywords } from '../../rules/keywords.ts';
import { priorityDays, priorityNames } from '../../rules/priority.ts';
import type { Draft } from './draft.ts';

type Props = {
  draft: Draft;
  change(part: Partial<Draft>): void;
  editable: boolean;
  /** May also be set by whoever approves. */
  plans: boolean;
  /** Words that the unit has used before. */
  used: readonly string[];
  errorAt(field: string): string | undefined;
};

export function Told({ draft, change, editable, plans, used, errorAt }: Props) {
  const [typed, setTyped] = useState(draft.keywords.join(', '));
  // Other content was taken: the words are those of it.
  useEffect(() => {
    setTyped((was) => (keywordsOf(was).join() === draft.keywords.join() ? was : draft.keywords.join(', ')));
  }, [draft.keywords]);
  const offered = used.filter((word) => !draft.keywords.includes(word)).slice(0, 6);
  const set = (text: string) => {
    setTyped(text);
    change({ keywords: keywordsOf(text) });
  };
  return (
    <section className="card pad stack">
      <h2>Nổi bật, từ khóa</h2>
      <NativeSelect
        id="f-priority"
        label="Độ ưu tiên"
        description="Bài ưu tiên đứng trước ở trang đầu; trong chuyên mục vẫn xếp theo ngày."
        data={Object.entries(priorityNames).map(([value, label]) => ({ value, label }))}
        value={String(draft.priority)}
        disabled={!plans}
        error={errorAt('priority')}
        onChange={(event) => change({ priority: Number(event.currentTarget.value) as Draft['priority'] })}
      />
      {draft.priority > 0 && (
        <DayBox
          id="f-priorityUntil"
          label="Đứng trước đến hết ngày"
          description={`Bỏ trống: ${priorityDays} ngày kể từ ngày đăng.`}
          value={draft.priorityUntil}
          readOnly={!plans}
          error={errorAt('priorityUntil')}
          onDay={(priorityUntil) => change({ priorityUntil })}
        />
      )}
      <TextInput
        id="f-keywords"
        label="Từ khóa"
        description={`Cách nhau bằng dấu phẩy, nhiều nhất ${mostKeywords} từ. Mỗi từ thành một danh sách bài trên trang.`}
        value={typed}
        readOnly={!editable}
        error={errorAt('keywords')}
        onChange={(event) => set(event.currentTarget.value)}
        onBlur={() => setTyped(draft.keywords.join(', '))}
      />
      {editable && offered.length > 0 && (
        <p className="row small">
          <span className="muted">Đã dùng:</span>
          {offered.map((word) => (
            <button key={word} type="button" className="chip" onClick={() => set([...draft.keywords, word].join(', '))}>
              {word}
            </button>
          ))}
        </p>
      )}
      <Checkbox
        label="Cho người đọc đánh giá bài"
        description="Báo chỗ sai thì bài nào cũng nhận. Trang không mở bình luận."
        checked={draft.rated}
        disabled={!editable}
        onChange={(event) => change({ rated: event.currentTarget.checked })}
      />
    </section>
  );
}
