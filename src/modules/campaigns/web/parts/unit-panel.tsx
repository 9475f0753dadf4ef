// The unit that is looked at: four measures, what is missing with the way there, whom to call, the reminder, what was said before.
import { Button } from '@mantine/core';
import {
  IconClockExclamation,
  IconExternalLink,
  IconPhone,
  IconSend,
  IconTrendingDown,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useFetcher } from 'react-router';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import type { FormRefusal } from '#platform/http/screen.ts';
import { useOpenReasons } from '#platform/ui/open-reasons.ts';
import { Reasons } from '#platform/ui/reasons.tsx';
import type { Sent } from '../../commands/send-reminders.ts';
import type { UnitPanelFacts } from '../../queries/unit-panel.ts';
import { cellsOf, completenessTenths, measureNames } from '../../rules/standing.ts';
import type { WallUnit } from './rows.ts';
import { capital, cellsWords, standingWord, worstFirst } from './tile.ts';

const initials = (name: string) =>
  name
    .split(' ')
    .slice(-2)
    .map((word) => word[0])
    .join('');
const short = (date: string) => formatDate(date).slice(0, 5);

type Props = {
  unit: WallUnit | null;
  officeName: string;
  units: WallUnit[];
  base: string;
  code: string;
  today: string;
  passed: boolean;
  /** The campaign has not opened yet. */
  waiting: boolean;
  /** After the deadline's picture was taken. */
  frozenDay: string | null;
  onChoose(id: number | null): void;
};

