// Work before charts: what is due, what waits for me, what waits for others; each line one click from the place.
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockExclamation,
  IconExternalLink,
  IconHourglass,
  IconInbox,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate, formatInstant, remaining, toLocal, weekdayName } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { UnsentNote } from '#modules/assessment/ui.ts';
import { auditEntries } from '#modules/audit/index.ts';
import { type Campaign, campaignNow, type FillRate, fillRatesOf, statusOf, type UnitStatus } from '#modules/campaigns/index.ts';
import { completenessTenths, measureNames } from '#modules/campaigns/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { mayReadRecords } from '#modules/people/index.ts';
import { hostLabelOf, siteFactsOf } from '#modules/sites/index.ts';
import { personOf, reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadAudit } from './audit-list.ts';
import { doorActs } from './audit-words.ts';
import { navigationOf } from './navigation.ts';
import { icons } from './parts/icons.ts';
import { todayOf } from './today.ts';
import type { Todo } from './todo.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const person = personOf(context);
    const unit = await unitOfAddress(work, params.unit);
    const campaign = await campaignNow(work, unit.path);
    const units = await statusOf(work, campaign, unit.path);
    const own = units.find((u) => u.unitId === unit.id) ?? null;
    const sees = mayReadAudit(person, unit);
    const done = await auditEntries(work, {
      ...{ path: unit.path, without: [...doorActs, 'access.export', 'audit.export'], limit: 6 },
      // Others' acts are for those who may read the record.
      ...(sees ? {} : { actorId: person.userId }),
    });
    return {
      ...{ unit: { slug: unit.slug, name: unit.name, shortName: unit.shortName }, school: teaches(unit.type), campaign },
      ...{ now: work.now, day: toLocal(work.now).date, given: person.name.split(' ').at(-1) ?? person.name, sees },
      counted: units.length,
      // A number one may look behind is a link.
      readsRecords: mayReadRecords(person, unit) === true,
      strip: teaches(unit.type) ? own : together(units),
      // The school's records are the work of those who keep them: a teacher has the own cells before.
      teacher: holds(person, ['teacher'], unit.path) && !holds(person, ['principal', 'clerk'], unit.path),
      fill: teaches(unit.type) ? await fillRatesOf(work, unit.id, campaign.schoolYear) : [],
      today: await todayOf(work, unit, { campaign, own, units }),
      quick: navigationOf(person, unit)
        .filter((item) => item.to !== '' && item.letter)
        .slice(0, 10),
      done: done.map((row) => ({
        ...{ id: row.id, at: row.businessAt, text: row.summary },
        who: row.actorId === person.userId ? 'Tôi' : row.actor.replace(/ \(.*\)$/, ''),
      })),
      portal: context.get(requestContext).portalUrl((await siteFactsOf(work, unit.id))?.host ?? hostLabelOf(unit)),
    };
  }),
);

/** All units of an office as one, for its strip; null where nothing is counted. */
function together(units: UnitStatus[]): Pick<UnitStatus, 'items' | 'complete' | 'required' | 'tenths'> | null {
  if (units.length === 0) return null;
  const add = (pick: (u: UnitStatus) => number) => units.reduce((n, u) => n + pick(u), 0);
  const items = [...new Set(units.flatMap((u) => u.items.map((item) => item.code)))].map((code) => {
    const of = units.flatMap((u) => u.items.filter((item) => item.code === code));
    return { code, complete: of.reduce((n, i) => n + i.complete, 0), required: of.reduce((n, i) => n + i.required, 0) };
  });
  const [complete, required] = [add((u) => u.complete), add((u) => u.required)];
  return { items, complete, required, tenths: completenessTenths(complete, required) };
}

const waysIn: Record<string, string> = {
  profile: 'organizations/profile',
  classes: 'classes/list',
  staff: 'people/staff?complete=no',
  pupils: 'people/pupils',
  portal: 'adoption/portal',
};

