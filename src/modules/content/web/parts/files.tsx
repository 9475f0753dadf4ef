// The files that go with an article: taken one by one, each refused with its own reason, put in order.
import { Button } from '@mantine/core';
import { IconArrowUp, IconPaperclip, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { asked } from '#modules/media/ui.ts';
import type { ArticleFile } from '../../queries/files.ts';

type Props = {
  unit: string;
  ids: readonly string[];
  known: readonly ArticleFile[];
  editable: boolean;
  most: number;
  error: string | undefined;
  /** Of the ids as they are then: files are under way while others are moved or removed. */
  onChange(next: (ids: readonly string[]) => string[]): void;
};

const uploaded = (unit: string, file: File) => {
  const body = new FormData();
  body.append('file', file);
  return asked<{ file: ArticleFile }>(fetch(`/${unit}/content/files`, { method: 'POST', body }));
};

/** Several at once: which of them. */
const whyNot = (file: File, reasons: readonly Reason[]): string => {
  const words = reasons.map((reason) => reason.message).join(' ');
  return words.includes(file.name) ? words : `“${file.name}”: ${words}`;
};

const raised = (ids: readonly string[], id: string): string[] => {
  const at = ids.indexOf(id);
  return at < 1 ? [...ids] : [...ids.slice(0, at - 1), id, ids[at - 1] ?? '', ...ids.slice(at + 1)];
};

export function Files({ unit, ids, known, editable, most, error, onChange }: Props) {
  const [fresh, setFresh] = useState<ReadonlyMap<string, ArticleFile>>(new Map());
  const [why, setWhy] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const now = useRef(ids);
  useEffect(() => {
    now.current = ids;
  }, [ids]);
  const byId = new Map([...known.map((file) => [file.id, file] as const), ...fresh]);
  const take = async (list: File[]) => {
    setBusy(true);
    const reasons: string[] = [];
    for (const file of list) {
      if (now.current.length >= most) {
        reasons.push(`Mỗi bài kèm nhiều nhất ${most} tệp: “${file.name}” chưa được thêm.`);
        continue;
      }
      const answer = await uploaded(unit, file);
      if (answer.refused) reasons.push(whyNot(file, answer.refused));
      else {
        const { file: stored } = answer;
        setFresh((was) => new Map(was).set(stored.id, stored));
        onChange((was) => (was.includes(stored.id) || was.length >= most ? [...was] : [...was, stored.id]));
      }
    }
    setBusy(false);
    setWhy(reasons);
  };
  if (!editable && ids.length === 0) return null;
  return (
    <section className="card pad stack" id="f-attachments" data-value={ids.join()} tabIndex={-1}>
      <h2>Tệp kèm theo</h2>
      {ids.length > 0 && (
        <ol className="attached">
          {ids.map((id, i) => {
            const file = byId.get(id);
            return (
              <li key={id}>
                {file ? (
                  <a href={`/${unit}/content/files/${id}`} target="_blank" rel="noopener">
                    {file.name}
                  </a>
                ) : (
                  <span>Tệp không còn</span>
                )}
                <span className="small muted num">{file ? formatBytes(file.size) : ''}</span>
                {editable && (
                  <span className="row">
                    {i > 0 && (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Đưa ${file?.name ?? 'tệp'} lên trước`}
                        onClick={() => onChange((was) => raised(was, id))}
                      >
                        <IconArrowUp size={16} aria-hidden />
                      </Button>
                    )}
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Bỏ ${file?.name ?? 'tệp'}`}
                      onClick={() => onChange((was) => was.filter((other) => other !== id))}
                    >
                      <IconX size={16} aria-hidden />
                    </Button>
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {[...why, ...(error ? [error] : [])].map((words) => (
        <p key={words} className="note bad small" role="alert">
          {words}
        </p>
      ))}
      {editable && (
        <>
          <input
            ref={input}
            className="vh"
            type="file"
            multiple
            tabIndex={-1}
            aria-label="Chọn tệp kèm bài"
            accept=".pdf,.docx,.xlsx,.pptx"
            onChange={(event) => {
              const list = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (list.length > 0) void take(list);
            }}
          />
          <div className="row">
            <Button
              size="xs"
              variant="default"
              loading={busy}
              leftSection={<IconPaperclip size={16} aria-hidden />}
              onClick={() => input.current?.click()}
            >
              Thêm tệp
            </Button>
            <span className="small muted">PDF, DOCX, XLSX, PPTX; mỗi tệp không quá 20 MB.</span>
          </div>
        </>
      )}
    </section>
  );
}
