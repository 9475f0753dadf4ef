// What the unit has been reminded of. Opening one, as a person of the unit, tells its sender that it was read.
import '../web/wall.css';
import { IconArrowRight } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { openReminder } from '../commands/open-reminder.ts';
import { remindersAt } from '../queries/reminders.ts';

export const loader = load(async ({ context, params }) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const reminders = await remindersAt(work, unit.id);
    const id = params.reminder ?? reminders[0]?.id;
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      open: id ? await openReminder(work, unit.id, id) : null,
      reminders: reminders.map(({ items: _items, ...r }) => r),
    };
  }),
);

export default function Reminders() {
  const { unit, open, reminders } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  return (
    <>
      <title>{`Lời nhắc – ${unit.name}`}</title>
      <PageHeader crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Lời nhắc' }]} title="Lời nhắc từ cấp trên" />
      {open === null ? (
        <p className="card blank">Chưa có lời nhắc nào.</p>
      ) : (
        <div className="cols">
          <section className="card">
            <h2>{open.campaignName}</h2>
            <div className="pad stack">
              <p className="small muted">
                {open.sentByName} nhắc lúc {formatInstant(new Date(open.sentAt))}
                {open.seenAt && `; ${open.seenByName || 'người của đơn vị'} mở lúc ${formatInstant(new Date(open.seenAt))}`}
              </p>
              <p>{open.text}</p>
            </div>
            <ul className="gaplist">
              {open.items.map((line) => (
                <li key={line.text}>
                  <Link to={`${base}/${line.to}`}>
                    {line.text} <IconArrowRight size={15} aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
            <p className="foot">Danh sách trên là lúc được nhắc; mục đã bổ sung thì không còn ở màn hình Hôm nay.</p>
          </section>
          <aside className="card">
            <h2>Mọi lời nhắc</h2>
            <ul className="gaplist small">
              {reminders.map((r) => (
                <li key={r.id}>
                  <Link to={`${base}/campaigns/reminders/${r.id}`} aria-current={r.id === open.id ? 'page' : undefined}>
                    <span className="num">{formatInstant(new Date(r.sentAt))}</span> {r.sentByName}
                    {!r.seenAt && r.id !== open.id && <b> chưa mở</b>}
                  </Link>
                </li>
              ))}
            </ul>
          </aside>
        </div>
      )}
    </>
  );
}