type StripProps = {
  campaign: Campaign;
  own: Pick<UnitStatus, 'items' | 'complete' | 'required' | 'tenths'>;
  now: Date;
  base: string;
  /** An office looks at its units, a school at its records. */
  wall: boolean;
  /** What is recommended beyond completeness. */
  fill: FillRate[];
  /** May this person look at the records behind the numbers? */
  reads: boolean;
};

function Behind({ to, children }: { to: string | null; children: ReactNode }) {
  return to ? (
    <Link to={to} className="small num">
      {children}
    </Link>
  ) : (
    <span className="small num">{children}</span>
  );
}

function Strip({ campaign, own, now, base, wall, fill, reads }: StripProps) {
  const rate = (code: string) => fill.find((one) => one.code === code);
  const left = own.required - own.complete;
  return (
    <section className="card camp" aria-label={campaign.name}>
      <div className="when">
        <span className="small">{campaign.name}</span>
        <b>{remaining(now, campaign.deadline).replace(/^còn /, '')}</b>
        <span className="small muted num">
          đến hết {weekdayName(toLocal(campaign.deadline).date).replace(/^./, (c) => c.toLowerCase())}{' '}
          {formatDate(toLocal(campaign.deadline).date)}
        </span>
      </div>
      {own.items.map((item) => {
        const tenths = completenessTenths(item.complete, item.required);
        const full = item.complete >= item.required && item.required > 0;
        return (
          <div key={item.code} className="measure">
            <span>
              {measureNames[item.code]} {full && <IconCircleCheck size={16} className="okmark" aria-label="đủ" />}
            </span>
            <span className="bar" aria-hidden="true">
              <i className={full ? 'full' : undefined} style={{ width: `${tenths / 10}%` }} />
            </span>
            {full ? (
              <span className="small muted num">
                {formatNumber(item.complete)}/{formatNumber(item.required)}, đủ
              </span>
            ) : (
              <Behind
                to={
                  wall || reads || item.code === 'profile' || item.code === 'portal'
                    ? `${base}/${wall ? 'campaigns/wall' : waysIn[item.code]}`
                    : null
                }
              >
                {formatNumber(item.complete)}/{formatNumber(item.required)} · {formatPercent(tenths)}
              </Behind>
            )}
            {item.code === 'pupils' && !wall && <span className="small muted">đếm em đang học</span>}
            {rate(item.code) && <span className="small muted">mục nên có {formatPercent(rate(item.code)?.tenths ?? 0)}</span>}
          </div>
        );
      })}
      <div className="sum">
        <b className="num" data-testid="own-percent">
          {formatPercent(own.tenths)}
        </b>
        <span className="small muted">
          {left > 0 ? `còn ${formatNumber(left)} hồ sơ chưa đủ` : 'đã đủ, không phải bấm gì thêm'}
        </span>
      </div>
    </section>
  );
}

const marks = { bad: IconClockExclamation, warn: IconAlertTriangle, info: IconInbox, wait: IconHourglass };

function Group({ title, items, hot }: { title: string; items: Todo[]; hot?: boolean }) {
  if (items.length === 0) return null;
  const line = (item: Todo) => {
    const Mark = marks[item.tone];
    return (
      <li key={item.id} data-testid={item.id.startsWith('reminder-') ? 'reminders' : undefined}>
        <Mark size={20} stroke={1.75} aria-hidden className={`mark ${item.tone}`} />
        <div className="what">
          <Link to={item.to}>{item.text}</Link>
          {item.detail && <p className="small muted">{item.detail}</p>}
        </div>
        <span className={`due num ${item.tone === 'bad' ? 'bad' : ''}`}>{item.when}</span>
        <Button component={Link} to={item.to} variant="default" size="xs" aria-label={`${item.act}: ${item.text}`}>
          {item.act}
        </Button>
      </li>
    );
  };
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className={`tag num ${hot ? 'bad' : ''}`}>{items.length}</span>
      </h2>
      <ul>{items.slice(0, 8).map(line)}</ul>
      {items.length > 8 && (
        <details>
          <summary>Và {items.length - 8} việc nữa</summary>
          <ul>{items.slice(8).map(line)}</ul>
        </details>
      )}
    </section>
  );
}

