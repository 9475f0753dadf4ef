// Before a whole group is reminded: who, how much each lacks, who was reminded already, and the words each will read.
import '../web/wall.css';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { notFound, reservedFor } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { remindedToday, reminderText, type Sent, sendReminders } from '../commands/send-reminders.ts';
import { mayRemind, overseers } from '../policy.ts';
import { campaignNow } from '../queries/campaigns.ts';
import { missingOf } from '../queries/missing.ts';
import { countedWords, measureNames } from '../rules/standing.ts';
import { capital, standingWord, worstFirst } from './parts/tile.ts';
import { statusList } from './status-list.ts';

const groups: Record<string, string> = {
  may_be_late: 'có thể trễ',
  overdue: 'quá hạn',
  not_started: 'chưa bắt đầu',
  working: 'đang làm',
  open: 'chưa đủ',
};

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const search = new URL(request.url).searchParams;
    const who = groups[search.get('who') ?? ''] ? (search.get('who') ?? 'open') : 'open';
    const chosen = new Set((search.get('units') ?? '').split(',').filter(Boolean).map(Number));
    const wanted = new URLSearchParams(search);
    if (chosen.size === 0) wanted.set('standing', who);
    const list = await statusList(work, params.unit, wanted, true);
    if (!mayRemind(work.actor, list.unit.path))
      throw reservedFor(overseers, 'Lời nhắc do chuyên viên Sở và Phòng gửi cho đơn vị của mình.');
    if (list.filter.measure && !list.campaign.measures.includes(list.filter.measure))
      throw notFound(
        `Chưa có đợt nào đo mục ${measureNames[list.filter.measure]}. Mở một đợt ở màn hình Các đợt để nhắc theo mục này.`,
      );
    const units = list.rows
      .filter((u) => u.standing !== 'done' && (chosen.size === 0 || chosen.has(u.unitId)))
      .sort(worstFirst)
      .slice(0, 400);
    const ids = units.map((u) => u.unitId);
    const [missing, today] = [await missingOf(work, list.campaign, ids), await remindedToday(work, list.campaign.id, ids)];
    return {
      ...{ unit: { slug: list.unit.slug, name: list.unit.shortName }, campaign: list.campaign },
      ...{ passed: work.now > list.campaign.lateAfter, group: chosen.size > 0 ? 'đã chọn' : (groups[who] ?? '') },
      rows: units.map((u) => {
        const lines = missing.get(u.unitId) ?? [];
        return {
          ...{ id: u.unitId, name: u.name, office: u.officeName, tenths: u.tenths, standing: u.standing },
          ...{ lines: lines.length, missing: u.required - u.complete, text: reminderText(list.campaign, lines) },
          ...{ last: u.remindedAt, seen: u.reminderSeen, today: today.has(u.unitId) },
        };
      }),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const sent = await writing(context, async (work) => {
    const here = await unitOfAddress(work, params.unit);
    const campaign = await campaignNow(work, here.path, String(form.get('c') ?? ''));
    return sendReminders(work, campaign, { unitIds: form.getAll('unitIds').map(Number), again: form.get('again') === 'on' });
  });
  return data(sent);
});

/** The words are in the page once, as data: they are drawn when somebody opens them. */
function Words({ count, text }: { count: number; text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{formatNumber(Math.max(1, count))} mục</summary>
      {open && <p>{text}</p>}
    </details>
  );
}

