// Does this person still work here? Changed with a date and a reason; nothing is deleted.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { staffStatuses } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { classesLedBy } from '#modules/classes/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayWriteStaff, staffRecord } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { placeStaff } from '../place-staff.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteStaff(work.actor, unit));
    const { staff } = await staffRecord(work, unit.id, params.staff ?? '');
    return {
      ...{ unit, today: formatDate(work.today), leads: await classesLedBy(work, staff.id) },
      staff: { id: staff.id, name: staff.full_name, status: staff.status, since: staff.status_date, active: staff.active },
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    placeStaff(work, await unitOfAddress(work, params.unit), params.staff ?? '', Object.fromEntries(form)),
  );
  throw redirect(`/${params.unit}/people/staff/${params.staff}?done=status`);
});

export default function StaffStatus() {
  const { unit, staff, today, leads } = useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[] } | undefined;
  const list = `/${unit.slug}/people/staff`;
  return (
    <>
      <title>{`Trạng thái: ${staff.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Cán bộ, giáo viên', to: list },
          { label: staff.name, to: `${list}/${staff.id}` },
          { label: 'Trạng thái' },
        ]}
        title={staff.name}
        facts={`${staffStatuses.nameOf(staff.status)}${staff.since ? ` từ ${formatDate(staff.since)}` : ''}`}
      />
      <div className="stack" style={{ maxWidth: 560 }}>
        <Reasons reasons={result?.refused} />
        {leads.length > 0 && (
          <p className="note warn">
            <span>
              Đang chủ nhiệm{' '}
              {leads.map((c, i) => (
                <span key={c.id}>
                  {i > 0 && ', '}
                  <Link to={`/${unit.slug}/classes/list/${c.id}`}>lớp {c.name}</Link>
                </span>
              ))}
              . Khi người này rời trường, lớp cần chủ nhiệm mới.
            </span>
          </p>
        )}
        <Form method="post" className="card pad stack">
          <NativeSelect
            name="status"
            id="f-status"
            label="Trạng thái mới"
            data={[
              { value: '', label: '' },
              ...staffStatuses.entries
                .filter((entry) => entry.code !== staff.status)
                .map((entry) => ({
                  value: entry.code,
                  label: entry.code === 'working' ? 'Trở lại làm việc' : entry.name,
                })),
            ]}
            error={reasonAt(result?.refused, 'status')}
          />
          <DayInput name="date" id="f-date" label="Từ ngày" defaultValue={today} error={reasonAt(result?.refused, 'date')} />
          <TextInput
            name="reason"
            id="f-reason"
            label="Lý do"
            description="Số quyết định hoặc lý do; trở lại làm việc thì không cần"
            maxLength={200}
            error={reasonAt(result?.refused, 'reason')}
          />
          <div>
            <Button type="submit">Ghi trạng thái</Button>
          </div>
          <p className="small muted">Hồ sơ được giữ nguyên; người trở lại thì mở tiếp chính hồ sơ này.</p>
        </Form>
      </div>
    </>
  );
}
