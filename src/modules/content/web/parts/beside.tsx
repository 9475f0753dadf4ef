// All that stands beside the text: its answer, its way, what is missing, where and when it is to stand, who may look, the way off.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ChildrenAnswered, ChildrenQuestion, unsaid } from '#modules/consent/ui.ts';
import type { Picture } from '#modules/media/ui.ts';
import { mostAttachments } from '../../limits.ts';
import type { deskOf } from '../article-desk.ts';
import { checksOf, openChildren, shownOf } from './checks.ts';
import { Hours, Links, Onward, WithReason } from './desk-acts.tsx';
import type { Draft } from './draft.ts';
import { Files } from './files.tsx';
import { Checks, Facts } from './side.tsx';
import { Told } from './told.tsx';
import { Steps } from './way.tsx';

type Props = {
  desk: Awaited<ReturnType<typeof deskOf>>;
  draft: Draft;
  change(part: Partial<Draft> | ((was: Draft) => Partial<Draft>)): void;
  pictures: ReadonlyMap<string, Picture>;
  /** A reason belongs to one act. */
  reason: string;
  setReason(text: string): void;
  made: { url: string; expiresAt: Date | string } | undefined;
  send(intent: 'return' | 'withdraw' | 'archive' | 'link' | 'revoke', more?: Record<string, string>): void;
  onCover(): void;
  errorAt(field: string): string | undefined;
};

export function Beside({ desk, draft, change, pictures, reason, setReason, made, send, onCover, errorAt }: Props) {
  const { unit, article, sections, hasMembers, hasSuperior, steps, links, files, used, whyNot, may, standing } = desk;
  const [days, setDays] = useState('7');
  const editable = may.save === true;
  const address = `/${unit.slug}/content/articles/${article?.id}`;
  const cover = pictures.get(draft.cover);
  const known = { ownPhones: desk.ownPhones, children: desk.children.known };
  const unnamed = unsaid(shownOf(draft), known.children);
  // Asked once a text; of one that only stands here to be read nobody is asked.
  const open = openChildren(draft, known).length > 0;
  // Answered where the pictures were taken: who takes the text over has not been there.
  const saidBy = open || draft.children.answer !== article?.draft.children.answer ? '' : desk.children.saidBy;
  const asked = unnamed.length > 0 && saidBy === '' && (editable || may.approve === true);
  return (
    <aside className="stack" aria-label="Trạng thái bài">
      {may.return === true && (
        <WithReason
          {...{ reason, setReason }}
          open
          title="Trả lại người viết"
          label="Lý do trả lại"
          description="Người viết thấy câu này ở đầu bài và ở Hôm nay."
          button="Trả lại"
          field="reason"
          error={errorAt('reason')}
          onDone={() => send('return')}
        />
      )}
      {steps.length > 0 && (
        <section className="card pad">
          <h2>
            Đường đi của bài{' '}
            <Link className="small" to={`${address}/history`}>
              Lịch sử, so sánh
            </Link>
          </h2>
          <Steps steps={steps} />
        </section>
      )}
      <Checks checks={checksOf(draft, pictures, known)} />
      {saidBy !== '' && unnamed.length > 0 && <ChildrenAnswered by={saidBy} answer={draft.children.answer} />}
      {asked && (
        <ChildrenQuestion
          unit={unit.slug}
          mayTag={desk.children.mayTag}
          error={errorAt('children')}
          disabled={!editable && may.approve !== true}
          pictures={unnamed.map((id, i) => ({ id, words: pictures.get(id)?.alt || `ảnh ${i + 1}` }))}
          value={open ? '' : draft.children.answer}
          onChange={(answer) => change((was) => ({ children: { answer, pictures: shownOf(was) } }))}
        />
      )}
      <Facts
        {...{ draft, change, editable, sections, hasMembers, cover }}
        still={whyNot === null && typeof may.save === 'string' ? may.save : null}
        onCover={onCover}
        errorAt={errorAt}
      />
      <Told {...{ draft, change, editable, used }} plans={editable || may.approve === true} errorAt={errorAt} />
      <Files
        {...{ editable, known: files, ids: draft.attachments, most: mostAttachments }}
        unit={unit.slug}
        error={errorAt('attachments')}
        onChange={(next) => change((was) => ({ attachments: next(was.attachments) }))}
      />
      <Hours
        {...{ draft, change }}
        live={standing.place === 'live'}
        editable={editable || may.approve === true}
        errorAt={errorAt}
      />
      {article && whyNot === null && (
        <Links
          {...{ links, days, setDays }}
          version={article.version}
          made={made}
          onMake={() => send('link', { days })}
          onRevoke={(link) => send('revoke', { link })}
        />
      )}
      {article && standing.place === 'live' && (
        <Onward base={`/${unit.slug}`} articleId={article.id} {...{ hasMembers, hasSuperior }} />
      )}
      {may.withdraw === true && may.return !== true && (
        <WithReason
          {...{ reason, setReason }}
          open={false}
          danger
          title={standing.place === 'scheduled' ? 'Hủy hẹn giờ' : 'Gỡ bài khỏi trang'}
          label="Lý do gỡ"
          description="Giữ trong lịch sử của bài, người đọc không thấy."
          button={standing.place === 'scheduled' ? 'Hủy hẹn giờ' : 'Gỡ khỏi trang'}
          field="reason"
          error={errorAt('reason')}
          onDone={() => send('withdraw')}
        />
      )}
      {article && may.archive === true && (
        <section className="card pad">
          <details>
            <summary>Đưa vào lưu trữ</summary>
            <div className="stack">
              <p className="small muted">Bài rời khỏi danh sách, không mất: lọc “Lưu trữ” thì thấy và lấy lại được.</p>
              <div className="row">
                <Button variant="default" onClick={() => send('archive')}>
                  Lưu trữ
                </Button>
              </div>
            </div>
          </details>
        </section>
      )}
    </aside>
  );
}
