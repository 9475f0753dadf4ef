// One week: written line by line, copied from the one before, published; whoever may not write reads it.
import './week.css';
import { data, useLoaderData } from 'react-router';
import { addDays, formatDate, formatInstant, weekdayName } from '#kernel/calendar.ts';
import { isRefused, Refused, refuse } from '#kernel/refusal.ts';
import { daysOfWeek, mondayAsked, mondayOf, weekKey, weekNumber, weekRange } from '#kernel/week.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { CopyWeekBefore, PieceScreen, usePieceAnswer, WeekSteps } from '#platform/ui/piece-screen.tsx';
import { VersionsSideBySide } from '#platform/ui/two-versions.tsx';
import { copyLastWeek, saveWeek } from '../commands/save-week.ts';
import { mayKeepSchedule } from '../policy.ts';
import { weekOf } from '../queries/weeks.ts';
import { type Entry, sessionNames } from '../rules/entry.ts';
import { onWeekKey, WeekLines } from './parts/week-lines.tsx';
import { type Difference, differences, weekFrom, words } from './week-values.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const week = await weekOf(work, unit.id, mondayAsked(params.week));
    const may = mayKeepSchedule(work.actor, unit);
    const portal = context.get(requestContext).portalUrl(hostLabelOf(unit));
    return {
      ...{ unit, week, days: daysOfWeek(week.monday), isNow: mondayOf(work.today) === week.monday },
      whyNot: may === true ? null : may.message,
      url: week.publishedVersion ? `${portal}lich-cong-tac?tuan=${weekKey(week.monday)}` : null,
    };
  }),
);

const done = {
  publish: 'Đã công bố.',
  draft: 'Đã lưu nháp. Người ngoài đơn vị chưa thấy.',
  copy: 'Đã chép lịch tuần trước thành bản nháp. Sửa lại rồi công bố.',
} as const;
type Theirs = { version: number; by: string; at: string; rows: Difference[] };

export const action = act(async ({ context, params }, form) => {
  const intent = String(form.get('intent')) as keyof typeof done;
  if (!(intent in done)) throw refuse('intent', 'Không rõ việc cần làm.');
  const monday = mondayAsked(params.week);
  if (intent === 'copy') {
    await writing(context, async (work) => copyLastWeek(work, (await unitOfAddress(work, params.unit)).id, monday));
    return data({ saved: done[intent] });
  }
  const entries = weekFrom(form);
  const version = Number(form.get('version')) || 0;
  try {
    await writing(context, async (work) => {
      const unit = await unitOfAddress(work, params.unit);
      await saveWeek(work, unit.id, monday, { version, entries }, intent === 'publish');
    });
    return data({ saved: done[intent] });
  } catch (error) {
    if (!isRefused(error) || error.kind !== 'conflict') throw error;
    // What the other one saved, beside what was sent: nobody overwrites unseen.
    const theirs = await reading(context, async (work) => weekOf(work, (await unitOfAddress(work, params.unit)).id, monday));
    throw new Refused('conflict', error.reasons, {
      ...{ version: theirs.version, by: theirs.savedBy ?? '', at: theirs.savedAt?.toISOString() ?? '' },
      rows: differences(entries as Entry[], theirs.entries, daysOfWeek(monday)),
    } satisfies Theirs);
  }
});

export default function WeekScreen() {
  const { unit, week, days, whyNot, url, isNow } = useLoaderData<typeof loader>();
  const { refusal, reasons, told, busy } = usePieceAnswer();
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : undefined;
  const { week: number, year } = weekNumber(week.monday);
  const title = `Lịch tuần ${number}, ${weekRange(week.monday)}`;
  const to = (offset: number) => `/${unit.slug}/schedule/weeks/${weekKey(addDays(week.monday, offset))}`;
  const published = week.publishedVersion !== null;
  return (
    <PieceScreen
      {...{ unit, title, url, whyNot, told, busy }}
      reasons={theirs ? undefined : reasons}
      list={{ label: 'Lịch công tác', to: 'schedule/weeks' }}
      here={`Tuần ${number} năm ${year}`}
      form="tuan"
      facts={
        <>
          {isNow && <span className="tag info">tuần này</span>}{' '}
          <span className={published ? 'tag ok' : 'tag'}>{published ? 'đã công bố' : 'chưa công bố'}</span>{' '}
          {published && week.publishedVersion !== week.version && <span className="tag warn">có sửa chưa công bố</span>}{' '}
          {week.savedAt && `${week.savedBy} lưu ${formatInstant(new Date(week.savedAt))}`}
        </>
      }
      urlWords="Xem, in trên trang"
      steps={<WeekSteps to={to} />}
      acts={[
        { value: 'draft', label: 'Lưu nháp' },
        { value: 'publish', label: published ? 'Công bố bản mới' : 'Công bố' },
      ]}
    >
      {published && whyNot === null && (
        <p className="note">
          Tuần này đã công bố: việc thêm, đổi hay bỏ khi công bố bản mới được đánh dấu cùng giờ thay đổi. Việc nội bộ không rời
          đơn vị.
        </p>
      )}
      {theirs && <VersionsSideBySide theirs={theirs} what="lịch tuần này" part="Buổi" again="Lưu nháp hoặc Công bố" to={to(0)} />}
      {whyNot === null && week.entries.length === 0 && !theirs && (
        <CopyWeekBefore busy={busy}>Chép lịch tuần trước</CopyWeekBefore>
      )}
      {whyNot === null ? (
        <KeptForm
          key={`${week.monday}:${week.version}`}
          draft="week"
          version={week.version}
          id="tuan"
          method="post"
          noValidate
          onKeyDown={onWeekKey}
        >
          {/* Saving again after both versions were shown keeps mine. */}
          <input type="hidden" name="version" value={theirs?.version ?? week.version} />
          <WeekLines {...{ days, entries: week.entries }} reasons={reasons} />
        </KeptForm>
      ) : (
        <Plan {...{ days, entries: week.entries }} />
      )}
    </PieceScreen>
  );
}

function Plan({ days, entries }: { days: string[]; entries: Entry[] }) {
  if (entries.length === 0) return <p className="muted">Tuần này chưa có lịch.</p>;
  return (
    <div className="card scroll">
      <table className="list flow weekplan">
        <thead>
          <tr>
            <th>Ngày</th>
            <th>{sessionNames.morning}</th>
            <th>{sessionNames.afternoon}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <td className="name" data-label="Ngày">
                {weekdayName(day)} {formatDate(day).slice(0, 5)}
              </td>
              {(['morning', 'afternoon'] as const).map((session) => (
                <td key={session} data-label={sessionNames[session]}>
                  {entries
                    .filter((entry) => entry.day === day && entry.session === session)
                    .map(words)
                    .join('\n')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
