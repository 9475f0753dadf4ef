// The way of one article in words: where it stands, and who did what with it.
import { formatInstant } from '#kernel/calendar.ts';
import type { StepRow } from '../../queries/articles.ts';
import type { tagsOf } from '../article-list.ts';

export function Tags({ tags }: { tags: ReturnType<typeof tagsOf> }) {
  return tags.map((tag) => (
    <span key={tag.text} className={tag.tone ? `tag ${tag.tone}` : 'tag'}>
      {tag.text}
    </span>
  ));
}

export const stepNames: Record<StepRow['act'], string> = {
  ...{ send: 'Gửi duyệt', take_back: 'Rút lại để sửa', return: 'Trả lại', approve: 'Duyệt', publish: 'Đăng' },
  ...{ appear: 'Lên trang đúng giờ hẹn', expire: 'Hết hạn, rời trang', withdraw: 'Gỡ khỏi trang' },
  ...{ archive: 'Lưu trữ', restore: 'Lấy ra khỏi lưu trữ' },
};
const when = (at: Date | string) => formatInstant(new Date(at));

export function Steps({ steps, link }: { steps: StepRow[]; link?: (step: StepRow) => React.ReactNode }) {
  return (
    <ol className="line way">
      {steps.map((step) => (
        <li key={step.id} className={step.act}>
          <b>{stepNames[step.act]}</b>
          <span className="small muted num">
            {step.act === 'appear' || step.act === 'expire' ? when(step.at) : `${step.by}, ${when(step.at)}`} · bản {step.version}
          </span>
          {step.publishAt && <span className="small num">hẹn đăng {when(step.publishAt)}</span>}
          {step.expiresAt && <span className="small num">tự gỡ {when(step.expiresAt)}</span>}
          {step.reason && <p className="small">“{step.reason}”</p>}
          {link?.(step)}
        </li>
      ))}
    </ol>
  );
}
