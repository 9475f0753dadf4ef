// A unit is added below this one, with its public site.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { redirect, useLoaderData, useNavigation } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { listUnits, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { openUnit } from '../open-unit.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, ['province_admin', 'district_admin'], unit.path))
      throw reservedFor(['province_admin', 'district_admin'], 'Chỉ quản trị của Sở hoặc của Phòng được thêm đơn vị.');
    const parents = (await listUnits(work, { under: unit.path })).filter(
      (u) => u.level === 'department' || u.level === 'district',
    );
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      host: new URL(context.get(requestContext).portalUrl('')).host,
      parents: parents.map((p) => ({ value: String(p.id), label: p.shortName })),
    };
  }),
);

export const action = act(async ({ context }, form) => {
  const { slug } = await writing(context, async (work) => {
    const fields = Object.fromEntries(form) as Record<string, string>;
    const input = { ...fields, parentId: Number(fields.parentId) || null };
    return openUnit(work, input as never, context.get(requestContext).portalUrl);
  });
  throw redirect(`/${slug}/organizations/profile`);
});

export default function NewUnit() {
  const { unit, host, parents } = useLoaderData<typeof loader>();
  const result = useAnswer() as FormRefusal | undefined;
  const [slug, setSlug] = useState<{ text: string; own: boolean }>({ text: '', own: false });
  const base = `/${unit.slug}`;
  const error = (field: string) => reasonAt(result?.refused, field);
  return (
    <>
      <title>{`Thêm đơn vị – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Đơn vị', to: `${base}/organizations/units` },
          { label: 'Thêm đơn vị' },
        ]}
        title="Thêm đơn vị"
      />
      <KeptForm draft="unit" method="post" className="card pad stack" noValidate>
        <Reasons reasons={result?.refused} />
        <div className="grid3">
          <TextInput
            name="name"
            id="f-name"
            label="Tên đầy đủ"
            withAsterisk
            error={error('name')}
            placeholder="Trường THCS Hải Phương"
          />
          <TextInput
            name="shortName"
            id="f-shortName"
            label="Tên gọi tắt"
            withAsterisk
            error={error('shortName')}
            placeholder="THCS Hải Phương"
            onChange={(event) => {
              const text = slugify(event.currentTarget.value, 60);
              setSlug((was) => (was.own ? was : { text, own: false }));
            }}
          />
          <NativeSelect
            name="type"
            id="f-type"
            label="Loại"
            data={unitTypes.filter((x) => x.code !== 'SO').map((x) => ({ value: x.code, label: x.name }))}
            defaultValue="THCS"
            error={error('type')}
          />
          <NativeSelect
            name="parentId"
            id="f-parentId"
            label="Cấp trên quản lý chuyên môn"
            data={parents}
            error={error('parentId')}
          />
          <TextInput
            name="slug"
            id="f-slug"
            label="Tên địa chỉ"
            withAsterisk
            error={error('slug')}
            description={`Trang thành viên: ${slug.text || 'ten-don-vi'}.${host}`}
            value={slug.text}
            onChange={(event) => setSlug({ text: event.currentTarget.value, own: true })}
            autoCapitalize="none"
          />
          <TextInput name="code" id="f-code" label="Mã trong cơ sở dữ liệu ngành" error={error('code')} inputMode="numeric" />
          <TextInput name="decision" id="f-decision" label="Quyết định thành lập: số, ngày, cơ quan" error={error('decision')} />
        </div>
        <div>
          <Button type="submit" loading={useNavigation().state === 'submitting'}>
            Thêm đơn vị và mở trang
          </Button>
        </div>
      </KeptForm>
    </>
  );
}
