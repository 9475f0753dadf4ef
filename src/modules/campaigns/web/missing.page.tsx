// What a unit still lacks, one step after the other: school, class, person, empty field. Each field is a link into its place.
import '../web/wall.css';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { profileFieldNames, unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords, pupilFieldNames, staffFieldNames } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { campaignNow } from '../queries/campaigns.ts';
import { classGaps, type PersonGaps, unitGaps } from '../queries/drill.ts';
import { missingOf } from '../queries/missing.ts';
import { resultGaps } from '../queries/result-gaps.ts';
import { completenessTenths, isOfResults } from '../rules/standing.ts';
import { ResultGaps } from './parts/result-gaps.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const search = new URL(request.url).searchParams;
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const campaign = await campaignNow(work, unit.path, search.get('c'));
    const chosen = Number(search.get('class')) || null;
    return {
      unit: { slug: unit.slug, name: unit.shortName, school: teaches(unit.type), small: unit.level === 'mn' },
      campaign: { code: campaign.code, name: campaign.name, measures: campaign.measures },
      gaps: chosen ? null : await unitGaps(work, unit, campaign),
      portal: ((await missingOf(work, campaign, [unit.id])).get(unit.id) ?? []).filter((line) => line.measure === 'portal'),
      inClass: chosen ? await classGaps(work, unit, chosen) : null,
      results: chosen || !campaign.measures.some(isOfResults) ? null : await resultGaps(work, unit, campaign),
    };
  }),
);

type Place = (person: PersonGaps, field: string) => string;

function People({ people, names, place }: { people: PersonGaps[]; names: Record<string, string>; place: Place }) {
  return (
    <ul className="gaplist">
      {people.map((person) => (
        <li key={person.id}>
          <b>
            <Link to={place(person, '')}>{person.name}</Link>
          </b>
          <span className="small fields">
            {person.missing.map((field) => (
              <Link key={field} to={place(person, field)} className="tag bad">
                chưa có {names[field] ?? field}
              </Link>
            ))}
            {person.errors.map((error) => (
              <Link key={error.field + error.detail} to={place(person, error.field)} className="tag warn">
                {error.detail}
              </Link>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

export default function Missing() {
  const { unit, campaign, gaps, inClass, portal, results } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  const here = `${base}/campaigns/missing?c=${campaign.code}`;
  const measured = (code: string) => (campaign.measures as string[]).includes(code);
  const pupilAt: Place = (p, field) => `${base}/people/pupils/${p.id}${field ? `#f-${field}` : ''}`;
  const staffAt: Place = (p, field) => `${base}/people/staff/${p.id}${field ? `#f-${field}` : ''}`;
  const nothing =
    gaps !== null &&
    portal.length === 0 &&
    (results === null ||
      (results.findings.length + results.explained === 0 && results.periods.every(({ classes }) => classes.length === 0))) &&
    (!measured('profile') || gaps.profile.length === 0) &&
    (!measured('staff') || gaps.staff.length === 0) &&
    (!measured('pupils') || gaps.withoutClass.length === 0) &&
    (!(measured('classes') || measured('pupils')) ||
      gaps.classes.every((c) => c.homeroom && c.errors.length === 0 && c.pupils === c.pupilsComplete));
  return (
    <>
      <title>{`Còn thiếu – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Còn thiếu', ...(inClass ? { to: here } : {}) },
          ...(inClass ? [{ label: `Lớp ${inClass.name}` }] : []),
        ]}
        title={inClass ? `Lớp ${inClass.name}: ${formatNumber(inClass.pupils.length)} học sinh chưa đủ hồ sơ` : 'Còn thiếu gì'}
        facts={`${unit.name}, ${campaign.name}`}
      />
      {inClass && (
        <section className="card">
          {inClass.pupils.length === 0 ? (
            <p className="blank">Hồ sơ của cả lớp đã đủ.</p>
          ) : (
            <People people={inClass.pupils} names={pupilFieldNames} place={pupilAt} />
          )}
        </section>
      )}
      {nothing && <p className="card blank">Hồ sơ đã đủ, không còn mục nào thiếu.</p>}
      {gaps && !nothing && (
        <div className="stack">
          {portal.length > 0 && (
            <section className="card">
              <h2>Cổng thông tin</h2>
              <ul className="gaplist">
                {portal.map((line) => (
                  <li key={line.text}>
                    <Link to={`${base}/${line.to}`}>{line.text}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {results && <ResultGaps small={unit.small} results={results} base={base} />}
          {measured('profile') && gaps.profile.length > 0 && (
            <section className="card">
              <h2>Hồ sơ đơn vị</h2>
              <p className="pad small fields">
                {gaps.profile.map((field) => (
                  <Link key={field} to={`${base}/organizations/profile#f-${field}`} className="tag bad">
                    chưa có {profileFieldNames[field] ?? field}
                  </Link>
                ))}
              </p>
            </section>
          )}
          {gaps.classes.length > 0 && (measured('classes') || measured('pupils')) && (
            <section className="card">
              <h2>Theo lớp</h2>
              <div className="scroll">
                <table className="list flow">
                  <thead>
                    <tr>
                      <th>Lớp</th>
                      <th>Chủ nhiệm</th>
                      <th className="n">Học sinh đủ hồ sơ</th>
                      <th className="n">Đủ</th>
                      <th>Cần sửa ở lớp</th>
                    </tr>
                  </thead>
                  <tbody>
                    {gaps.classes.map((c) => (
                      <tr key={c.id}>
                        <td className="name" data-label="Lớp">
                          {c.pupils > c.pupilsComplete ? <Link to={`${here}&class=${c.id}`}>{c.name}</Link> : c.name}
                        </td>
                        <td data-label="Chủ nhiệm">
                          {c.homeroom ?? (
                            <Link to={`${base}/classes/list/${c.id}#f-homeroom_staff_id`} className="tag bad">
                              chưa có chủ nhiệm
                            </Link>
                          )}
                        </td>
                        <td className="n" data-label="Học sinh đủ hồ sơ">
                          {formatNumber(c.pupilsComplete)}/{formatNumber(c.pupils)}
                        </td>
                        <td className="n" data-label="Đủ">
                          {c.pupils > 0 ? formatPercent(completenessTenths(c.pupilsComplete, c.pupils)) : '–'}
                        </td>
                        <td className="small fields" data-label="Cần sửa ở lớp">
                          {c.errors.map((error) => (
                            <Link key={error.detail} to={`${base}/classes/list/${c.id}#f-${error.field}`} className="tag warn">
                              {error.detail}
                            </Link>
                          ))}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          )}
          {measured('pupils') && gaps.withoutClass.length > 0 && (
            <section className="card">
              <h2>Học sinh chưa xếp lớp</h2>
              <People people={gaps.withoutClass} names={pupilFieldNames} place={pupilAt} />
            </section>
          )}
          {measured('staff') && gaps.staff.length > 0 && (
            <section className="card">
              <h2>
                <IconAlertTriangle size={16} aria-hidden /> {formatNumber(gaps.staff.length)} cán bộ, giáo viên chưa đủ hồ sơ
              </h2>
              <People people={gaps.staff} names={staffFieldNames} place={staffAt} />
            </section>
          )}
        </div>
      )}
    </>
  );
}
