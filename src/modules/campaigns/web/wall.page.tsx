// 874 units at one glance: who is complete before the deadline, who needs help; from a tile to the school.
import '../web/wall.css';
import { Button } from '@mantine/core';
import { IconPresentation, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { Link, type ShouldRevalidateFunctionArgs, useLoaderData, useSearchParams } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { lastSurvey, portalsNow } from '#modules/adoption/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { curveOf, frozenOf } from '../queries/status.ts';
import { WallFilters } from './parts/filters.tsx';
import { alsoIn, Overview } from './parts/overview.tsx';
import { packUnits, unpackUnits } from './parts/rows.ts';
import { UnitPanel } from './parts/unit-panel.tsx';
import { Views } from './parts/views.tsx';
import { Bars, groupsOf, Wall } from './parts/wall.tsx';
import { wallScope } from './wall-query.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, campaign, units, filter, offices, campaigns, path } = await wallScope(
      work,
      params.unit,
      new URL(request.url).searchParams,
    );
    const survey = unit.level === 'department' ? { past: await lastSurvey(work), now: await portalsNow(work) } : null;
    const whole = !filter.level && !filter.measure && filter.office !== 'so';
    return {
      ...{ unit: { slug: unit.slug, name: unit.shortName, level: unit.level }, campaign, filter, offices, campaigns },
      ...{ units: packUnits(units), now: work.now, today: work.today },
      survey: survey && {
        ...{ day: survey.past.date, units: survey.past.units, withPortal: survey.past.withPortal, regular: survey.past.regular },
        ...{ portalTenths: survey.past.portalTenths, regularTenths: survey.past.regularTenths },
        ...{ nowWith: survey.now.withPortal, nowUnits: survey.now.units },
      },
      // Days are kept for units as a whole: a part of the record or of the units has no curve of its own.
      curve: whole ? await curveOf(work, campaign, path) : null,
      frozen: whole ? await frozenOf(work, campaign, path) : null,
    };
  }),
);

/** Choosing a tile is in the address, and nothing to ask the server for. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const rest = (url: URL) => {
    const search = new URLSearchParams(url.search);
    search.delete('u');
    return `${url.pathname}?${search}`;
  };
  if (!formMethod && currentUrl.search !== nextUrl.search && rest(currentUrl) === rest(nextUrl)) return false;
  return defaultShouldRevalidate;
}

const present = (on: boolean) => document.documentElement.toggleAttribute('data-present', on);

/** Full screen without the frame around: for the wall of a meeting room. Esc leaves it. */
function togglePresentation(): void {
  if (document.documentElement.hasAttribute('data-present')) {
    present(false);
    if (document.fullscreenElement) document.exitFullscreen();
    return;
  }
  present(true);
  // A browser may refuse the full screen; without the frame it is still the picture alone.
  document.documentElement.requestFullscreen?.().catch(() => {});
}

export default function WallPage() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, campaign, campaigns, offices, filter, survey, curve, frozen, now, today } = loaded;
  const units = useMemo(() => unpackUnits(loaded.units), [loaded.units]);
  const { groups, direct } = useMemo(() => groupsOf(units, offices), [units, offices]);
  const [search, setSearch] = useSearchParams();
  const base = `/${unit.slug}`;
  const selected = units.find((u) => u.slug === search.get('u')) ?? null;
  const choose = (id: number | null) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        const slug = units.find((u) => u.unitId === id)?.slug;
        if (slug) next.set('u', slug);
        else next.delete('u');
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.target as HTMLElement).closest('input,textarea,select,[contenteditable]')) return;
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey && !event.altKey) togglePresentation();
      if (event.key === 'Escape') present(false);
    };
    const onScreen = () => !document.fullscreenElement && present(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onScreen);
      present(false);
    };
  }, []);
  const phong = offices.find((office) => office.id === selected?.parentId)?.name ?? '';
  const without = filter.code ? `?c=${encodeURIComponent(filter.code)}` : '?';
  return (
    <div className="wallpage">
      <title>{`${campaign.name} – ${unit.name}`}</title>
      <div className="body">
        <PageHeader crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Tường tiến độ' }]} title={campaign.name}>
          <WallFilters
            filter={filter}
            offices={offices}
            campaigns={campaigns}
            current={campaign.code}
            measures={campaign.measures}
            direct={unit.level === 'department'}
          />
          <Views at="wall" base={base} search={alsoIn(search.toString(), {})} />
          <Button
            variant="default"
            className="deskonly"
            leftSection={<IconPresentation size={16} aria-hidden />}
            rightSection={<kbd>F</kbd>}
            onClick={togglePresentation}
          >
            Trình chiếu
          </Button>
          <Button variant="default" className="deskonly" aria-label="In" px={10} onClick={() => window.print()}>
            <IconPrinter size={18} aria-hidden />
          </Button>
        </PageHeader>
        <Overview
          units={units}
          offices={groups.map((g) => g.office)}
          campaign={campaign}
          now={now}
          today={today}
          curve={curve}
          frozen={frozen}
          search={search.toString()}
          base={base}
        />
        {units.length === 0 ? (
          <p className="card blank" role="status">
            Không có đơn vị nào khớp. <Link to={without}>Xóa lọc</Link>
          </p>
        ) : (
          <>
            <Wall
              groups={groups}
              direct={direct}
              chosen={selected?.unitId ?? null}
              onChoose={choose}
              officeTo={(slug) => `?${alsoIn(search.toString(), { phong: slug })}`}
            />
            <Bars
              groups={groups}
              direct={direct}
              officeTo={(slug) => `${base}/campaigns/table?${alsoIn(search.toString(), { phong: slug })}`}
            />
          </>
        )}
        <p className="small muted wallfoot">
          <span>
            Số liệu lúc {formatInstant(now)}, tính từ chính hồ sơ của {formatNumber(units.length)} đơn vị.
          </span>
          {survey && (
            <span>
              Cổng thông tin, khảo sát {formatDate(survey.day)}: {formatNumber(survey.withPortal)}/{formatNumber(survey.units)}{' '}
              đơn vị có ({formatPercent(survey.portalTenths)}), {formatNumber(survey.regular)} dùng thường xuyên (
              {formatPercent(survey.regularTenths)}).{' '}
              <Link to={`${base}/adoption/register`}>
                Nay {formatNumber(survey.nowWith)}/{formatNumber(survey.nowUnits)} có trang
              </Link>
              .
            </span>
          )}
          <span className="deskonly">
            <kbd>←</kbd> <kbd>→</kbd> sang ô bên, <kbd>Enter</kbd> mở, <kbd>/</kbd> tìm, <kbd>N</kbd> nhắc
          </span>
        </p>
      </div>
      <UnitPanel
        unit={selected}
        officeName={phong}
        units={units}
        base={base}
        code={campaign.code}
        today={today}
        passed={now > campaign.lateAfter}
        waiting={today < campaign.opensOn}
        frozenDay={frozen?.day ?? null}
        onChoose={choose}
      />
    </div>
  );
}
