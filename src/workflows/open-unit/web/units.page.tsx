// The tree of units below this one: searched without tones, opened, added to.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Form, Link, redirect, useActionData, useLoaderData, useSubmit } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { levelNames, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { listUnits, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { openUnit } from '../open-unit.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const search = new URL(request.url).searchParams;
    const text = (search.get('q') ?? '').slice(0, 100);
    const level = search.get('level') ?? '';
    const mayAdd = holds(work.actor, ['province_admin', 'district_admin'], unit.path);
    const units = await listUnits(work, {
      under: unit.path,
      withHidden: mayAdd,
      ...(text ? { text } : {}),
      ...(level ? { level } : {}),
    });
    const parents = (await listUnits(work, { under: unit.path })).filter(
      (u) => u.level === 'department' || u.level === 'district',
    );
    return { unit, units, text, level, mayAdd, parents: parents.map((p) => ({ value: String(p.id), label: p.shortName })) };
  }),
);

export const action = act(async ({ context }, form) => {
  const { slug } = await writing(context, async (work) => {
    const fields = Object.fromEntries(form) as Record<string, string>;
    return openUnit(
      work,
      { ...fields, parentId: Number(fields.parentId) || null } as never,
      context.get(requestContext).portalUrl,
    );
  });
  throw redirect(`/${slug}/organizations/profile`);
});

export default function Units() {
  const { unit, units, text, level, mayAdd, parents } = useLoaderData<typeof loader>();
  const result = useActionData() as { refused?: Reason[] } | undefined;
  const submit = useSubmit();
  const searched = Boolean(text || level);
  const offices = units.filter((u) => u.level === 'district');
  const below = (id: number) => units.filter((u) => u.parentId === id && u.level !== 'district');
  const row = (u: (typeof units)[number]) => (
    <li key={u.id} className="row" style={{ padding: '4px 0' }}>
      <Link to={`/${u.slug}/organizations/profile`}>{u.shortName}</Link>
      <span className="muted num small">{u.code}</span>
      {u.hidden && <span className="tag">đang ẩn</span>}
      {u.closedOn && <span className="tag">đã giải thể</span>}
    </li>
  );
  return (
    <>
      <title>{`Đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Đơn vị' }]}
        title="Đơn vị"
        facts={`${formatNumber(units.length)} đơn vị`}
      />
      <div className="cols">
        <section className="card">
          <Form className="tools" role="search" onChange={(event) => submit(event.currentTarget, { replace: true })}>
            <input
              className="search"
              type="search"
              name="q"
              aria-label="Tìm đơn vị"
              placeholder="Tên hoặc mã, gõ không dấu cũng được"
              defaultValue={text}
            />
            <select name="level" aria-label="Cấp học" defaultValue={level}>
              <option value="">Mọi cấp</option>
              {Object.entries(levelNames).map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Form>
          {units.length === 0 ? (
            <p className="blank">Không có đơn vị nào khớp. Thử một phần của tên.</p>
          ) : searched ? (
            <ul className="pad">{units.map(row)}</ul>
          ) : (
            <div className="pad">
              {offices.map((office) => (
                <details key={office.id} open={offices.length === 1}>
                  <summary style={{ padding: '6px 0', cursor: 'pointer' }}>
                    <b>{office.shortName}</b> <span className="muted">{formatNumber(below(office.id).length)} đơn vị</span>
                  </summary>
                  <ul style={{ paddingLeft: 18 }}>
                    {row(office)}
                    {below(office.id).map(row)}
                  </ul>
                </details>
              ))}
              <ul>
                {(offices.some((o) => o.id === unit.id) ? [] : [...units.filter((u) => u.id === unit.id), ...below(unit.id)]).map(
                  row,
                )}
              </ul>
            </div>
          )}
        </section>
        {mayAdd && (
          <Form method="post" className="card pad stack">
            <h2>Thêm đơn vị</h2>
            <Reasons reasons={result?.refused} />
            <TextInput
              name="name"
              id="f-name"
              label="Tên đầy đủ"
              withAsterisk
              error={reasonAt(result?.refused, 'name')}
              placeholder="Trường THCS Hải Phương"
            />
            <TextInput
              name="shortName"
              id="f-shortName"
              label="Tên gọi tắt"
              withAsterisk
              error={reasonAt(result?.refused, 'shortName')}
              placeholder="THCS Hải Phương"
            />
            <NativeSelect
              name="type"
              id="f-type"
              label="Loại"
              data={unitTypes.filter((x) => x.code !== 'SO').map((x) => ({ value: x.code, label: x.name }))}
              defaultValue="THCS"
            />
            <NativeSelect name="parentId" id="f-parentId" label="Cấp trên quản lý chuyên môn" data={parents} />
            <TextInput
              name="slug"
              id="f-slug"
              label="Tên địa chỉ"
              withAsterisk
              error={reasonAt(result?.refused, 'slug')}
              placeholder="thcs-hai-phuong"
              autoCapitalize="none"
            />
            <TextInput name="code" id="f-code" label="Mã trong cơ sở dữ liệu ngành" error={reasonAt(result?.refused, 'code')} />
            <Button type="submit" leftSection={<IconPlus size={16} aria-hidden />}>
              Thêm đơn vị và mở trang
            </Button>
          </Form>
        )}
      </div>
    </>
  );
}
