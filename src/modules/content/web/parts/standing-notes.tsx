// Where an article stands and what that means for whoever has it open.
import { Link } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { Act, Standing } from '../../rules/workflow.ts';

type StandingNotesProps = {
  article: {
    state: string;
    withdrawReason: string | null;
    returnReason: string | null;
    returnedBy: string | null;
    sentBy: string | null;
    sentAt: Date | null;
    publishedAt: Date | null;
    expiresAt: Date | null;
  };
  standing: Standing;
  may: Record<Act, true | string>;
  approves: boolean;
  separate: boolean;
  /** Only reads. */
  reads: boolean;
  /** Where its versions can be compared, when there are two. */
  history: string | null;
};
const at = (time: Date | string | null) => (time ? formatInstant(new Date(time)) : '');

export function StandingNotes({ article, standing, may, approves, separate, reads, history }: StandingNotesProps) {
  return (
    <>
      {article.state === 'withdrawn' && <p className="note warn">Bài đã gỡ: {article.withdrawReason}</p>}
      {standing.review === 'returned' && (
        <div className="note bad" role="status">
          <div>
            <b>{article.returnedBy ? `${article.returnedBy} trả lại bài:` : 'Bài được trả lại:'}</b> {article.returnReason}
            <br />
            <span className="small">Sửa xong, bấm Gửi duyệt: bài lên trang khi được duyệt.</span>
          </div>
        </div>
      )}
      {standing.review === 'waiting' && !reads && (
        <p className="note warn">
          <span>
            {article.sentBy} gửi duyệt {at(article.sentAt)}.{' '}
            {may.approve === true
              ? `Đọc rồi duyệt, hoặc trả lại kèm lý do. Chữ và ảnh đứng yên khi chờ duyệt: muốn tự sửa, đổi ảnh thì rút lại${separate ? ', rồi người khác duyệt vì bạn đã viết trong bài' : ''}.`
              : approves
                ? `${may.approve} Muốn sửa chữ, đổi ảnh thì rút lại.`
                : 'Bài đứng yên đến khi được duyệt hoặc trả lại; muốn sửa thì rút lại.'}{' '}
            {history && <Link to={history}>Xem khác gì bản trước</Link>}
          </span>
        </p>
      )}
      {standing.place === 'scheduled' && <p className="note">Bài tự lên trang lúc {at(article.publishedAt)}.</p>}
      {standing.place === 'expired' && <p className="note">Bài đã hết hạn lúc {at(article.expiresAt)} và tự rời trang.</p>}
      {standing.place === 'archived' && <p className="note">Bài nằm trong lưu trữ, người đọc không thấy.</p>}
    </>
  );
}
