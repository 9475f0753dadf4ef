// One member of staff: what is known, what is missing, and what was found; corrected on the spot by those who may.
import { Button } from '@mantine/core';
import { Link, useLoaderData } from 'react-router';
import { holds, runningRoles } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { positions, staffStatuses } from '#kernel/code-lists/people-codes.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { entriesOf } from '#platform/http/fields.ts';
import { load } from '#platform/http/screen.ts';
import { Done, useListSearch } from '#platform/ui/done.tsx';
import { FindingsPanel, issuesOf } from '#platform/ui/findings-panel.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SectionCard, SectionIndex } from '#platform/ui/record-fields.tsx';
import { RecordForm } from '#platform/ui/record-form.tsx';
import { editStaff } from '../commands/edit-staff.ts';
import { linkAccount } from '../commands/link-account.ts';
import { revealStaff } from '../commands/reveal.ts';
import { demand, mayReadRecords, mayRevealStaff, mayWriteStaff } from '../policy.ts';
import { accountsFor } from '../queries/account-of.ts';
import { recordHistory } from '../queries/record-history.ts';
import { staffNeighbours, staffRecord, staffView } from '../queries/staff.ts';
import { staffSections } from '../rules/sections.ts';
import { AccountPanel } from './parts/account-panel.tsx';
import { HistoryPanel } from './parts/history-panel.tsx';
import { Neighbours } from './parts/neighbours.tsx';
import { recordAction } from './record-action.ts';
import { staffFilterOf, staffQuery } from './staff-filter.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const id = params.staff ?? '';
    const { staff, findings, leads } = await staffRecord(work, unit.id, id);
    const may = mayWriteStaff(work.actor, unit);
    return {
      ...{ unit, findings, leads, view: staffView(staff), mayWrite: may === true, whyNot: may === true ? null : may.message },
      ...{ mayReveal: mayRevealStaff(work.actor, unit) === true },
      staff: {
        ...{ id, name: staff.full_name, status: staff.status, statusDate: staff.status_date, reason: staff.status_reason },
        ...{ position: staff.position, active: staff.active },
      },
      account: holds(work.actor, runningRoles, unit.path)
        ? await accountsFor(work, unit, { name: staff.full_name, userId: staff.user_id })
        : null,
      history: await recordHistory(work, unit, 'staff', id, 12),
      maySeeAudit: holds(work.actor, ['province_admin', 'district_admin', 'principal'], unit.path),
      around: await staffNeighbours(work, unit.id, staffFilterOf(staffQuery(new URL(request.url).searchParams)), id),
    };
  }),
);

export const action = recordAction('staff', {
  reveal: revealStaff,
  save: (work, unit, id, form) => editStaff(work, unit, id, entriesOf(form)),
  more: {
    link: async (work, unit, id, form) => {
      await linkAccount(work, unit, id, { userId: String(form.get('userId') ?? '') });
      return { linked: true };
    },
    unlink: async (work, unit, id) => {
      await linkAccount(work, unit, id, { userId: null });
      return { linked: false };
    },
  },
});

const fields = new Map(staffSections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));
const index = staffSections.map((section) => ({
  ...{ key: section.key, title: section.title },
  holds: (name: string) => section.fields.some((field) => field.name === name) || (section.key === 'work' && name === 'status'),
}));

const placedWords: Record<string, string> = { status: 'Đã ghi trạng thái mới.' };

export default function StaffScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, staff, view, findings, leads, mayWrite, whyNot, around } = loaded;
  const search = useListSearch();
  const list = `/${unit.slug}/people/staff`;
  return (
    <>
      <title>{`${staff.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Cán bộ, giáo viên', to: `${list}${search}` },
          { label: staff.name },
        ]}
        title={staff.name}
        facts={
          <>
            <span className={staff.active ? 'tag ok' : 'tag'}>{staffStatuses.nameOf(staff.status)}</span>{' '}
            {[
              positions.nameOf(staff.position),
              staff.statusDate && `${staffStatuses.nameOf(staff.status)} từ ${formatDate(staff.statusDate)}`,
              !staff.active && staff.reason,
              leads.length > 0 && `Chủ nhiệm ${leads.map((c) => c.name).join(', ')}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </>
        }
      >
        <Neighbours {...{ around, list }} who="Người" />
        {mayWrite && (
          <Button component={Link} to="status" variant="default">
            Nghỉ, chuyển, trở lại
          </Button>
        )}
      </PageHeader>
      <Done key={staff.id} words={placedWords} />
      <div className="recordcols">
        <RecordForm
          key={staff.id}
          draft={`staff:${staff.id}`}
          {...{ view, readOnly: !mayWrite, mayReveal: loaded.mayReveal }}
          fieldOf={(name) => fields.get(name)}
          issues={issuesOf(findings)}
          lastBy={loaded.history.find((entry) => entry.changes.length > 0)?.actor}
          index={(count) => <SectionIndex sections={index} count={count} />}
        >
          {whyNot && <p className="note">{whyNot}</p>}
          {staffSections.map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
        </RecordForm>
        <aside className="stack">
          {loaded.account && staff.active && <AccountPanel account={loaded.account} name={staff.name} />}
          <FindingsPanel findings={findings} mayWrite={mayWrite} />
          <HistoryPanel
            entries={loaded.history}
            all={loaded.maySeeAudit ? `/${unit.slug}/audit/entries?q=${encodeURIComponent(staff.name)}` : null}
          />
        </aside>
      </div>
    </>
  );
}
