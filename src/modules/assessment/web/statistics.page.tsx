// How many of each level, conduct and band of marks does the school have, by class, grade and subject?
import './results.css';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadMarks } from '../policy.ts';
import { statisticsOf } from '../queries/result-statistics.ts';
import { periodNames } from '../rules/period-names.ts';
import { figuresOf } from './figures.ts';
import { periodName, periodOf, periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const period = periodOf(new URL(request.url).searchParams.get('period') ?? 'hk1') ?? 1;
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      year,
      period,
      tables: figuresOf(await statisticsOf(work, unit.id, year, period), period),
    };
  }),
);

export default function StatisticsScreen() {
  const { unit, year, period, tables } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/assessment/results`;
  return (
    <>
      <title>{`Thống kê kết quả – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Kết quả', to: base }, { label: 'Thống kê' }]}
        title={`Thống kê kết quả ${periodNames[period]}`}
        facts={`${unit.shortName}, năm học ${year}. Đếm em đang học hoặc học đến hết năm; không tính em đã chuyển đi, thôi học`}
      >
        <nav className="seg" aria-label="Kỳ">
          {([1, 2, 3] as const).map((one) => (
            <Link
              key={one}
              to={`${base}/statistics?period=${periodWord[one]}`}
              aria-current={one === period ? 'page' : undefined}
            >
              {periodName[one]}
            </Link>
          ))}
        </nav>
        <Button
          component="a"
          href={`${base}/statistics.xlsx?period=${periodWord[period]}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          data-key="e"
        >
          Tải Excel
        </Button>
      </PageHeader>
      <div className="stack">
        {tables.length === 0 && <p className="card blank">Chưa có kết quả nào trong kỳ này.</p>}
        {tables.map((table) => (
          <section key={table.title} className="card" aria-label={table.title}>
            <h2>{table.title}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
            <div className="scroll" tabIndex={0} role="region" aria-label={`${table.title}, cuộn ngang`}>
              <table className="list resultfigures">
                <thead>
                  <tr>
                    {table.head.map((cell) => (
                      <th key={cell}>{cell}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.map(({ key, cells, strong }) => (
                    <tr key={key}>
                      {cells.map((cell, i) => (
                        <td key={table.head[i]}>{strong ? <b>{cell}</b> : cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {table.note && <p className="foot">{table.note}</p>}
          </section>
        ))}
      </div>
    </>
  );
}
