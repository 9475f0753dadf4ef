// One unit: its record, what it was called before, and for administrators its name, type and whether it is shown.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { data, Form, useActionData, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { unitTypeList, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { editProfile } from '../commands/edit-profile.ts';
import { editUnit, hideUnit } from '../commands/edit-unit.ts';
import { historyOf, type Period } from '../queries/history.ts';
import { communes, profileOf } from '../queries/profile.ts';
import { unitOfAddress } from '../queries/unit-of-address.ts';
import { listUnits } from '../queries/units.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const [row] = await listUnits(work, { under: unit.path, withHidden: true, limit: 1 });
    return {
      ...{
        unit,
        profile: await profileOf(work, unit.id),
        history: await historyOf(work, unit.id),
        hidden: row?.hidden ?? false,
        unitVersion: row?.version ?? 1,
      },
      mayEdit: holds(
        work.actor,
        ['province_admin', 'department_officer', 'district_admin', 'district_officer', 'principal', 'clerk'],
        unit.path,
      ),
      mayAdmin: holds(work.actor, ['province_admin', 'district_admin'], unit.path),
      communes: (await communes(work)).map((c) => ({ value: c.code, label: `${c.name} – ${c.district}` })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const intent = form.get('intent');
    const fields = Object.fromEntries(form) as Record<string, string>;
    if (intent === 'unit') await editUnit(work, unit.id, fields as never);
    else if (intent === 'hide' || intent === 'show') await hideUnit(work, unit.id, intent === 'hide');
    else await editProfile(work, unit.id, fields as never);
  });
  return data({ saved: true as const });
});

const what: Record<Period['what'], string> = {
  name: 'Tên',
  type: 'Loại',
  code: 'Mã',
  professional: 'Quản lý chuyên môn',
  administrative: 'Quản lý hành chính',
};

export default function Profile() {
  const { unit, profile, history, hidden, unitVersion, mayEdit, mayAdmin, communes: places } = useLoaderData<typeof loader>();
  const result = useActionData() as { refused?: Reason[]; saved?: true } | undefined;
  const text = (name: 'address' | 'phone' | 'email' | 'website' | 'head_name' | 'head_phone' | 'head_email', label: string) => (
    <TextInput
      key={name}
      name={name}
      id={`f-${name}`}
      label={label}
      defaultValue={profile?.[name] ?? ''}
      readOnly={!mayEdit}
      error={reasonAt(result?.refused, name) ?? (profile?.missing.includes(name) ? 'Mục bắt buộc còn trống' : undefined)}
    />
  );
  return (
    <>
      <title>{`Hồ sơ đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Hồ sơ đơn vị' }]}
        title={unit.name}
        facts={`${unitTypeList.nameOf(unit.type)} · mã ${unit.code ?? 'chưa có'}`}
      />
      <div className="cols">
        <Form method="post" className="card pad stack" key={profile?.version} noValidate>
          {result?.saved && (
            <p className="note ok" role="status">
              <IconCheck size={18} aria-hidden /> Đã lưu.
            </p>
          )}
          <Reasons reasons={result?.refused} />
          <input type="hidden" name="version" value={profile?.version ?? 1} />
          <div className="grid3">
            {text('address', 'Địa chỉ')}
            <NativeSelect
              name="commune_code"
              id="f-commune_code"
              label="Xã, phường"
              defaultValue={profile?.commune_code ?? ''}
              disabled={!mayEdit}
              data={[{ value: '', label: '' }, ...places]}
            />
            {text('phone', 'Điện thoại')}
            {text('email', 'E-mail')}
            {text('website', 'Trang web')}
            {text('head_name', profile?.head_title ?? 'Người đứng đầu')}
            {text('head_phone', 'Điện thoại người đứng đầu')}
            {text('head_email', 'E-mail người đứng đầu')}
          </div>
          <Textarea
            name="introduction"
            id="f-introduction"
            label="Giới thiệu ngắn"
            autosize
            minRows={3}
            defaultValue={profile?.introduction ?? ''}
            readOnly={!mayEdit}
          />
          {mayEdit ? (
            <div>
              <Button type="submit" name="intent" value="profile">
                Lưu hồ sơ
              </Button>
            </div>
          ) : (
            <p className="note">Hồ sơ do hiệu trưởng và văn thư của đơn vị sửa.</p>
          )}
        </Form>
        <aside className="stack">
          {mayAdmin && (
            <Form method="post" className="card pad stack" key={`u${unitVersion}`}>
              <h2>Tên và loại, từ hôm nay</h2>
              <input type="hidden" name="version" value={unitVersion} />
              <TextInput
                name="name"
                id="f-name"
                label="Tên đầy đủ"
                defaultValue={unit.name}
                error={reasonAt(result?.refused, 'name')}
              />
              <TextInput
                name="shortName"
                id="f-shortName"
                label="Tên gọi tắt"
                defaultValue={unit.shortName}
                error={reasonAt(result?.refused, 'shortName')}
              />
              <NativeSelect
                name="type"
                id="f-type"
                label="Loại"
                defaultValue={unit.type}
                data={unitTypes.filter((x) => x.level === unit.level).map((x) => ({ value: x.code, label: x.name }))}
              />
              <Button type="submit" name="intent" value="unit" variant="default">
                Đổi tên, loại
              </Button>
              <Button type="submit" name="intent" value={hidden ? 'show' : 'hide'} variant="default">
                {hidden ? 'Hiện lại đơn vị' : 'Ẩn đơn vị'}
              </Button>
            </Form>
          )}
          <section className="card">
            <h2>Qua các thời kỳ</h2>
            <dl className="kv pad">
              {history.map((p) => (
                <div key={p.what + p.from + p.value} style={{ display: 'contents' }}>
                  <dt>
                    {what[p.what]}, từ {formatDate(p.from)}
                    {p.to && ` đến ${formatDate(p.to)}`}
                  </dt>
                  <dd>{p.what === 'type' ? unitTypeList.nameOf(p.value) : p.value.replace(/^sector /, '')}</dd>
                </div>
              ))}
            </dl>
          </section>
        </aside>
      </div>
    </>
  );
}
