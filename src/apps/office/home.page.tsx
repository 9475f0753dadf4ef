// Work before charts: what is due at this unit, what is missing, each line one click from the place.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatInstant, remaining } from '#kernel/calendar.ts';
import { levelNames, teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { campaignNow, completenessTenths, measureNames, remindersAt, statusOf } from '#modules/campaigns/index.ts';
import { listClasses } from '#modules/classes/index.ts';
import { profileFieldNames, profileOf, unitOfAddress } from '#modules/organizations/index.ts';
import { findingsAt, missingAt, pupilFieldNames, ruleWords } from '#modules/people/index.ts';
import { personOf, reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { UnreadReminders } from './parts/reminders.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const campaign = await campaignNow(work, unit.path);
    const units = await statusOf(work, campaign, unit.path);
    const own = units.find((u) => u.unitId === unit.id) ?? null;
    const school = teaches(unit.type);
    const profile = await profileOf(work, unit.id);
    const classes = school ? await listClasses(work, unit.id, campaign.schoolYear) : [];
    return {
      ...{ unit, campaign, own, now: work.now, school },
      below: units.filter((u) => u.unitId !== unit.id).length,
      profileMissing: (profile?.missing ?? []).map((field) => profileFieldNames[field] ?? field),
      missing: school ? await missingAt(work, unit.id) : [],
      findings: school ? (await findingsAt(work, unit.id)).filter((f) => f.rule !== 10) : [],
      classesWithout: classes.filter((c) => !c.complete).map((c) => c.name),
      reminders: (await remindersAt(work, unit.id, { unread: true, limit: 3 })).map(
        ({ id, sentByName, sentAt, campaignName }) => ({
          ...{ id, sentByName, sentAt, campaignName },
        }),
      ),
      mayImport: school && holds(personOf(context), ['clerk', 'principal'], unit.path),
      portal: context.get(requestContext).portalUrl(unit.level === 'department' ? '' : unit.slug),
    };
  }),
);

export default function Home() {
  const {
    unit,
    campaign,
    own,
    now,
    below,
    profileMissing,
    missing,
    findings,
    classesWithout,
    mayImport,
    school,
    portal,
    reminders,
  } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  const todo = [
    ...missing.map(({ field, count }) => ({
      text: `${formatNumber(count)} học sinh chưa có ${pupilFieldNames[field] ?? field}`,
      to: `${base}/people/pupils?missing=${field}`,
      bad: true,
    })),
    ...(classesWithout.length > 0
      ? [
          {
            text: `${formatNumber(classesWithout.length)} lớp chưa xong: ${classesWithout.slice(0, 6).join(', ')}${classesWithout.length > 6 ? ' …' : ''}`,
            to: `${base}/classes/list`,
            bad: true,
          },
        ]
      : []),
    ...(profileMissing.length > 0
      ? [{ text: `Hồ sơ đơn vị thiếu ${profileMissing.join(', ')}`, to: `${base}/organizations/profile`, bad: true }]
      : []),
    ...findings.map((f) => ({
      text: `${formatNumber(f.count)} ${ruleWords[f.rule] ?? `phát hiện số ${f.rule}`}`,
      to: f.kind === 'pupil' ? `${base}/people/pupils?rule=${f.rule}` : `${base}/people/staff?rule=${f.rule}`,
      bad: f.level === 'E',
    })),
  ];
  return (
    <>
      <title>{`Hôm nay – ${unit.shortName}`}</title>
      <PageHeader title="Hôm nay" facts={`${levelNames[unit.level]} · ${unit.name}`}>
        {below > 0 && !school && (
          <Button component={Link} to={`${base}/campaigns/wall`}>
            Xem tường {formatNumber(below)} đơn vị
          </Button>
        )}
        {mayImport && (
          <Button component={Link} to={`${base}/people/imports`} variant={todo.length > 0 ? 'filled' : 'default'}>
            Nhập từ Excel
          </Button>
        )}
      </PageHeader>
      <div className="cols">
        <div className="stack">
          <UnreadReminders reminders={reminders} base={base} />
          {own && (
            <section className="card">
              <h2>{campaign.name}</h2>
              <div className="pad stack">
                <p>
                  Hạn cuối <b className="num">{formatInstant(campaign.deadline)}</b>, {remaining(now, campaign.deadline)}. Đã đủ{' '}
                  <b className="num" data-testid="own-percent">
                    {formatPercent(own.tenths)}
                  </b>
                  .
                </p>
                {own.items.map((item) => {
                  const tenths = completenessTenths(item.complete, item.required);
                  return (
                    <div
                      key={item.code}
                      style={{ display: 'grid', gridTemplateColumns: '160px minmax(0,1fr) 150px', gap: 10, alignItems: 'center' }}
                    >
                      <span>{measureNames[item.code]}</span>
                      <span className="bar" aria-hidden="true">
                        <i className={tenths === 1000 ? 'full' : undefined} style={{ width: `${tenths / 10}%` }} />
                      </span>
                      <span className="num small" style={{ textAlign: 'right' }}>
                        {formatNumber(item.complete)}/{formatNumber(item.required)} · {formatPercent(tenths)}
                      </span>
                    </div>
                  );
                })}
              </div>
            </section>
          )}
          {school && (
            <section className="card">
              <h2>Việc của trường</h2>
              {todo.length === 0 ? (
                <p className="blank">
                  <IconCircleCheck size={22} aria-hidden style={{ verticalAlign: -5 }} /> Hồ sơ đã đủ, không còn việc chờ.
                </p>
              ) : (
                <ul>
                  {todo.map((item) => (
                    <li
                      key={item.text}
                      className="row"
                      style={{ padding: '9px 16px', borderTop: '1px solid var(--ct-line)', flexWrap: 'nowrap' }}
                    >
                      <IconAlertTriangle
                        size={18}
                        aria-hidden
                        style={{ flex: 'none', color: item.bad ? 'var(--ct-bad)' : 'var(--ct-warn)' }}
                      />
                      <Link to={item.to}>{item.text}</Link>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )}
        </div>
        <aside className="card pad stack">
          <p>
            <a href={portal}>Trang công khai của đơn vị</a>
          </p>
          <p className="small muted">Số liệu được tính từ chính hồ sơ; không ai phải bấm “đã xong”.</p>
        </aside>
      </div>
    </>
  );
}
