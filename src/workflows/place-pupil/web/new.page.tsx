// A new pupil by hand: the record's form, with the class. A child who may be known already is named first.
import { NativeSelect } from '@mantine/core';
import { Link, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { listClasses } from '#modules/classes/index.ts';
import { communes, unitOfAddress } from '#modules/organizations/index.ts';
import {
  demand,
  guardianSection,
  mayWriteRecords,
  type OnTheWay,
  pupilSections,
  pupilsOnTheWay,
  relations,
} from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { entriesOf, type Field, uncovered } from '#platform/http/fields.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { FieldGrid, SectionCard, SectionIndex } from '#platform/ui/record-fields.tsx';
import { RecordForm, useRecordForm } from '#platform/ui/record-form.tsx';
import { addPupil } from '../add-pupil.ts';
import { byGrade, type ClassChoice, classChoice } from './class-choices.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const classes = await listClasses(work, unit.id, schoolYearOf(work.today));
    const awaited = await pupilsOnTheWay(work, unit);
    const chosen = awaited.find(({ id }) => id === new URL(request.url).searchParams.get('from')) ?? null;
    return {
      ...{ unit, awaited, chosen },
      classes: classes.map(classChoice),
      communes: (await communes(work)).map((c) => ({ value: c.code, label: `${c.name} – ${c.district}` })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const { id, brought } = await writing(context, async (work) =>
    addPupil(work, await unitOfAddress(work, params.unit), entriesOf(form)),
  );
  throw redirect(`/${params.unit}/people/pupils/${id}${brought ? '/former?done=brought' : ''}`);
});

const sections = pupilSections.map(uncovered);
const guardian = uncovered(guardianSection);
const place: Field = { name: 'class_id', label: 'Lớp', kind: 'choice', wanted: true };
const fields = new Map([...sections.flatMap((section) => section.fields), place].map((field) => [field.name, field]));
const fieldOf = (name: string) => {
  const part = /^guardians\.new\d\.(\w+)$/.exec(name)?.[1];
  return part ? guardian.fields.find((field) => field.name === part) : fields.get(name);
};
const people = [
  { id: 'new1', relation: 'mother' },
  { id: 'new2', relation: 'father' },
];
const index = [
  ...sections.slice(0, 3),
  { key: 'guardians', title: guardian.title, fields: [] as Field[] },
  ...sections.slice(3),
].map(({ key, title, fields: own }) => ({
  ...{ key, title },
  holds: (name: string) =>
    key === 'guardians'
      ? name.startsWith('guardians')
      : own.some((field) => field.name === name) || (key === 'identity' && name === 'class_id'),
}));

export default function NewPupil() {
  const { unit, classes, communes: places, awaited, chosen } = useLoaderData<typeof loader>();
  const ofGrade = chosen?.grade ? classes.filter(({ grade }) => grade === chosen.grade) : [];
  const start = chosen
    ? {
        ...{ full_name: chosen.full_name, birth_date: chosen.birth_date ? formatDate(chosen.birth_date) : '' },
        ...{ sex: chosen.sex ?? '', ethnicity: chosen.ethnicity ?? '', ministry_id: chosen.ministry_id ?? '', status: 'arrived' },
        ...(ofGrade.length === 1 ? { class_id: ofGrade[0]?.value ?? '' } : {}),
      }
    : undefined;
  const list = `/${unit.slug}/people/pupils`;
  return (
    <>
      <title>{`Thêm học sinh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Học sinh', to: list }, { label: 'Thêm học sinh' }]}
        title="Thêm học sinh"
        facts="Em vào lớp từ hôm nay. Nhiều em cùng lúc thì nhập từ Excel nhanh hơn."
      />
      {chosen ? (
        <p className="note" style={{ marginBottom: 16 }}>
          <span>
            {chosen.school} ghi chuyển {chosen.full_name} đến trường này{chosen.leftOn && ` từ ${formatDate(chosen.leftOn)}`}.
            Chọn lớp rồi lưu: kết quả năm học này của em theo về. <Link to={`${list}/new`}>Bỏ, thêm em khác</Link>
          </span>
        </p>
      ) : (
        <Awaited list={list} pupils={awaited} />
      )}
      <div className="recordcols two">
        <RecordForm
          key={chosen?.id ?? 'new'}
          draft={`pupil:new:${unit.id}${chosen ? `:${chosen.id}` : ''}`}
          view={{ version: 0, values: { nationality: 'VN', status: 'studying' }, covered: {} }}
          start={start}
          fieldOf={fieldOf}
          groupOf={(name) =>
            people.filter((p) => name.startsWith(`guardians.${p.id}.`)).map((p) => relations.nameOf(p.relation))[0] ?? ''
          }
          lists={{ commune_code: places, class_id: classes }}
          submitLabel="Thêm học sinh"
          index={(count) => <SectionIndex sections={index} count={count} />}
          banner={(reasons, send) => {
            const same = reasons.filter((reason) => reason.code.startsWith('same'));
            const doubts = reasons.filter((reason) => reason.code.startsWith('doubt'));
            if (reasons.length === 0 || same.length + doubts.length < reasons.length) return null;
            const sent = same.length > 0 && same.every((reason) => reason.code === 'same-sent-elsewhere');
            return (
              <div className="note warn" role="alert">
                <div className="stack">
                  {same.length > 0 && <b>{sent ? 'Trường cũ ghi em chuyển đến trường khác.' : 'Có thể em đã có hồ sơ.'}</b>}
                  {same.map((reason) => (
                    <span key={reason.code}>
                      {reason.message}{' '}
                      {reason.code.startsWith('same:') && <Link to={`${list}/${reason.code.slice(5)}`}>Mở hồ sơ đó</Link>}
                    </span>
                  ))}
                  {doubts.length > 0 && <b>Xem lại lớp của em.</b>}
                  {doubts.map((reason) => (
                    <span key={reason.code}>{reason.message}</span>
                  ))}
                  <span>
                    <button type="button" onClick={() => send({ anyway: 'yes' })}>
                      {same.length === 0
                        ? 'Đã xem, vẫn xếp em vào lớp này'
                        : sent
                          ? 'Đã đối chiếu, vẫn nhận em về trường này'
                          : 'Đây là em khác, vẫn thêm'}
                    </button>
                  </span>
                </div>
              </div>
            );
          }}
        >
          {sections.slice(0, 1).map((section) => (
            <SectionCard key={section.key} section={section}>
              <Placement classes={classes} own={chosen?.grade ?? null} />
              <FieldGrid fields={section.fields} />
            </SectionCard>
          ))}
          {sections.slice(1, 3).map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
          <section className="card" id="s-guardians" aria-label={guardian.title}>
            <h2 id="f-guardians">{guardian.title}</h2>
            {people.map(({ id, relation }) => (
              <div className="person" key={id}>
                <div className="personhead">{relations.nameOf(relation)}</div>
                <input type="hidden" name={`guardians.${id}.relation`} value={relation} />
                <FieldGrid fields={guardian.fields} prefix={`guardians.${id}.`} />
              </div>
            ))}
          </section>
          {sections.slice(3).map((section) => (
            <SectionCard key={section.key} section={section} />
          ))}
        </RecordForm>
      </div>
    </>
  );
}

function Placement({ classes, own }: { classes: ClassChoice[]; own: string | null }) {
  const form = useRecordForm();
  return (
    <div className="pad grid3" style={{ paddingBottom: 0 }}>
      <NativeSelect
        name="class_id"
        id="f-class_id"
        label="Lớp"
        withAsterisk
        defaultValue={(form.values.class_id as string) ?? ''}
        data={[{ value: '', label: '' }, ...byGrade(classes, own)]}
        error={reasonAt(form.reasons, 'class_id')}
      />
      <NativeSelect
        name="status"
        id="f-status"
        label="Vào trường"
        defaultValue={(form.values.status as string) ?? 'studying'}
        data={[
          { value: 'studying', label: 'Học sinh của trường' },
          { value: 'arrived', label: 'Chuyển đến trong năm' },
        ]}
      />
    </div>
  );
}

/** Whom other schools have sent here: the form begins with what they wrote. */
function Awaited({ list, pupils }: { list: string; pupils: OnTheWay[] }) {
  if (pupils.length === 0) return null;
  return (
    <section className="card" aria-labelledby="h-awaited" style={{ marginBottom: 16 }}>
      <h2 id="h-awaited">Trường khác ghi chuyển đến, chưa nhận ({pupils.length})</h2>
      <ul className="pad stack" style={{ gap: 10 }}>
        {pupils.map((pupil) => (
          <li key={pupil.id}>
            <Link to={`${list}/new?from=${pupil.id}`}>{pupil.full_name}</Link>
            <p className="small muted">
              {[
                pupil.birth_date && `sinh ${formatDate(pupil.birth_date)}`,
                `từ ${pupil.school}`,
                pupil.leftOn && `chuyển đi ${formatDate(pupil.leftOn)}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
