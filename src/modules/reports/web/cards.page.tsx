// Every issue of one card to one pupil: numbers, days, who issued it, what each one changed.
import './reports.css';
import { Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, throwIfAny } from '#kernel/refusal.ts';
import { mayReadMarks } from '#modules/assessment/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, siteOf } from '#modules/sites/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { issuesOf } from '../queries/cards.ts';
import { bookNamed, books, cardNumber, isCard, periodCode, periodNames } from '../rules/books.ts';
import { cardStateWords, cardTone } from '../rules/card-state.ts';
import { differences, shortHash } from '../rules/snapshot.ts';
import { Differences } from './parts/changed.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const may = mayReadMarks(work.actor, unit);
    throwIfAny([may === true ? null : may]);
    const kind = bookNamed(params.kind);
    if (!isCard(kind)) throw notFound('Sổ này không phát hành theo học sinh.');
    const issues = await issuesOf(work, unit.id, params.pupil ?? '', kind);
    const site = context.get(requestContext).portalUrl((await siteOf(work, unit.id))?.hostLabel ?? hostLabelOf(unit));
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, kind, pupil: issues[0]?.snapshot.pupil.name ?? '' },
      pupilId: params.pupil ?? '',
      issues: issues.map((one, at) => {
        const before = issues.slice(at + 1).find((other) => other.schoolYear === one.schoolYear && other.period === one.period);
        return {
          ...{
            number: one.number,
            classId: one.classId,
            schoolYear: one.schoolYear,
            period: one.period,
            issuedOn: one.issuedOn,
            by: one.issuedBy,
          },
          ...{
            replacedOn: one.replacedOn,
            since: one.since,
            replaces: one.replaces,
            hash: shortHash(one.hash),
            link: `${site}xac-minh/${one.token}`,
          },
          changes: before ? differences(before.snapshot, one.snapshot) : [],
        };
      }),
    };
  }),
);

export default function Cards() {
  const { unit, kind, pupil, pupilId, issues } = useLoaderData<typeof loader>();
  const name = books[kind].name;
  return (
    <>
      <title>{`${name} đã phát hành – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'In sổ sách', to: `/${unit.slug}/reports/books?kind=${kind}` },
          { label: 'Đã phát hành', to: `/${unit.slug}/reports/cards` },
          ...(pupil ? [{ label: pupil }] : []),
        ]}
        title={pupil ? `${name} của ${pupil}` : name}
        facts={issues.length > 0 ? `${issues.length} lần phát hành` : 'Chưa phát hành lần nào'}
      />
      <div className="stack">
        {issues.length === 0 && (
          <p className="card blank">
            Chưa phát hành cho học sinh này. <Link to={`/${unit.slug}/reports/books?kind=${kind}`}>In sổ sách</Link>
          </p>
        )}
        {issues.map((one) => (
          <section
            key={`${one.schoolYear} ${one.number}`}
            className="card"
            aria-label={`Số ${cardNumber(kind, one.number, one.schoolYear)}`}
          >
            <div className="pad stack">
              <div className="row">
                <b className="num">Số {cardNumber(kind, one.number, one.schoolYear)}</b>
                <span className="tag">{periodNames[one.period]}</span>
                <span className={cardTone(one)}>{cardStateWords(one)}</span>
              </div>
              <span className="small muted">
                {one.by}, ngày {formatDate(one.issuedOn)}
                {one.replaces !== null && `, thay số ${cardNumber(kind, one.replaces, one.schoolYear)}`}. Mã nội dung {one.hash}.{' '}
                <a href={one.link} target="_blank" rel="noopener">
                  Trang xác minh
                </a>
              </span>
              {one.since && (
                <p className="note warn">
                  {one.since === 'reopened'
                    ? 'Hiệu trưởng đã mở lại kết quả để sửa. Duyệt lại rồi phát hành lại nếu kết quả khác; trang xác minh đang báo như vậy, không nói điểm.'
                    : 'Kết quả đã được sửa sau ngày phát hành; bản giấy có thể không còn khớp.'}{' '}
                  <Link
                    to={`/${unit.slug}/reports/books?${new URLSearchParams({ kind, period: periodCode[one.period], class: String(one.classId), pupil: pupilId })}`}
                  >
                    Xem chỗ khác và phát hành lại
                  </Link>
                </p>
              )}
            </div>
            {one.changes.length > 0 && <Differences rows={one.changes} />}
          </section>
        ))}
      </div>
    </>
  );
}