export default function Home() {
  const {
    unit,
    school,
    teacher,
    campaign,
    strip,
    fill,
    now,
    day,
    given,
    counted,
    today,
    quick,
    done,
    sees,
    portal,
    readsRecords,
  } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  const { due, mine, others } = today;
  const nothing = due.length + mine.length + others.length === 0;
  const what =
    due.length > 0
      ? `có ${formatNumber(due.length)} việc có hạn`
      : mine.length > 0
        ? `có ${formatNumber(mine.length)} việc chờ`
        : others.length > 0
          ? `không có việc nào chờ bạn, ${formatNumber(others.length)} việc chờ người khác`
          : 'không còn việc nào chờ';
  const deadline = strip && (
    <Strip campaign={campaign} own={strip} now={new Date(now)} base={base} wall={!school} fill={fill} reads={readsRecords} />
  );
  return (
    <>
      <title>{`Hôm nay – ${unit.shortName}`}</title>
      <PageHeader
        title={`Chào ${given}, ${what}`}
        facts={
          <span className="num">
            {weekdayName(day)} {formatDate(day)} · {unit.name}
          </span>
        }
      >
        {counted > 0 && !school && (
          <Button component={Link} to={`${base}/campaigns/wall`}>
            Xem tường {formatNumber(counted)} đơn vị
          </Button>
        )}
      </PageHeader>
      <UnsentNote />
      <div className="stack">
        {!teacher && deadline}
        <div className="cols">
          <div className="card todo">
            <Group title="Có hạn" items={due} hot />
            <Group title="Chờ tôi" items={mine} />
            <Group title="Đang chờ người khác" items={others} />
            {nothing && (
              <p className="blank">
                <IconCircleCheck size={22} aria-hidden style={{ verticalAlign: -5 }} />{' '}
                {school && strip && strip.complete >= strip.required
                  ? 'Hồ sơ đã đủ, không còn việc chờ bạn.'
                  : 'Không còn việc chờ bạn.'}
              </p>
            )}
          </div>
          <aside className="stack">
            <section className="card">
              <h2>Làm nhanh</h2>
              <ul className="quick">
                {quick.map((item) => {
                  const Icon = icons[item.icon];
                  return (
                    <li key={item.to}>
                      <Link to={`${base}/${item.to}`}>
                        <Icon size={18} stroke={1.75} aria-hidden />
                        <span>{item.label}</span>
                        {item.letter && (
                          <span className="hints">
                            <kbd>G</kbd>
                            <kbd>{item.letter.toUpperCase()}</kbd>
                          </span>
                        )}
                      </Link>
                    </li>
                  );
                })}
                <li>
                  <a href={portal}>
                    <IconExternalLink size={18} stroke={1.75} aria-hidden />
                    <span>Trang công khai của đơn vị</span>
                  </a>
                </li>
              </ul>
            </section>
            <section className="card">
              <h2>
                Vừa xong{' '}
                {sees && (
                  <Link className="small" to={`${base}/audit/entries`}>
                    Nhật ký
                  </Link>
                )}
              </h2>
              {done.length === 0 ? (
                <p className="blank small">Chưa có việc nào được ghi.</p>
              ) : (
                <ol className="line">
                  {done.map((row) => (
                    <li key={row.id}>
                      <b>{row.who}</b>: {row.text}
                      <p className="small muted num">{formatInstant(new Date(row.at))}</p>
                    </li>
                  ))}
                </ol>
              )}
            </section>
          </aside>
        </div>
        {teacher && deadline}
      </div>
    </>
  );
}