export default function Remind() {
  const { unit, campaign, passed, group, rows } = useLoaderData<typeof loader>();
  const answer = useAnswer() as Sent | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const [off, setOff] = useState<ReadonlySet<number>>(() => new Set(rows.filter((r) => r.today).map((r) => r.id)));
  const chosen = rows.filter((r) => !off.has(r.id));
  const again = chosen.some((r) => r.today);
  const base = `/${unit.slug}`;
  const lacking = `${capital(countedWords(campaign.measures).name)} thiếu`;
  const sent = answer && 'sent' in answer ? answer.sent : null;
  const unread = answer && 'sent' in answer ? answer.unread : [];
  return (
    <>
      <title>{`Nhắc đơn vị – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Tường tiến độ', to: `${base}/campaigns/wall?c=${campaign.code}` },
          { label: 'Nhắc đơn vị' },
        ]}
        title={`Nhắc ${formatNumber(rows.length)} đơn vị ${group}`}
        facts={`${campaign.name}, hạn cuối ${formatInstant(campaign.deadline)}. Mỗi lời nhắc ghi đúng những mục đơn vị ấy còn thiếu vào lúc gửi.`}
      />
      {sent !== null && (
        <p className="note ok" role="status">
          Đã nhắc {formatNumber(sent)} đơn vị. Người của đơn vị thấy lời nhắc ở màn hình Hôm nay; khi họ mở, bảng này ghi “đã mở”.
        </p>
      )}
      {unread.length > 0 && (
        <p className="note warn" role="status">
          <span>
            {formatNumber(unread.length)} đơn vị chưa có ai có tài khoản, lời nhắc chưa ai đọc được, hãy gọi:{' '}
            {unread.slice(0, 10).join(', ')}
            {unread.length > 10 && ` và ${formatNumber(unread.length - 10)} đơn vị nữa`}.
          </span>
        </p>
      )}
      {rows.length === 0 ? (
        <p className="card blank">Không còn đơn vị nào cần nhắc ở nhóm này.</p>
      ) : (
        <Form method="post" className="card" key={sent ?? 0}>
          <input type="hidden" name="c" value={campaign.code} />
          <div className="pad stack">
            <Reasons reasons={answer && 'refused' in answer ? answer.refused : undefined} />
            <div className="row">
              <Button
                type="submit"
                disabled={chosen.length === 0}
                loading={busy}
                leftSection={<IconSend size={16} aria-hidden />}
              >
                Nhắc {formatNumber(chosen.length)} đơn vị
              </Button>
              {chosen.length === 0 && <span className="small muted">Chọn ít nhất một đơn vị ở bảng dưới.</span>}
              {again && (
                <label className="row small">
                  <input type="checkbox" name="again" id="f-again" required /> Nhắc lại trong ngày: có đơn vị bạn đã nhắc hôm nay
                </label>
              )}
            </div>
          </div>
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>
                    <input
                      type="checkbox"
                      aria-label="Chọn tất cả"
                      checked={chosen.length === rows.length}
                      onChange={(event) => setOff(new Set(event.currentTarget.checked ? [] : rows.map((r) => r.id)))}
                    />
                  </th>
                  <th>Đơn vị</th>
                  <th>Phòng</th>
                  <th>Tình trạng</th>
                  <th className="n">Đủ</th>
                  <th className="n">{lacking}</th>
                  <th>Lời nhắc</th>
                  <th>Nhắc lần cuối</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((r) => (
                  <tr key={r.id}>
                    <td>
                      <input
                        type="checkbox"
                        name="unitIds"
                        value={r.id}
                        aria-label={`Nhắc ${r.name}`}
                        checked={!off.has(r.id)}
                        onChange={() =>
                          setOff((was) => new Set(was.has(r.id) ? [...was].filter((x) => x !== r.id) : [...was, r.id]))
                        }
                      />
                    </td>
                    <td className="name" data-label="Đơn vị">
                      {r.name}
                    </td>
                    <td data-label="Phòng">{r.office}</td>
                    <td data-label="Tình trạng">{capital(standingWord(r.standing, passed))}</td>
                    <td className="n" data-label="Đủ">
                      {formatPercent(r.tenths)}
                    </td>
                    <td className="n" data-label={lacking}>
                      {formatNumber(r.missing)}
                    </td>
                    <td data-label="Lời nhắc">
                      <Words count={r.lines} text={r.text} />
                    </td>
                    <td data-label="Nhắc lần cuối">
                      {r.last ? (
                        <>
                          <span className="num small">{formatInstant(new Date(r.last))}</span>{' '}
                          {r.today && <span className="tag warn">hôm nay</span>}{' '}
                          {r.seen && <span className="seen small">đã mở</span>}
                        </>
                      ) : (
                        <span className="muted">chưa nhắc</span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="foot">
            <Link to={`${base}/campaigns/wall?c=${campaign.code}`}>Về tường tiến độ</Link>
          </p>
        </Form>
      )}
    </>
  );
}
