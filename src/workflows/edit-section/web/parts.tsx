// Beside the desk of a section: how it will look, what it said before, what somebody else has just saved.
import './section.css';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { type ChildrenAnswer, ChildrenQuestion, unsaid } from '#modules/consent/ui.ts';
import { PageText, type RichNode } from '#modules/content/ui.ts';
import type { Picture } from '#modules/media/ui.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { reasonAt } from '#platform/ui/reasons.tsx';
import type { useText } from './use-text.ts';

/** The very page that citizens will get, made by the portal's own renderer from what stands in the form. Nothing is stored. */
type PreviewProps = { unit: string; slug?: string; title: string; body: RichNode; phone: boolean; lang?: 'en' };
export function Preview({ unit, slug, title, body, phone, lang }: PreviewProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <>
      <form ref={form} hidden method="post" action={`/${unit}/sites/preview`} target="preview">
        <input type="hidden" name="draft" value={JSON.stringify({ slug, title, body, lang })} />
      </form>
      <iframe className={phone ? 'preview phone' : 'preview'} name="preview" title="Xem trước như người đọc thấy" />
    </>
  );
}

export type Theirs = { version: number; title: string; by: string };

export function StaleNote({ title, by }: Theirs) {
  return (
    <div className="note warn" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <b>{by || 'Người khác'} vừa sửa mục này</b> (tên mục của họ: “{title}”). Bấm Lưu để giữ bản của bạn: bản của họ vẫn còn
        trong các bản đã lưu. Hoặc lấy bản của họ và bỏ bản của bạn.
      </div>
    </div>
  );
}

/** Opens the desk anew, with what the other one has saved. */
export function TakeTheirs() {
  const submit = useSubmit();
  return (
    <Button type="button" variant="default" onClick={() => submit(null, { method: 'get' })}>
      Lấy bản của họ
    </Button>
  );
}

/** @param now the address of the desk with what is written at present */
export function EarlierNote({ shown, now }: { shown: number; now: string }) {
  return (
    <p className="note">
      Đang xem bản {shown} để lấy lại: bấm Lưu thì bản này thành bản đang dùng. <Link to={now}>Về bản hiện tại</Link>
    </p>
  );
}

type TextProps = Omit<Parameters<typeof PageText>[0], 'content' | 'reset' | 'onChange'> & {
  first: RichNode;
  field: ReturnType<typeof useText>;
};

/** The editor, and beside it the field in which the form keeps and sends what it holds. */
export function TextField({ first, field: { text, reset, box, write, taken }, ...page }: TextProps) {
  return (
    <>
      <PageText {...page} reset={reset} content={text} onChange={write} />
      <textarea ref={box} name="body" hidden defaultValue={JSON.stringify(first)} onInput={taken} aria-label="Nội dung" />
    </>
  );
}

type Kept = { version: number; title: string; keptBy: string; keptAt: Date };

export function Versions({ versions, at, shown }: { versions: readonly Kept[]; at: string; shown: number | null }) {
  const [now, ...before] = versions;
  if (!now || before.length === 0) return null;
  return (
    <details className="card pad" open={shown !== null}>
      <summary>
        <b>Các bản đã lưu</b> <span className="num muted">{versions.length}</span>
      </summary>
      <ul className="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <span className="num">Bản {one.version}</span>
            <span>{one.title}</span>
            <span className="muted">
              {one.keptBy}, {formatInstant(new Date(one.keptAt))}
            </span>
            {one === now ? (
              <span className="tag ok">đang dùng</span>
            ) : (
              <Link to={`${at}?ban=${one.version}`} aria-current={shown === one.version ? 'true' : undefined}>
                Xem, lấy lại
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

type AsksProps = {
  unit: string;
  mayTag: boolean;
  /** Pictures in the text, and those of them of which nobody need say anything. */
  shown: readonly string[];
  known: readonly string[];
  pictures: readonly Picture[];
  refused: Reason[] | undefined;
  disabled?: boolean;
};

/** What whoever sends or publishes is asked, as at an article: children on the pictures, numbers of persons on the second press. */
export function Asks({ unit, mayTag, shown, known, pictures, refused, disabled = false }: AsksProps) {
  const [said, setSaid] = useState<{ answer: ChildrenAnswer; pictures: readonly string[] }>({ answer: '', pictures: [] });
  const { agreed } = useAsked(refused);
  const unnamed = unsaid(shown, known);
  const open = unsaid(unnamed, said.pictures);
  return (
    <>
      <input type="hidden" name="agreed" value={agreed.join(',')} />
      <input type="hidden" name="childrenPictures" value={said.pictures.join(',')} />
      {unnamed.length > 0 && (
        <ChildrenQuestion
          {...{ unit, mayTag, disabled }}
          drafts={false}
          error={reasonAt(refused, 'children')}
          pictures={unnamed.map((id, i) => ({ id, words: pictures.find((one) => one.id === id)?.alt || `ảnh ${i + 1}` }))}
          value={open.length > 0 ? '' : said.answer}
          onChange={(answer) => setSaid({ answer, pictures: unnamed })}
        />
      )}
    </>
  );
}
