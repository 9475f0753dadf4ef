// The menus of a school, week by week: which are up, which in time?
import { Button } from '@mantine/core';
import { IconSoup } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { addDays, formatInstant } from '#kernel/calendar.ts';
import { mondayOf, weekKey, weekNumber, weekRange } from '#kernel/week.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepMenus } from '../policy.ts';
import { listMenus, type MenuRow, unpublishedGroups } from '../queries/menus.ts';
import { type MenuStanding, menuDue, menuStanding, standingWords } from '../rules/due.ts';
import { groupNames, groupsOf } from '../rules/meals.ts';
import { menuFilterOf, menuListOf, menuStates } from './menu-list.ts';

type Row = MenuRow & { standing: MenuStanding };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = menuListOf(new URL(request.url).searchParams);
    const may = mayKeepMenus(work.actor, unit);
    const monday = mondayOf(work.today);
    const groups = groupsOf(unit.level);
    const { rows, total } = await listMenus(work, unit.id, menuFilterOf(query));
    const next = addDays(monday, 7);
    return {
      ...{ unit, query, monday, groups, total, whyNot: may === true ? null : may.message },
      rows: rows.map((row): Row => ({ ...row, standing: menuStanding(row.monday, row.firstPublishedAt, work.now) })),
      waiting: (await unpublishedGroups(work, unit.id, monday, groups)).map((group) => ({
        group,
        words: standingWords(menuStanding(next, null, work.now)),
      })),
      due: formatInstant(menuDue(next)),
    };
  }),
);

const tone = (standing: MenuStanding) =>
  ({ not_due: 'tag', soon: 'tag warn', in_time: 'tag ok', late: 'tag warn', missing: 'tag bad' })[standing.kind];

export default function Menus() {
  const { unit, query, rows, total, monday, groups, whyNot, waiting, due } = useLoaderData<typeof loader>();
  const to = (day: string, group: string) => `/${unit.slug}/kitchen/menus/${weekKey(day)}/${group}`;
  const next = addDays(monday, 7);
  const columns: ListColumn<Row>[] = [
    {
      key: 'week',
      title: 'Tuần',
      sort: 'monday',
      cell: (row) => `Tuần ${weekNumber(row.monday).week}, ${weekRange(row.monday, 6)}`,
    },
    { key: 'group', title: 'Nhóm', cell: (row) => groupNames[row.group] },
    { key: 'days', title: 'Ngày', numeric: true, cell: (row) => row.days },
    { key: 'meals', title: 'Bữa', numeric: true, cell: (row) => row.meals },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={row.firstPublishedAt ? 'tag ok' : 'tag'}>
            {menuStates[row.firstPublishedAt ? 'published' : 'draft']}
          </span>{' '}
          {row.changes > 0 && <span className="tag warn">{row.changes} lần đổi món</span>}
        </>
      ),
    },
    {
      key: 'due',
      title: 'Hạn',
      cell: (row) => <span className={tone(row.standing)}>{standingWords(row.standing)}</span>,
    },
    { key: 'approver', title: 'Người duyệt', cell: (row) => row.approver },
    {
      key: 'saved',
      title: 'Lưu lần cuối',
      sort: 'saved',
      cell: (row) => `${formatInstant(new Date(row.savedAt))} · ${row.savedBy}`,
    },
  ];
  return (
    <>
      <title>{`Thực đơn – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Thực đơn' }]}
        title="Thực đơn"
        facts="Thực đơn tuần được đăng trước thứ Bảy của tuần liền trước."
      >
        {groups.map((group, i) => (
          <Button
            key={group}
            component={Link}
            to={to(next, group)}
            variant={i === 0 ? 'filled' : 'default'}
            leftSection={<IconSoup size={16} aria-hidden />}
            {...(i === 0 ? { 'data-key': 'n' } : {})}
          >
            Tuần sau, {groupNames[group].toLowerCase()}
          </Button>
        ))}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {whyNot === null &&
          waiting.map(({ group, words }) => (
            <p className="note warn" key={group}>
              <span>
                Thực đơn {groupNames[group].toLowerCase()} tuần {weekRange(next, 6)} {words}; hạn {due}.{' '}
                <Link to={to(next, group)}>Lập ngay</Link>
              </span>
            </p>
          ))}
        <DataList
          noun="thực đơn"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => `${row.monday}-${row.group}`}
          rowTo={(row) => `${weekKey(row.monday)}/${row.group}`}
          columns={columns}
          search="Tìm món, không cần dấu"
          filters={[
            {
              name: 'group',
              label: 'Mọi nhóm',
              options: groups.map((group) => ({ value: group, label: groupNames[group] })),
            },
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(menuStates).map(([value, label]) => ({ value, label })),
            },
          ]}
          exportTo={`/${unit.slug}/kitchen/menus.xlsx`}
          empty="Chưa có thực đơn nào."
        />
      </div>
    </>
  );
}
