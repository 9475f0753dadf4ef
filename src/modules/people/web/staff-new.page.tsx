// A new member of staff by hand. Who may be the same person is named before a second record comes to be.
import { Link, redirect, useLoaderData } from 'react-router';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { entriesOf, uncovered } from '#platform/http/fields.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SectionCard, SectionIndex } from '#platform/ui/record-fields.tsx';
import { RecordForm } from '#platform/ui/record-form.tsx';
import { addStaff } from '../commands/edit-staff.ts';
import { demand, mayWriteStaff } from '../policy.ts';
import { staffSections } from '../rules/sections.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteStaff(work.actor, unit));
    return { unit };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const { id } = await writing(context, async (work) => addStaff(work, await unitOfAddress(work, params.unit), entriesOf(form)));
  throw redirect(`/${params.unit}/people/staff/${id}`);
});

const sections = staffSections.map(uncovered);
const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));
const index = sections.map(({ key, title, fields: own }) => ({
  ...{ key, title },
  holds: (name: string) => own.some((field) => field.name === name),
}));

export default function NewStaff() {
  const { unit } = useLoaderData<typeof loader>();
  const list = `/${unit.slug}/people/staff`;
  return (
    <>
      <title>{`Thêm cán bộ – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Cán bộ, giáo viên', to: list }, { label: 'Thêm cán bộ' }]}
        title="Thêm cán bộ"
        facts="Nhiều người cùng lúc thì nhập từ Excel nhanh hơn."
      />
      <div className="recordcols two">
        <RecordForm
          draft={`staff:new:${unit.id}`}
          view={{ version: 0, values: { nationality: 'VN' }, covered: {} }}
          fieldOf={(name) => fields.get(name)}
          submitLabel="Thêm cán bộ"
          index={(count) => <SectionIndex sections={index} count={count} />}
          banner={(reasons, send) => {
            const [same] = reasons.filter((reason) => reason.code.startsWith('same:'));
            if (!same || reasons.length > 1) return null;
            return (
              <div className="note warn" role="alert">
                <div className="row">
                  <Link to={`${list}/${same.code.slice(5)}`}>Mở hồ sơ đó</Link>
                  <button type="button" onClick={() => send({ anyway: 'yes' })}>
                    Đây là người khác, vẫn thêm
                  </button>
                </div>
              </div>
            );
          }}
        >
          {sections.map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
        </RecordForm>
      </div>
    </>
  );
}
