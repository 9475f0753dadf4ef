// Does the unit name its staff on its site, and what of them is told?
import { Button, Checkbox } from '@mantine/core';
import { data, Form, useLoaderData, useNavigation } from 'react-router';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { showStaff } from '../commands/show-staff.ts';
import { demand, mayReadRecords, mayWriteStaff } from '../policy.ts';
import { publicStaff, staffPageOf } from '../queries/public-staff.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const may = mayWriteStaff(work.actor, unit);
    return {
      ...{ unit, page: await staffPageOf(work, unit.id), whyNot: may === true ? null : may.message },
      count: (await publicStaff(work, unit.id)).length,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const input = { shown: form.get('shown'), withEmail: form.get('withEmail'), version: Number(form.get('version')) || 0 };
    await showStaff(work, unit.id, input);
  });
  return data({ saved: true });
});

export default function StaffShown() {
  const { unit, page, count, whyNot } = useLoaderData<typeof loader>();
  const result = useAnswer() as { saved: true } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  return (
    <>
      <title>{`Đội ngũ trên trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Cán bộ', to: `/${unit.slug}/people/staff` },
          { label: 'Đội ngũ trên trang' },
        ]}
        title="Đội ngũ trên trang"
        facts={page.shown ? `Đang hiện ${count} người ở mục Đội ngũ.` : 'Chưa hiện trên trang.'}
      />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && <DoneNote>Đã lưu.</DoneNote>}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        <Form method="post" className="card pad stack" key={page.version}>
          <input type="hidden" name="version" value={page.version} />
          <fieldset className="plainset stack" disabled={whyNot !== null}>
            <Checkbox
              name="shown"
              label="Hiện họ tên, chức vụ và môn dạy của cán bộ, giáo viên, nhân viên đang làm việc"
              description="Lấy thẳng từ hồ sơ, tự đổi theo hồ sơ. Không bao giờ hiện ngày sinh, điện thoại, địa chỉ hay số giấy tờ."
              defaultChecked={page.shown}
            />
            <Checkbox
              name="withEmail"
              label="Hiện cả thư điện tử công vụ"
              description="Chỉ bật khi thư điện tử trong hồ sơ là thư công vụ."
              defaultChecked={page.withEmail}
            />
            <div>
              <Button type="submit" loading={busy}>
                Lưu
              </Button>
            </div>
          </fieldset>
        </Form>
      </div>
    </>
  );
}
