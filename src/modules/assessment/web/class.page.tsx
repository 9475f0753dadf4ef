// The homeroom teacher's view: the class over all its subjects, what lacks and where, conduct and level, and why.
import './marks.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useLoaderData } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadMarks } from '../policy.ts';
import { type PeriodResult, type PupilYearInput, pupilYear } from '../rules/pupil-year.ts';
import { ruleSetAt } from '../rules/rule-sets/catalogue.ts';
import { classView } from './class-results.ts';
import { loadMarks } from './load-marks.ts';
import { ClassTable } from './parts/class-table.tsx';
import { WhyLevel } from './parts/why-level.tsx';
import { periodName, periodOf, periodWord, periodWords } from './period.ts';

export const handle = { wide: true };

export const loader = loadMarks(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const period = periodOf(params.period);
    if (!period) throw notFound('Không tìm thấy lớp này.');
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      period,
      view: await classView(work, unit, Number(params.class), period),
    };
  }),
);

export default function ClassMarks() {
  const { unit, view, period } = useLoaderData<typeof loader>();
  const rules = useMemo(() => ruleSetAt(view.rules.id, view.rules.version), [view]);
  const rows = useMemo(
    () =>
      view.pupils.map((pupil) => {
        const input: PupilYearInput = { ...pupil.input, ...view.shared, rules };
        return { ...pupil, full: input, result: pupilYear(input)[period - 1] as PeriodResult };
      }),
    [view, rules, period],
  );
  const [asked, setAsked] = useState<string | null>(null);
  const base = `/${unit.slug}/assessment`;
  const complete = rows.filter(({ result }) => result.complete).length;
  const homeroom = view.sheets.find(({ kind }) => kind === 'homeroom');
  const chosen = rows.find(({ id }) => id === asked);
  return (
    <>
      <title>{`Điểm lớp ${view.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Sổ điểm', to: `${base}/sheets?show=classes` },
          { label: `Lớp ${view.name}` },
        ]}
        title={`Lớp ${view.name}, ${periodWords[period]}`}
        facts={`${rows.length} học sinh, ${complete} em đủ kết quả · năm học ${view.schoolYear} · ${rules.name}`}
      >
        <nav className="seg" aria-label="Học kỳ">
          {([1, 2, 3] as const).map((one) => (
            <Link
              key={one}
              to={`${base}/classes/${view.id}/${periodWord[one]}`}
              aria-current={one === period ? 'page' : undefined}
            >
              {periodName[one]}
            </Link>
          ))}
        </nav>
        {homeroom && (
          <Button component={Link} to={`${base}/sheets/${homeroom.id}/${periodWord[period]}`} variant="default">
            {homeroom.name}, nhận xét
          </Button>
        )}
      </PageHeader>
      <ClassTable {...{ view, rows, rules, period, base }} onWhy={setAsked} />
      {chosen && <WhyLevel {...{ period, rules }} row={chosen} onClose={() => setAsked(null)} />}
    </>
  );
}
