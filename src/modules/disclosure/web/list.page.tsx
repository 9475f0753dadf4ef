// What the school discloses in a school year: each item with where it stands, its day, and what to do next.
import './disclosure.css';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, redirect, useLoaderData, useSearchParams } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { isAddressee, readReminders } from '../commands/read-reminders.ts';
import { mayKeepDisclosure } from '../policy.ts';
import { disclosedYears, disclosingUnit, yearItems } from '../queries/items.ts';
import { remindersOf } from '../queries/reminders.ts';
import { ruleSetOf, teachingOf } from '../rules/catalogue.ts';
import { lastDayOf, periodsOf, periodWords, standingWords } from '../rules/due.ts';
import { stateTone } from './words.ts';

export const loader = load(async ({ context, params, request }) => {
  const found = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (unit.level === 'department' || unit.level === 'district') throw redirect(`/${unit.slug}/disclosure/board`);
    const disclosing = await disclosingUnit(work, unit.id);
    const present = schoolYearOf(work.today);
    const years = await disclosedYears(work, unit.id, present);
    const asked = new URL(request.url).searchParams.get('year') ?? chosenYear(request.headers.get('cookie'), work.today).year;
    const year = ruleSetOf(asked) && /^\d{4}-\d{4}$/.test(asked) ? asked : present;
    const rules = ruleSetOf(year);
    const items = disclosing ? await yearItems(work, disclosing, year) : [];
    const may = mayKeepDisclosure(work.actor, unit);
    return {
      ...{
        unit,
        year,
        present,
        years: years.includes(year) ? years : [year, ...years],
        whyNot: may === true ? null : may.message,
      },
      rule: rules ? { name: rules.name, retention: rules.retentionYears } : null,
      reminders: await remindersOf(work, unit.id, year),
      addressee: isAddressee(work.actor, unit.id),
      url: `${context.get(requestContext).portalUrl(hostLabelOf(unit))}cong-khai/${year}`,
      items: items.map(({ item, standing, period, title, row, periods }) => {
        const next = item.due.kind === 'yearly' ? [] : periodsOf(item.due, teachingOf(year));
        const ahead = next.filter((one) => one >= (period || work.today.slice(0, 7)));
        return {
          ...{
            slug: item.slug,
            form: item.form ?? '',
            title,
            basis: item.basis,
            dueWords: item.due.words,
            standing,
            period,
            row,
          },
          lastDay: standing?.lastDay ?? (item.due.kind === 'yearly' && rules ? lastDayOf(item.due, year, '', rules) : null),
          recurring: item.due.kind !== 'yearly',
          // The period that counts now, and the ones after it that can be prepared.
          periods: ahead.slice(0, 4).map((one) => ({ period: one, on: periods.find((p) => p.period === one)?.firstOn ?? null })),
        };
      }),
    };
  });
  if (found.reminders.some((one) => !one.seenAt) && found.addressee)
    await writing(context, (work) => readReminders(work, found.unit.id));
  return found;
});

export default function DisclosureList() {
  const { unit, year, present, years, whyNot, rule, items, reminders, url } = useLoaderData<typeof loader>();
  const [, setSearch] = useSearchParams();
  const count = (...states: string[]) => items.filter((one) => one.standing && states.includes(one.standing.state)).length;
  const published = items.some((one) => one.row?.firstOn);
  return (
    <>
      <title>{`Công khai ${year} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Công khai' }]}
        title={`Công khai năm học ${year}`}
        facts={
          rule ? (
            <>
              {rule.name}. {count('in_time', 'late')} mục đã công khai, {count('missing')} mục thiếu.
            </>
          ) : (
            'Không có quy định công khai cho năm học này trên hệ thống.'
          )
        }
      >
        <select
          aria-label="Năm học"
          className="year"
          value={year}
          onChange={(event) => setSearch({ year: event.currentTarget.value }, { preventScrollReset: true })}
        >
          {years.map((one) => (
            <option key={one} value={one}>
              Năm học {one}
            </option>
          ))}
        </select>
        {published && <SiteLink href={url}>Xem trên trang</SiteLink>}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {year !== present && (
          <p className="note">
            Năm học cũ: các bản công khai được giữ nguyên, ít nhất {rule?.retention ?? 5} năm. Sửa thì thành bản mới, có lý do.
          </p>
        )}
        {reminders.slice(0, 1).map((reminder) => (
          <p key={reminder.id} className="note warn">
            <span>
              <b>{reminder.by}</b> nhắc lúc {formatInstant(new Date(reminder.at))}: {reminder.text}
            </span>
          </p>
        ))}
        {items.length === 0 ? (
          <p className="card blank">Đơn vị này không phải lập biểu công khai theo quy định đang có trên hệ thống.</p>
        ) : (
          <section className="card" aria-label="Các mục công khai">
            <div className="scroll">
              <table className="list flow disclosures">
                <thead>
                  <tr>
                    <th>Mục</th>
                    <th>Tình trạng</th>
                    <th>Hạn</th>
                    <th>Công khai lần đầu</th>
                    <th>Bản đang đọc</th>
                    <th>
                      <span className="vh">Việc</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => {
                    const to = `${year}/${one.slug}${one.period ? `?ky=${one.period}` : ''}`;
                    const act = whyNot ? 'Xem' : one.row?.firstOn ? 'Xem, sửa' : one.row ? 'Làm tiếp' : 'Lập';
                    return (
                      <tr key={one.slug}>
                        <td className="name" data-label="Mục">
                          <Link to={to}>{one.title}</Link>
                          <span className="small muted block">
                            {[one.form || one.basis, one.period ? periodWords(one.period) : ''].filter(Boolean).join(', ')}
                          </span>
                        </td>
                        <td data-label="Tình trạng">
                          {one.standing ? (
                            <span className={stateTone[one.standing.state]}>{standingWords(one.standing)}</span>
                          ) : (
                            <span className="muted">ngoài thời gian học</span>
                          )}
                          {one.row && !one.row.firstOn && <span className="tag draft">có bản nháp</span>}
                          {one.row?.changedOn && !one.row.answeredOn && (
                            <span className="small muted block">có thay đổi từ {formatDate(one.row.changedOn)}</span>
                          )}
                        </td>
                        <td data-label="Hạn">
                          <span className="num">{one.lastDay && formatDate(one.lastDay)}</span>
                          <span className="small muted block due">{one.dueWords}</span>
                        </td>
                        <td className="num" data-label="Công khai lần đầu">
                          {one.row?.firstOn ? formatDate(one.row.firstOn) : <span className="muted">chưa</span>}
                        </td>
                        <td className="num" data-label="Bản đang đọc">
                          {one.row?.lastAt ? formatInstant(new Date(one.row.lastAt)) : <span className="muted">–</span>}
                        </td>
                        <td className="go">
                          {one.recurring && one.periods.length > 1 ? (
                            <span className="periods">
                              {one.periods.map((p) => (
                                <Link
                                  key={p.period}
                                  to={`${year}/${one.slug}?ky=${p.period}`}
                                  className={p.on ? 'tag ok' : 'tag'}
                                >
                                  {p.period.length === 7 ? p.period.slice(5) : formatDate(p.period).slice(0, 5)}
                                </Link>
                              ))}
                            </span>
                          ) : (
                            <Link to={to} aria-label={`${act}: ${one.title}`}>
                              {act} <IconChevronRight size={15} aria-hidden />
                            </Link>
                          )}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </div>
    </>
  );
}