export function UnitPanel(props: Props) {
  const { unit, units, waiting, onChoose } = props;
  if (unit) return <Chosen key={unit.unitId} {...props} unit={unit} />;
  const worst = units
    .filter((u) => u.standing !== 'done')
    .sort(worstFirst)
    .slice(0, 12);
  return (
    <aside className="unitpanel" aria-label="Đơn vị đang chọn">
      <h2>Cần giúp trước</h2>
      {units.length === 0 ? (
        <p className="small">Không có đơn vị nào khớp với điều kiện lọc.</p>
      ) : waiting ? (
        <p className="small">Đợt chưa mở, chưa đơn vị nào phải làm gì.</p>
      ) : worst.length === 0 ? (
        <p className="small">Mọi đơn vị đã đủ.</p>
      ) : (
        <ul className="worst">
          {worst.map((u) => (
            <li key={u.unitId}>
              <button type="button" className="plain" onClick={() => onChoose(u.unitId)}>
                {u.name}
              </button>
              <span className="num small">{formatPercent(u.tenths)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">Chọn một ô để xem từng mục đo, còn thiếu gì, ai phụ trách và nhắc đơn vị.</p>
    </aside>
  );
}

function Chosen({ unit, officeName, base, code, today, passed, waiting, frozenDay, onChoose }: Props & { unit: WallUnit }) {
  const facts = useFetcher<UnitPanelFacts>();
  const remind = useFetcher<Sent | FormRefusal>();
  const marks = cellsOf(unit.items)?.present;
  const address = `${base}/campaigns/panel?id=${unit.unitId}&c=${encodeURIComponent(code)}`;
  // Walking over tiles with an arrow held down asks only for the one where one stops.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fetcher is not a value to watch; the counts are, they change when records move
  useEffect(() => {
    const timer = setTimeout(() => facts.load(address), 120);
    return () => clearTimeout(timer);
  }, [address, unit.complete, unit.required, marks]);
  const known = facts.data?.unitId === unit.unitId ? facts.data : null;
  const answer = remind.data;
  const refused = useOpenReasons(answer && 'refused' in answer ? answer.refused : undefined);
  const form = useRef<HTMLFormElement>(null);
  const panel = useRef<HTMLElement>(null);
  // On a narrow screen the panel stands below the bars: whoever came by a link to the unit is led there.
  useEffect(() => {
    if (window.matchMedia('(max-width: 600px)').matches) panel.current?.scrollIntoView();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as HTMLElement).closest('input,textarea,select,[contenteditable]')) return;
      form.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const count = (measure: string) => unit.items.find((item) => item.code === measure)?.required ?? 0;
  const home = `/${unit.slug}`;
  return (
    <aside className="unitpanel chosen" aria-label="Đơn vị đang chọn" ref={panel}>
      <div aria-live="polite">
        <p className="small muted head">
          {[officeName, levelNames[unit.level]].filter(Boolean).join(' · ')}
          {count('classes') > 0 && ` · ${formatNumber(count('classes'))} lớp, ${formatNumber(count('pupils'))} học sinh đang học`}
          <button type="button" className="icon" aria-label="Bỏ chọn đơn vị" onClick={() => onChoose(null)}>
            <IconX size={18} aria-hidden />
          </button>
        </p>
        <h2>
          {unit.name} <span className="num">{formatPercent(unit.tenths)}</span>
        </h2>
        <p className="row tags">
          {unit.standing === 'overdue' && (
            <span className="tag bad">
              <IconClockExclamation size={14} aria-hidden /> {passed ? 'Quá hạn' : 'Quá hạn mốc'}
            </span>
          )}
          {unit.standing === 'not_started' && <span className="tag">{waiting ? 'Chưa mở' : 'Chưa bắt đầu'}</span>}
          {unit.mayBeLate && (
            <span className="tag warn">
              <IconTrendingDown size={14} aria-hidden />
              {unit.daysToFinish !== null && unit.daysToFinish < 400
                ? `Dự báo xong ${formatDate(addDays(today, unit.daysToFinish))}`
                : 'Bảy ngày qua chưa tiến thêm'}
            </span>
          )}
          <span className="vh">{standingWord(unit.standing, passed, waiting)}</span>
        </p>
        {frozenDay && unit.frozenTenths !== null && (
          <p className="small">
            Lúc hết hạn {short(frozenDay)}: <b className="num">{formatPercent(unit.frozenTenths)}</b>
          </p>
        )}
      </div>
      {unit.items.map((item) => {
        const tenths = completenessTenths(item.complete, item.required);
        return (
          <div className="measure" key={item.code}>
            <span>{measureNames[item.code]}</span>
            <span className="num">
              {formatNumber(item.complete)}/{formatNumber(item.required)}
            </span>
            <b className={tenths < 750 ? 'num bad' : 'num'}>{formatPercent(tenths)}</b>
            <span className="bar" aria-hidden="true">
              <i className={tenths === 1000 ? 'full' : undefined} style={{ width: `${tenths / 10}%` }} />
            </span>
            {item.cells && item.cells.needed > 0 && tenths < 1000 && (
              <>
                <span className="small muted cells" data-testid="cells">
                  {capital(cellsWords(item.cells))}
                </span>
                <span className="bar thin" aria-hidden="true">
                  <i style={{ width: `${completenessTenths(item.cells.present, item.cells.needed) / 10}%` }} />
                </span>
              </>
            )}
          </div>
        );
      })}
      {known && known.fill.length > 0 && (
        <p className="small muted" data-testid="fill">
          Mục nên có đã điền:{' '}
          {known.fill
            .map(({ code: measure, tenths }) => `${measureNames[measure].toLowerCase()} ${formatPercent(tenths)}`)
            .join(', ')}
        </p>
      )}
      {unit.standing !== 'done' && (
        <section>
          <h3>Còn thiếu</h3>
          {known === null ? (
            <p className="muted small">Đang xem hồ sơ …</p>
          ) : known.lines.length === 0 ? (
            <p className="small">Chưa có hồ sơ nào ở các mục đo của đợt.</p>
          ) : (
            <ul className="gaps small">
              {known.lines.slice(0, 7).map((line) => (
                <li key={line.text}>
                  <Link to={`${home}/${line.to}`}>{line.text}</Link>
                </li>
              ))}
              <li>
                <Link to={`${home}/campaigns/missing?c=${encodeURIComponent(code)}`}>
                  {known.lines.length > 7 ? `Còn ${known.lines.length - 7} mục nữa, xem theo lớp` : 'Xem theo lớp'}, tới từng
                  người
                </Link>
              </li>
            </ul>
          )}
        </section>
      )}
      {known && known.people.length > 0 && (
        <section>
          <h3>Người phụ trách</h3>
          <ul className="people small">
            {known.people.map((person) => (
              <li key={person.name + person.title}>
                <i className="avatar" aria-hidden="true">
                  {initials(person.name)}
                </i>
                <span>
                  <b>{person.name}</b>
                  <br />
                  <span className="muted">{person.title}, </span>
                  {person.lastLoginAt ? (
                    <span className="muted">vào lần cuối {formatInstant(new Date(person.lastLoginAt))}</span>
                  ) : (
                    <span className="warned">
                      <IconUserOff size={14} aria-hidden />{' '}
                      {person.lastLoginAt === null ? 'chưa vào lần nào' : 'chưa có tài khoản'}
                    </span>
                  )}
                </span>
                {person.phone && (
                  <a className="num" href={`tel:${person.phone}`}>
                    <IconPhone size={14} aria-hidden /> {person.phone}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="stack acts">
        {known?.mayRemind && unit.standing !== 'done' && (
          <remind.Form method="post" action={`${base}/campaigns/panel`} ref={form} className="stack acts">
            <input type="hidden" name="unitIds" value={unit.unitId} />
            <input type="hidden" name="c" value={code} />
            <Reasons reasons={refused} />
            {known.remindedToday && (
              <label className="row small">
                <input type="checkbox" name="again" id="f-again" /> Nhắc lại trong ngày
              </label>
            )}
            <Button type="submit" fullWidth loading={remind.state !== 'idle'} leftSection={<IconSend size={16} aria-hidden />}>
              Nhắc kèm {formatNumber(Math.max(1, known.lines.length))} mục còn thiếu
            </Button>
          </remind.Form>
        )}
        {answer &&
          'sent' in answer &&
          (answer.unread.length === 0 ? (
            <p className="note ok small" role="status">
              Đã nhắc. Người của đơn vị thấy lời nhắc ở màn hình Hôm nay.
            </p>
          ) : (
            <p className="note warn small" role="status">
              <span>
                Đã ghi lời nhắc. Đơn vị chưa có ai có tài khoản, lời nhắc chưa ai đọc được
                {known?.phone ? (
                  <>
                    ; hãy gọi{' '}
                    <a className="num" href={`tel:${known.phone}`}>
                      {known.phone}
                    </a>
                    .
                  </>
                ) : (
                  ', hồ sơ đơn vị cũng chưa có số điện thoại.'
                )}
              </span>
            </p>
          ))}
        <Button component={Link} to={home} variant="default" fullWidth leftSection={<IconExternalLink size={16} aria-hidden />}>
          Mở đơn vị
        </Button>
      </div>
      {known && known.reminders.length > 0 && (
        <section>
          <h3>Đã liên hệ</h3>
          <ol className="history small">
            {known.reminders.map((r) => (
              <li key={r.id} title={r.text}>
                {r.sentByName} nhắc
                <br />
                <span className="muted num">{formatInstant(new Date(r.sentAt))}</span>
                {r.seenAt ? <span className="seen">, đã mở</span> : <span className="muted">, chưa mở</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </aside>
  );
}
