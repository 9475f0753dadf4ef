// One pupil: what is known, what is missing, and what was found; corrected on the spot by those who may.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { data, Form, Link, useActionData, useLoaderData, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, nationalities, pupilStatuses, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { communes, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { editPupil, revealPupilField } from '../commands/edit-pupil.ts';
import { demand, mayReadRecords, mayWriteRecords } from '../policy.ts';
import { classNamesOf } from '../queries/class-names.ts';
import { pupilRecord } from '../queries/pupils.ts';
import type { Pupil } from '../tables.ts';

/** Values that stay covered until somebody who may asks for them; the asking is logged (R7.5). */
const masked = ['personal_id', 'religion', 'phone', 'current_address', 'hamlet'] as const;

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { pupil, guardians, findings } = await pupilRecord(work, unit.id, params.pupil ?? '');
    const may = mayWriteRecords(work.actor, unit);
    const names = await classNamesOf(work, unit.id, schoolYearOf(work.today));
    const covered: Partial<Pupil> = { ...pupil };
    if (may !== true) for (const field of masked) if (covered[field]) covered[field] = '••••••' as never;
    return {
      ...{ unit, pupil: covered as Pupil, findings, mayWrite: may === true, whyNot: may === true ? null : may.message },
      className: names.find((c) => c.id === pupil.class_id)?.name ?? null,
      guardians: guardians.map((g) => ({ ...g, phone: may === true ? g.phone : g.phone && '••••••', personal_id: null })),
      communes: may === true ? (await communes(work)).map((c) => ({ value: c.code, label: `${c.name} – ${c.district}` })) : [],
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const id = params.pupil ?? '';
  if (form.has('reveal')) {
    const field = String(form.get('reveal'));
    const value = await writing(context, (work) => revealPupilField(work, id, field));
    return data({ revealed: { field, value } });
  }
  await writing(context, (work) => editPupil(work, id, Object.fromEntries(form)));
  return data({ saved: true as const });
});

type Field = {
  name: keyof Pupil & string;
  label: string;
  required?: boolean;
  list?: { entries: readonly { code: string; name: string }[] };
  wide?: boolean;
  hint?: string;
};
const sections: { title: string; fields: Field[] }[] = [
  {
    title: 'Bản thân',
    fields: [
      { name: 'full_name', label: 'Họ và tên', required: true },
      { name: 'birth_date', label: 'Ngày sinh', required: true, hint: 'dd/mm/yyyy' },
      { name: 'sex', label: 'Giới tính', required: true, list: sexes },
      { name: 'ethnicity', label: 'Dân tộc', required: true, list: ethnicGroups },
      { name: 'religion', label: 'Tôn giáo', list: religions },
      { name: 'nationality', label: 'Quốc tịch', list: nationalities },
    ],
  },
  {
    title: 'Mã số',
    fields: [
      { name: 'code', label: 'Mã học sinh' },
      { name: 'ministry_id', label: 'Mã định danh Bộ', hint: '10 chữ số' },
      { name: 'personal_id', label: 'Số định danh cá nhân', hint: '12 chữ số' },
    ],
  },
  {
    title: 'Nơi ở và liên hệ',
    fields: [
      { name: 'birth_place', label: 'Nơi sinh' },
      { name: 'hometown_commune', label: 'Quê quán (xã)' },
      { name: 'hometown_province', label: 'Quê quán (tỉnh)' },
      { name: 'hamlet', label: 'Thôn, xóm' },
      { name: 'commune_code', label: 'Xã, phường thường trú' },
      { name: 'current_address', label: 'Chỗ ở hiện nay' },
      { name: 'phone', label: 'Điện thoại', hint: '10 chữ số' },
    ],
  },
];

