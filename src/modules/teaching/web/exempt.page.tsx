// A pupil is excused from a subject, or said not to have chosen it: grounds and the day of the decision.
import { Button, Checkbox, Input, NativeSelect, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link, redirect, useLoaderData, useNavigate } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { byWords } from '#platform/ui/unit-picker.tsx';
import { exemptPupil } from '../commands/exempt-pupil.ts';
import { mayBeExcused, subjectName } from '../curricula/curricula.ts';
import { demandPlanning } from '../policy.ts';
import { classSubjectsOf } from '../queries/class-subjects.ts';
import { pupilsOfClass } from '../queries/exemptions.ts';
import { planFor } from '../queries/plan.ts';
import { type ExemptionKind, exemptionKinds } from '../rules/exemption.ts';
import { recordedAt } from './exemption-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandPlanning(work.actor, unit);
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const { classes } = await planFor(work, unit.id, year);
    const wanted = Number(new URL(request.url).searchParams.get('class'));
    const place = classes.find((one) => one.id === wanted) ?? classes[0];
    const subjects = place ? (await classSubjectsOf(work, place.id)).filter((row) => row.kind === 'subject') : [];
    return {
      ...{ unit, today: formatDate(work.today), classId: place?.id ?? null, className: place?.name ?? '' },
      classes: classes.map((one) => ({ value: String(one.id), label: one.name })),
      pupils: place
        ? (await pupilsOfClass(work, place.id)).map((one) => ({
            value: one.id,
            label: `${one.name}${one.birthDate ? `, ${formatDate(one.birthDate)}` : ''}`,
          }))
        : [],
      subjects: subjects.map((row) => ({
        ...{ value: String(row.id), label: subjectName(row.subject, place?.language), elective: row.elective },
        excusable: mayBeExcused(row.subject, place?.grade ?? '', year),
      })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    exemptPupil(work, await unitOfAddress(work, params.unit), {
      ...{ classSubjectId: form.get('classSubjectId') || undefined, pupilId: String(form.get('pupilId') ?? '') },
      semesters: form.getAll('semesters').map((one) => (one === '2' ? 2 : 1)),
      ...{
        kind: String(form.get('kind')) as ExemptionKind,
        basis: String(form.get('basis') ?? ''),
        decidedOn: String(form.get('decidedOn') ?? ''),
      },
    }),
  );
  throw redirect(
    `/${params.unit}/teaching/exemptions?done=${recordedAt(Number(form.get('classSubjectId')), String(form.get('pupilId')))}`,
  );
});

export default function Exempt() {
  const { unit, today, classes, classId, className, pupils, subjects } = useLoaderData<typeof loader>();
  const answer = useAnswer() as FormRefusal | undefined;
  const navigate = useNavigate();
  const [kind, setKind] = useState<ExemptionKind>('exempt');
  const [pupil, setPupil] = useState<string | null>(null);
  const list = `/${unit.slug}/teaching/exemptions`;
  const fitting = subjects.filter((one) => (kind === 'exempt' ? one.excusable : kind === 'not_chosen' ? one.elective : true));
  const at = (field: string) => reasonAt(answer?.refused, field);
  return (
    <>
      <title>{`Ghi miễn học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Miễn học, tự chọn', to: list }, { label: 'Ghi miễn học' }]}
        title="Ghi miễn học"
      />
      <div className="stack" style={{ maxWidth: 640 }}>
        <Reasons reasons={answer?.refused} />
        <KeptForm method="post" draft={`exempt-${classId}`} className="card pad stack" noValidate>
          <NativeSelect
            label="Lớp"
            data={classes}
            value={String(classId ?? '')}
            onChange={(event) => {
              setPupil(null);
              navigate(`?class=${event.currentTarget.value}`, { replace: true, preventScrollReset: true });
            }}
          />
          <Select
            id="f-pupilId"
            label="Học sinh"
            placeholder={`Gõ tên một em lớp ${className}`}
            data={pupils}
            value={pupil}
            onChange={setPupil}
            searchable
            selectFirstOptionOnChange
            clearable
            filter={byWords}
            nothingFoundMessage="Không có em nào tên như vậy"
            error={at('pupilId')}
          />
          <input type="hidden" name="pupilId" value={pupil ?? ''} />
          <NativeSelect
            id="f-kind"
            name="kind"
            label="Vì sao không học"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as ExemptionKind)}
            data={Object.entries(exemptionKinds).map(([value, label]) => ({ value, label }))}
            error={at('kind')}
          />
          <NativeSelect
            id="f-classSubjectId"
            name="classSubjectId"
            label="Môn"
            description={kind === 'exempt' ? 'Chỉ những môn quy định cho miễn' : undefined}
            data={
              fitting.length > 0
                ? fitting.map(({ value, label }) => ({ value, label }))
                : [{ value: '', label: 'Lớp không có môn nào như vậy' }]
            }
            error={at('classSubjectId')}
          />
          <fieldset className="plainset" id="f-semesters">
            <legend>Học kỳ</legend>
            <div className="row" style={{ gap: 16 }}>
              <Checkbox name="semesters" value="1" label="Học kỳ I" defaultChecked />
              <Checkbox name="semesters" value="2" label="Học kỳ II" defaultChecked />
            </div>
            {at('semesters') && <Input.Error>{at('semesters')}</Input.Error>}
          </fieldset>
          <Textarea
            id="f-basis"
            name="basis"
            label="Căn cứ"
            description={kind === 'exempt' ? 'Đơn của cha mẹ, bệnh án của bệnh viện từ cấp huyện' : undefined}
            maxLength={500}
            autosize
            minRows={2}
            error={at('basis')}
          />
          <DayInput
            id="f-decidedOn"
            name="decidedOn"
            label="Ngày hiệu trưởng quyết định"
            defaultValue={today}
            w={200}
            error={at('decidedOn')}
          />
          <div className="row">
            <Button type="submit">Ghi</Button>
            <Button component={Link} to={list} variant="default">
              Thôi
            </Button>
          </div>
        </KeptForm>
      </div>
    </>
  );
}
