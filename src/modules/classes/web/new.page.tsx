// A class is opened by hand.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { redirect, useLoaderData } from 'react-router';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { openClasses } from '../commands/open-class.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    return {
      ...{ unit, year: schoolYearOf(work.today) },
      grades: (unitTypeOf(unit.type)?.grades ?? []).map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => nfc(String(form.get(name) ?? ''));
  const id = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    throwIfAny([
      !text('name') && { code: 'name', message: 'Ghi tên lớp, như 6A.', field: 'name' },
      text('name').length > 30 && { code: 'name', message: 'Tên lớp dài nhất 30 ký tự.', field: 'name' },
      !unitTypeOf(unit.type)?.grades.includes(text('grade')) && {
        code: 'grade',
        message: 'Chọn khối của lớp.',
        field: 'grade',
      },
    ]);
    const [made] = await openClasses(work, unit.id, schoolYearOf(work.today), [
      { name: text('name'), grade: text('grade'), code: text('code') || null },
    ]);
    return made?.id;
  });
  throw redirect(`/${params.unit}/classes/list/${id}`);
});

export default function NewClass() {
  const { unit, year, grades } = useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[] } | undefined;
  const list = `/${unit.slug}/classes/list`;
  return (
    <>
      <title>{`Mở lớp – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Lớp học', to: list }, { label: 'Mở lớp' }]}
        title="Mở lớp"
        facts={`Năm học ${year}`}
      />
      <KeptForm draft="class" method="post" className="card pad stack" style={{ maxWidth: 480 }} noValidate>
        <Reasons reasons={result?.refused} />
        <TextInput
          name="name"
          id="f-name"
          label="Tên lớp"
          withAsterisk
          error={reasonAt(result?.refused, 'name')}
          autoComplete="off"
        />
        <NativeSelect
          name="grade"
          id="f-grade"
          label="Khối"
          withAsterisk
          data={[{ value: '', label: '' }, ...grades]}
          error={reasonAt(result?.refused, 'grade')}
        />
        <TextInput name="code" id="f-code" label="Mã lớp" maxLength={20} autoComplete="off" />
        <div>
          <Button type="submit">Mở lớp</Button>
        </div>
        <p className="small muted">Sau khi mở, giao chủ nhiệm và chuyển học sinh vào lớp.</p>
      </KeptForm>
    </>
  );
}