export default function PupilScreen() {
  const { unit, pupil, guardians, findings, mayWrite, whyNot, className, communes: places } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusal = result && 'refused' in result ? result : null;
  const revealed = result && 'revealed' in result ? result.revealed : null;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Pupil) : null;
  return (
    <>
      <title>{`${pupil.full_name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Học sinh', to: `/${unit.slug}/people/pupils` },
          { label: pupil.full_name },
        ]}
        title={pupil.full_name}
        facts={`${className ? `Lớp ${className}` : 'Chưa xếp lớp'} · ${pupilStatuses.nameOf(pupil.status)}${pupil.status_date ? ` từ ${formatDate(pupil.status_date)}` : ''}`}
      >
        {mayWrite && (
          <Button component={Link} to="place" variant="default">
            Chuyển lớp, rời trường
          </Button>
        )}
      </PageHeader>
      <div className="cols">
        <Form method="post" className="stack" key={pupil.version} noValidate>
          {result && 'saved' in result && (
            <p className="note ok" role="status">
              <IconCheck size={18} aria-hidden /> Đã lưu.
            </p>
          )}
          {theirs ? <Conflict theirs={theirs} mine={pupil} /> : <Reasons reasons={refusal?.refused} />}
          {whyNot && <p className="note">{whyNot}</p>}
          <input type="hidden" name="version" value={theirs?.version ?? pupil.version} />
          <input type="hidden" name="status" value={pupil.status} />
          <input type="hidden" name="status_date" value={pupil.status_date ?? ''} />
          <input type="hidden" name="repeated" value={String(pupil.repeated)} />
          {sections.map((section) => (
            <section className="card" key={section.title}>
              <h2>{section.title}</h2>
              <div className="pad grid3">
                {section.fields.map((field) => (
                  <Entry
                    key={field.name}
                    field={field}
                    pupil={pupil}
                    places={places}
                    reasons={refusal?.refused}
                    readOnly={!mayWrite}
                  />
                ))}
              </div>
            </section>
          ))}
          {mayWrite && (
            <div className="row">
              <Button type="submit" loading={busy}>
                Lưu hồ sơ
              </Button>
            </div>
          )}
        </Form>
        <aside className="stack">
          <section className="card">
            <h2>Cần xem lại</h2>
            {findings.length === 0 ? (
              <p className="pad muted">Không có phát hiện nào.</p>
            ) : (
              <ul>
                {findings.map((finding) => (
                  <li
                    key={finding.id}
                    className="row small"
                    style={{ padding: '8px 16px', flexWrap: 'nowrap', alignItems: 'flex-start' }}
                  >
                    {finding.level === 'E' ? (
                      <IconAlertCircle size={18} color="var(--ct-bad)" aria-label="Lỗi" style={{ flex: 'none' }} />
                    ) : (
                      <IconAlertTriangle size={18} color="var(--ct-warn)" aria-label="Cảnh báo" style={{ flex: 'none' }} />
                    )}
                    <span>{finding.detail}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section className="card">
            <h2>Gia đình</h2>
            {guardians.length === 0 && <p className="pad muted">Chưa ghi cha, mẹ hoặc người giám hộ.</p>}
            {guardians.map((g) => (
              <p key={g.id} className="pad small">
                <b>{g.full_name}</b>, {{ father: 'cha', mother: 'mẹ', guardian: 'người giám hộ' }[g.relation]}
                {g.birth_year ? `, sinh ${g.birth_year}` : ''}
                <br />
                <span className="muted">{[g.occupation, g.phone].filter(Boolean).join(' · ')}</span>
              </p>
            ))}
          </section>
          {!mayWrite && (
            <section className="card pad stack">
              <p className="small muted">Một số mục được che. Người có quyền xem được, lần xem được ghi nhật ký.</p>
              {masked.map((field) =>
                pupil[field] ? (
                  <Form method="post" key={field} className="row small">
                    <span>{sections.flatMap((s) => s.fields).find((f) => f.name === field)?.label}</span>
                    {revealed?.field === field ? (
                      <b className="num">{revealed.value}</b>
                    ) : (
                      <button type="submit" name="reveal" value={field}>
                        Xem (ghi nhật ký)
                      </button>
                    )}
                  </Form>
                ) : null,
              )}
            </section>
          )}
        </aside>
      </div>
    </>
  );
}

function Entry({
  field,
  pupil,
  places,
  reasons,
  readOnly,
}: {
  field: Field;
  pupil: Pupil;
  places: { value: string; label: string }[];
  reasons: Reason[] | undefined;
  readOnly: boolean;
}) {
  const raw = pupil[field.name];
  const value = field.name === 'birth_date' && typeof raw === 'string' ? formatDate(raw) : raw === null ? '' : String(raw);
  const missing = pupil.missing.includes(field.name) ? 'Mục bắt buộc còn trống' : undefined;
  const common = {
    id: `f-${field.name}`,
    name: field.name,
    label: field.label,
    withAsterisk: field.required ?? false,
    error: reasonAt(reasons, field.name) ?? missing,
  };
  const options = field.list
    ? field.list.entries.map((e) => ({ value: e.code, label: e.name }))
    : field.name === 'commune_code' && !readOnly
      ? places
      : null;
  if (options && !(readOnly && value.startsWith('•')))
    return <NativeSelect {...common} defaultValue={value} disabled={readOnly} data={[{ value: '', label: '' }, ...options]} />;
  return (
    <TextInput
      {...common}
      defaultValue={value}
      readOnly={readOnly}
      description={field.hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}

/** Nobody's work is lost: theirs is shown beside what I typed; saving again keeps mine. */
function Conflict({ theirs, mine }: { theirs: Pupil; mine: Pupil }) {
  const differing = sections.flatMap((s) => s.fields).filter((f) => String(theirs[f.name] ?? '') !== String(mine[f.name] ?? ''));
  return (
    <div className="note warn" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <b>Người khác vừa lưu hồ sơ này.</b> Bản của họ:
        <ul>
          {differing.map((f) => (
            <li key={f.name}>
              {f.label}:{' '}
              {f.list ? f.list.entries.find((e) => e.code === theirs[f.name])?.name : String(theirs[f.name] ?? 'trống')}
            </li>
          ))}
        </ul>
        Bấm Lưu hồ sơ để giữ bản của bạn, hoặc tải lại trang để lấy bản của họ.
      </div>
    </div>
  );
}
