// 874 units at one glance: who is complete before the deadline, who needs help; from a tile to the school.
import '../web/wall.css';
import { SegmentedControl } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Link, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { formatInstant, remaining } from '#kernel/calendar.ts';
import { levelNames, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { campaignNow, curveOf, statusOf, type UnitStatus } from '../queries/status.ts';
import { lastSurvey, portalsNow } from '../queries/survey.ts';
import { completenessTenths, measureNames } from '../rules/standing.ts';
import { Curve } from './parts/curve.tsx';
import { standingWords, type TileUnit, tileClass, tileLabel, worstFirst } from './parts/tile.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const campaign = await campaignNow(work);
    const units = await statusOf(work, campaign, unit.path);
    const survey = unit.level === 'department' ? { past: await lastSurvey(work), now: await portalsNow(work) } : null;
    return { unit, campaign, units, survey, curve: await curveOf(work, campaign, unit.path), now: work.now, today: work.today };
  }),
);

const schoolLevels = ['mn', 'th', 'thcs'] as const;
const sum = (list: UnitStatus[], key: 'complete' | 'required') => list.reduce((n, u) => n + u[key], 0);
const doneOf = (list: UnitStatus[]) => list.filter((u) => u.standing === 'done').length;

export default function WallPage() {
  const { unit, campaign, units, survey, curve, now, today } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<number | null>(null);
  const view = search.get('view') === 'table' ? 'table' : 'wall';
  const offices = units.filter((u) => u.level === 'district');
  const direct = units.filter((u) => u.level === 'thpt' || u.level === 'gdtx');
  const groups = useMemo(
    () =>
      offices.map((office) => {
        const members = units.filter((u) => u.parentId === office.unitId);
        return {
          office,
          members,
          levels: schoolLevels.map((level) => members.filter((u) => u.level === level).sort(worstFirst)),
        };
      }),
    [units, offices],
  );
  const count = (standing: string) => units.filter((u) => u.standing === standing).length;
  const tenths = completenessTenths(sum(units, 'complete'), sum(units, 'required'));
  const risky = units.filter((u) => u.standing === 'at_risk');
  const selected = units.find((u) => u.unitId === chosen) ?? null;
  return (
    <>
      <title>{`${campaign.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Tường tiến độ' }]}
        title={campaign.name}
        facts={`Hạn cuối ${formatInstant(campaign.deadline)}`}
      >
        <SegmentedControl
          withItemsBorders
          value={view}
          onChange={(value) => setSearch(value === 'table' ? { view: 'table' } : {}, { preventScrollReset: true })}
          data={[
            { value: 'wall', label: 'Tường' },
            { value: 'table', label: 'Bảng' },
          ]}
          aria-label="Cách xem"
        />
      </PageHeader>
      <section className="card kpi" aria-label="Toàn cảnh">
        <div>
          <p className="big" data-testid="percent">
            {formatPercent(tenths)}
          </p>
          <p className="small muted">hồ sơ đã có và hợp lệ</p>
          <p className="small">
            <b className="num">{remaining(now, campaign.deadline)}</b>
          </p>
        </div>
        <div>
          <div className="four">
            {(
              [
                ['Đủ', 'k k6', 'done'],
                ['Đang làm', 'k k4', 'working'],
                ['Chưa bắt đầu', 'k k0', 'not_started'],
                ['Quá hạn mốc', 'k late', 'overdue'],
              ] as const
            ).map(([label, tile, standing]) => (
              <div key={standing}>
                <p className="l">
                  <i className={tile} aria-hidden="true" />
                  {label}
                </p>
                <p className="v" data-testid={`count-${standing}`}>
                  {formatNumber(standing === 'working' ? count('working') + risky.length : count(standing))}
                </p>
              </div>
            ))}
          </div>
          {risky.length > 0 && (
            <p className="note warn small" style={{ marginTop: 8, padding: '6px 10px' }}>
              {formatNumber(risky.length)} đơn vị có thể trễ nếu giữ nhịp bảy ngày qua
            </p>
          )}
          {survey && (
            <p className="small muted" style={{ marginTop: 8 }}>
              Cổng thông tin, khảo sát {survey.past.date.split('-').reverse().join('/')}: {formatNumber(survey.past.withPortal)}/
              {formatNumber(survey.past.units)} đơn vị có ({formatPercent(survey.past.portalTenths)}),{' '}
              {formatNumber(survey.past.regular)} dùng thường xuyên ({formatPercent(survey.past.regularTenths)}). Nay{' '}
              <b className="num">
                {formatNumber(survey.now.withPortal)}/{formatNumber(survey.now.units)}
              </b>{' '}
              có trang.
            </p>
          )}
        </div>
        <div>
          <Curve
            points={curve}
            today={today}
            done={doneOf(units)}
            total={units.length}
            opensOn={campaign.opensOn}
            beforeDay={campaign.beforeDay}
            milestoneOn={campaign.milestoneOn}
          />
        </div>
      </section>
      <div className="wallcols">
        {view === 'table' ? (
          <StatusTable units={units} />
        ) : (
          <div>
            <Legend />
            <Wall groups={groups} direct={direct} chosen={chosen} onChoose={setChosen} />
            <Bars groups={groups} direct={direct} />
            <p className="small muted" style={{ marginTop: 10 }}>
              Số liệu lúc {formatInstant(now)}, tính từ chính hồ sơ. Phím mũi tên đi giữa các ô, Enter mở trường.
            </p>
          </div>
        )}
        <UnitPanel unit={selected} />
      </div>
    </>
  );
}

function Legend() {
  return (
    <div className="legend">
      <span>0 %</span>
      <span className="ramp" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5, 6].map((step) => (
          <i key={step} className={`k k${step}`} />
        ))}
      </span>
      <span>100 % đủ</span>
      <span>
        <i className="k late" aria-hidden="true" /> quá hạn mốc
      </span>
      <span>
        <i className="k k3 risk" aria-hidden="true" /> có thể trễ
      </span>
      <span>
        <i className="k k0" aria-hidden="true" /> chưa bắt đầu
      </span>
    </div>
  );
}

type Group = { office: UnitStatus; members: UnitStatus[]; levels: UnitStatus[][] };
type WallProps = { groups: Group[]; direct: UnitStatus[]; chosen: number | null; onChoose(id: number): void };

/** One tab stop; arrows move in the order of reading and by row; letters find a school; Enter opens it. */
function Wall({ groups, direct, chosen, onChoose }: WallProps) {
  const navigate = useNavigate();
  const grid = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [thpt, gdtx] = [
    direct.filter((u) => u.level === 'thpt').sort(worstFirst),
    direct.filter((u) => u.level === 'gdtx').sort(worstFirst),
  ];
  const order = [...groups.flatMap((g) => [g.office, ...g.levels.flat()]), ...thpt, ...gdtx];
  const current = chosen ?? order[0]?.unitId ?? 0;
  const go = (unit: UnitStatus | undefined) => {
    if (!unit) return;
    onChoose(unit.unitId);
    grid.current?.querySelector<HTMLElement>(`[data-id="${unit.unitId}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = order.findIndex((u) => u.unitId === current);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 16, ArrowUp: -16 }[event.key];
    if (step) {
      event.preventDefault();
      go(order[Math.max(0, Math.min(order.length - 1, at + step))]);
    } else if (event.key === 'Enter') {
      const unit = order[at];
      if (unit) navigate(`/${unit.slug}`);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      typed.current = {
        text: (event.timeStamp - typed.current.at < 900 ? typed.current.text : '') + event.key,
        at: event.timeStamp,
      };
      go(order.find((u) => fold(u.name).includes(fold(typed.current.text))));
    }
  };
  const tile = (unit: UnitStatus) => (
    <button
      key={unit.unitId}
      type="button"
      data-id={unit.unitId}
      className={unit.unitId === chosen ? `${tileClass(unit)} on` : tileClass(unit)}
      aria-label={tileLabel(unit)}
      tabIndex={unit.unitId === current ? 0 : -1}
      onClick={() => onChoose(unit.unitId)}
      onDoubleClick={() => navigate(`/${unit.slug}`)}
    />
  );
  const head = (level: UnitLevel, list: UnitStatus[]) => (
    <div className="h" key={level}>
      <b>{levelNames[level]}</b>
      <span className="num">
        {doneOf(list)}/{list.length} đủ
      </span>
    </div>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the group hands arrow keys to its buttons
    <div className="mx" ref={grid} onKeyDown={onKeyDown} data-testid="wall">
      {groups.length > 0 && (
        <>
          <div className="h">Phòng GD&ĐT</div>
          {schoolLevels.map((level, i) =>
            head(
              level,
              groups.flatMap((g) => g.levels[i] ?? []),
            ),
          )}
        </>
      )}
      {groups.map(({ office, members, levels }) => {
        const late = members.filter((u) => u.standing === 'overdue').length;
        return [
          <div className="lb" key={`l${office.unitId}`}>
            {tile(office)}
            <b>{office.name.replace('Phòng ', '')}</b>
            <span className="num small">
              {formatPercent(completenessTenths(sum(members, 'complete'), sum(members, 'required')))}
            </span>
            <small>
              {doneOf(members)}/{members.length} đủ{late > 0 && <em>, {late} quá hạn</em>}
            </small>
          </div>,
          ...levels.map((list, i) => (
            <div className="ts" key={`${office.unitId}-${schoolLevels[i]}`}>
              {list.map(tile)}
            </div>
          )),
        ];
      })}
      {direct.length > 0 && (
        <>
          <div className="h" />
          {head('thpt', thpt)}
          <div className="h" />
          {head('gdtx', gdtx)}
          <div className="lb">
            <span />
            <b>Trực thuộc Sở</b>
            <span className="num small">
              {formatPercent(completenessTenths(sum(direct, 'complete'), sum(direct, 'required')))}
            </span>
            <small>
              {doneOf(direct)}/{direct.length} đủ
            </small>
          </div>
          <div className="ts" style={{ gridColumn: 'span 2' }}>
            {thpt.map(tile)}
          </div>
          <div className="ts">{gdtx.map(tile)}</div>
        </>
      )}
    </div>
  );
}

/** On a phone the wall is ten bars, worst first. */
function Bars({ groups, direct }: Pick<WallProps, 'groups' | 'direct'>) {
  const rows = [
    ...groups.map(({ office, members }) => ({
      slug: office.slug,
      name: office.name.replace('Phòng ', ''),
      members: [office, ...members],
    })),
    { slug: '', name: 'Trực thuộc Sở', members: direct },
  ]
    .filter((row) => row.members.length > 0)
    .map((row) => ({ ...row, tenths: completenessTenths(sum(row.members, 'complete'), sum(row.members, 'required')) }))
    .sort((a, b) => a.tenths - b.tenths);
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li key={row.name}>
          <p className="row">
            {row.slug ? <Link to={`/${row.slug}/campaigns/wall`}>{row.name}</Link> : <b>{row.name}</b>}
            <span className="num" style={{ marginLeft: 'auto' }}>
              {doneOf(row.members)}/{row.members.length} đủ · {formatPercent(row.tenths)}
            </span>
          </p>
          <div className="b" aria-hidden="true">
            {(['overdue', 'not_started', 'at_risk', 'working', 'done'] as const).map((standing) => {
              const n = row.members.filter((u) => u.standing === standing).length;
              return n > 0 ? (
                <i
                  key={standing}
                  className={tileClass({ standing, tenths: standing === 'done' ? 1000 : standing === 'not_started' ? 0 : 600 })}
                  style={{ flexGrow: n }}
                />
              ) : null;
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}

function StatusTable({ units }: { units: UnitStatus[] }) {
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const sort = search.get('sort') ?? 'worst';
  const rows = units
    .filter((u) => !text || fold(`${u.name} ${u.code ?? ''}`).includes(fold(text)))
    .sort(
      sort === 'name' ? (a, b) => a.name.localeCompare(b.name, 'vi') : sort === 'best' ? (a, b) => -worstFirst(a, b) : worstFirst,
    );
  const set = (key: string, value: string) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <section className="card">
      <div className="tools">
        <input
          className="search"
          type="search"
          aria-label="Tìm đơn vị"
          placeholder="Tìm đơn vị, gõ không dấu cũng được"
          defaultValue={text}
          onChange={(event) => set('q', event.currentTarget.value)}
        />
        <select aria-label="Thứ tự" value={sort} onChange={(event) => set('sort', event.currentTarget.value)}>
          <option value="worst">Cần giúp trước</option>
          <option value="best">Đủ trước</option>
          <option value="name">Theo tên</option>
        </select>
      </div>
      <div className="scroll">
        <table className="list">
          <thead>
            <tr>
              <th>Đơn vị</th>
              <th>Tình trạng</th>
              <th className="n">Đủ</th>
              {Object.values(measureNames).map((name) => (
                <th key={name} className="n">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((u) => (
              <tr key={u.unitId}>
                <td className="name">
                  <Link to={`/${u.slug}`}>{u.name}</Link>
                </td>
                <td>
                  <span className="row" style={{ gap: 6 }}>
                    <i className={tileClass(u)} aria-hidden="true" /> {standingWords[u.standing]}
                  </span>
                </td>
                <td className="n">{formatPercent(u.tenths)}</td>
                {(Object.keys(measureNames) as (keyof typeof measureNames)[]).map((code) => {
                  const item = u.items.find((i) => i.code === code);
                  return (
                    <td className="n" key={code}>
                      {item ? `${formatNumber(item.complete)}/${formatNumber(item.required)}` : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="foot">{formatNumber(rows.length)} đơn vị</p>
    </section>
  );
}

function UnitPanel({ unit }: { unit: (UnitStatus & TileUnit) | null }) {
  if (!unit)
    return (
      <aside className="card pad panel" aria-label="Đơn vị đang chọn">
        <p className="muted small">Chọn một ô để xem đơn vị: bốn phần hồ sơ, còn thiếu gì, và đường vào từng phần.</p>
      </aside>
    );
  return (
    <aside className="card pad panel" aria-label="Đơn vị đang chọn" aria-live="polite">
      <div>
        <p className="small muted">{levelNames[unit.level]}</p>
        <h2>
          {unit.name} <span className="num">{formatPercent(unit.tenths)}</span>
        </h2>
        {unit.standing !== 'done' && unit.standing !== 'working' && (
          <span className={unit.standing === 'at_risk' ? 'tag warn' : 'tag bad'}>{standingWords[unit.standing]}</span>
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
            <b className="num" style={{ textAlign: 'right' }}>
              {formatPercent(tenths)}
            </b>
            <span className="bar" aria-hidden="true">
              <i className={tenths === 1000 ? 'full' : undefined} style={{ width: `${tenths / 10}%` }} />
            </span>
          </div>
        );
      })}
      <Link to={`/${unit.slug}`} className="row">
        Mở đơn vị <IconArrowRight size={16} aria-hidden />
      </Link>
    </aside>
  );
}
