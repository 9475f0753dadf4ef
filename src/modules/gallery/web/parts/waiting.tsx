// An album or a video that waits for somebody else: what it changes, who sent it, and the answer.
import { ChildrenQuestion } from '#modules/consent/ui.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useAsked } from '#platform/ui/asked.ts';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { WaitingCard } from '#platform/ui/waiting-card.tsx';
import type { ShownChange, Waiting } from '../waiting-of.ts';
import { PictureOf } from './picture-of.tsx';

type Props = {
  noun: 'album' | 'video';
  unit: string;
  /** Of what stands: it is answered together with what waits. */
  version: number;
  waiting: Waiting;
  busy: boolean;
  writes: boolean;
  mayTag: boolean;
  refusal: FormRefusal | undefined;
};

export function WaitingPiece({ noun, unit, version, waiting, busy, writes, mayTag, refusal }: Props) {
  const { stands, asks } = waiting;
  const refused = refusal?.intent === 'approve' ? refusal.refused : undefined;
  const { agreed } = useAsked(refused);
  return (
    <WaitingCard
      {...{ waits: waiting, busy, refusal, reasonField: 'returnReason' }}
      meanwhile={
        stands
          ? 'Người xem vẫn thấy bản đang đăng.'
          : `${noun === 'album' ? 'Album' : 'Video'} chưa có trên trang: người xem thấy khi bản này được duyệt.`
      }
      seen={
        <>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="waiting" value={waiting.version} />
        </>
      }
      asks={
        <>
          <input type="hidden" name="agreed" value={agreed.join(',')} />
          {asks > 0 && <ChildrenQuestion unit={unit} mayTag={mayTag} drafts={false} error={reasonAt(refused, 'children')} />}
        </>
      }
      drop={writes ? (stands ? 'Bỏ bản này' : 'Thôi gửi duyệt') : null}
    >
      <Changes waiting={waiting} noun={noun} />
    </WaitingCard>
  );
}

function Changes({ waiting: { stands, words, pictures, same }, noun }: { waiting: Waiting; noun: 'album' | 'video' }) {
  return (
    <div className="changes">
      <h3>{stands ? `Khác gì ${noun} đang đăng` : 'Những gì sẽ lên trang'}</h3>
      {words.length > 0 && (
        <dl>
          {words.map(({ label, from, to }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {from && <del>{from}</del>} {to ? stands ? <ins>{to}</ins> : to : <span className="muted">bỏ trống</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {pictures.length > 0 && (
        <ul>
          {pictures.map((change) => (
            <li key={`${change.key}:${change.is}`}>
              <PictureOf id={change.key} picture={change.picture} alt={change.alt} />
              <div>
                <p className="small">
                  {noun === 'album' && change.is === 1 && <span className="tag">ảnh bìa</span>}{' '}
                  {stands ? <What {...change} video={noun === 'video'} /> : noun === 'album' && `Ảnh ${change.is}`}
                </p>
                <Caption {...change} />
                <p className="small muted">{change.alt ? `Mô tả: ${change.alt}` : change.picture?.name}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {stands && same > 0 && (
        <p className="small muted">
          {noun === 'video' ? 'Ảnh bìa giữ nguyên.' : `${same} ảnh ${pictures.length > 0 ? 'khác ' : ''}giữ nguyên.`}
        </p>
      )}
    </div>
  );
}

function What({ was, is, moved, video }: ShownChange & { video: boolean }) {
  if (was === null) return <span className="tag ok">{video ? 'ảnh bìa mới' : `thêm, đứng thứ ${is}`}</span>;
  if (is === null) return <span className="tag bad">{video ? 'ảnh bìa cũ' : `bỏ, đang đứng thứ ${was}`}</span>;
  return <span className="tag info">{moved ? `chuyển từ thứ ${was} đến thứ ${is}` : `đổi chú thích, ảnh thứ ${is}`}</span>;
}

function Caption({ caption, former, is }: ShownChange) {
  if (former === null || is === null) return caption ? <p>{caption}</p> : null;
  return (
    <p>
      {former && <del>{former}</del>} {caption ? <ins>{caption}</ins> : <span className="muted">bỏ chú thích</span>}
    </p>
  );
}
