// The sheet that is written on: title, summary, text.
import { Textarea } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { formatNumber } from '#kernel/numbers.ts';
import { summaryMax, titleMax } from '../../limits.ts';
import type { Draft } from './draft.ts';
import { TextEditor } from './text-editor.tsx';
import type { Inserted } from './unit-pictures.ts';

const counted = (text: string, max: number) => `${formatNumber(text.trim().length)}/${formatNumber(max)} ký tự`;
const tooLong = (what: string, text: string, max: number): string | undefined =>
  text.trim().length > max
    ? `${what} dài quá ${formatNumber(max)} ký tự, bớt ${formatNumber(text.trim().length - max)} ký tự.`
    : undefined;

type Props = {
  draft: Draft;
  change(part: Partial<Draft>): void;
  editable: boolean;
  /** Another number: other content was taken. */
  reset: number;
  onPick(picking: { to: Inserted; files?: File[] }): void;
  onNotice(words: string): void;
  onReady(editor: Editor | null): void;
  errorAt(field: string): string | undefined;
};

export function Paper({ draft, change, editable, reset, onPick, onNotice, onReady, errorAt }: Props) {
  const [edits, setEdits] = useState(0);
  return (
    <div className="card paper">
      <Textarea
        id="f-title"
        label="Tiêu đề"
        size="lg"
        autosize
        minRows={1}
        value={draft.title}
        readOnly={!editable}
        error={tooLong('Tiêu đề', draft.title, titleMax) ?? errorAt('title')}
        description={counted(draft.title, titleMax)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        // One line of words, however many lines it takes to be read.
        onChange={(event) => change({ title: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
      />
      <Textarea
        id="f-summary"
        label="Tóm tắt"
        autosize
        minRows={2}
        value={draft.summary}
        readOnly={!editable}
        error={tooLong('Tóm tắt', draft.summary, summaryMax) ?? errorAt('summary')}
        description={counted(draft.summary, summaryMax)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => change({ summary: event.currentTarget.value })}
      />
      <div id="f-body" data-value={edits}>
        <p className="small label">
          Nội dung{' '}
          <span className="muted">Dán từ Word giữ bảng và danh sách, bỏ màu và phông; kéo hoặc dán ảnh thẳng vào bài.</span>
        </p>
        <TextEditor
          content={draft.body}
          reset={reset}
          editable={editable}
          onChange={(body) => {
            setEdits((n) => n + 1);
            change({ body });
          }}
          onFiles={(files) => onPick({ to: 'single', files })}
          onNotice={onNotice}
          onPicture={(to) => onPick({ to })}
          onReady={onReady}
        />
      </div>
    </div>
  );
}
