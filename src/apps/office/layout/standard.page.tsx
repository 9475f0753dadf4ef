// What does a unit hand down to the sites of its members: a start that they may change, or a rule that they may not?
import './layout.css';
import './look.css';
import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { data, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { refuse } from '#kernel/refusal.ts';
import { listPictures } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { handDown, mayHandDown, type StandardForm, settle, standardOf, standardsAbove } from '#modules/sites/index.ts';
import { defaultTheme, type Palette, type Theme } from '#modules/sites/ui.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { wantable } from './catalogue.ts';
import { FieldInput } from './parts/field-input.tsx';
import { type LinkRow, LinksInput, PaletteChoice, Source, ThemeChoice } from './parts/look-fields.tsx';
import { useKept } from './parts/use-kept.tsx';

type Way = '' | 'start' | 'rule';
type Draft = {
  lookWay: Way;
  theme: Theme;
  palette: Palette;
  logoWay: Way;
  logo: string;
  footerWay: Way;
  footer: string;
  linksWay: Way;
  links: LinkRow[];
  blocks: string[];
};
const wayOf = (given: { locked: boolean } | undefined): Way => (given ? (given.locked ? 'rule' : 'start') : '');

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (unit.level !== 'department' && unit.level !== 'district')
      throw refuse('level', `${unit.shortName} không có đơn vị thành viên.`);
    const may = mayHandDown(work.actor, unit);
    const { handed, version } = await standardOf(work, unit.id);
    const above = await standardsAbove(work, unit.path);
    return {
      unit,
      version,
      whyNot: may === true ? null : may,
      stored: {
        ...{ lookWay: wayOf(handed.look), logoWay: wayOf(handed.logo) },
        ...{ footerWay: wayOf(handed.footer), linksWay: wayOf(handed.links) },
        ...{ theme: handed.look?.value.theme ?? defaultTheme, palette: handed.look?.value.palette ?? ('lam' as const) },
        ...{ logo: handed.logo?.value ?? '', footer: handed.footer?.value ?? '', links: handed.links?.value ?? [] },
        blocks: handed.blocks ?? [],
      } satisfies Draft,
      above: {
        ...{ look: settle('look', null, above), logo: settle('logo', null, above) },
        ...{ footer: settle('footer', null, above), links: settle('links', null, above) },
      },
      kinds: wantable.map(({ kind, title, about }) => ({ kind, title, about })),
      pictures: (await listPictures(work, unit.id, { limit: 200, offset: 0 })).rows,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const sent = JSON.parse(String(form.get('standard') ?? '{}')) as StandardForm;
  const mayWant = wantable.map((kind) => kind.kind);
  const saved = await writing(context, async (work) =>
    handDown(work, (await unitOfAddress(work, params.unit)).id, mayWant, sent),
  );
  return data({ saved: true as const, version: saved.version });
});

const ways = [
  { value: '', label: 'Để thành viên tự chọn' },
  { value: 'start', label: 'Đặt sẵn, thành viên đổi được' },
  { value: 'rule', label: 'Đặt chung và khóa' },
];

export default function Standard() {
  const { unit, version, whyNot, stored, above, kinds, pictures } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const refusal = answer && 'refused' in answer ? answer : undefined;
  const saved = answer && 'saved' in answer ? answer : undefined;
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  const kept = useKept<Draft>({ name: `standard:${unit.slug}`, stored, version, saved: saved?.version });
  const { value, change } = kept;
  const readOnly = whyNot !== null;
  const reasons = refusal?.refused ?? [];
  const part = (
    title: string,
    name: 'lookWay' | 'logoWay' | 'footerWay' | 'linksWay',
    from: { from: string | null; locked: boolean },
    fields: ReactNode,
  ) => (
    <section className="card pad stack">
      <Source from={from.locked ? from.from : null} locked />
      <NativeSelect
        label={title}
        value={value[name]}
        data={ways}
        disabled={readOnly || from.locked}
        error={reasonAt(reasons, name.replace('Way', ''))}
        onChange={(event) => change({ [name]: event.currentTarget.value as Way })}
      />
      {value[name] !== '' && fields}
    </section>
  );
  const save = () =>
    submit(
      { standard: JSON.stringify({ ...value, links: JSON.stringify(value.links), version: kept.base }) },
      { method: 'post' },
    );
  return (
    <>
      <title>{`Quy định chung – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Giao diện trang', to: `/${unit.slug}/sites/look` },
          { label: 'Quy định chung' },
        ]}
        title="Quy định chung cho trang thành viên"
        facts={`Áp dụng cho trang của các đơn vị trực thuộc ${unit.shortName}, không áp dụng cho trang của chính ${unit.shortName}`}
      >
        <Button disabled={readOnly || !kept.changed} loading={busy} title={whyNot ?? undefined} onClick={save}>
          Lưu
        </Button>
      </PageHeader>
      <div className="stack standard">
        {whyNot && <p className="note">{whyNot}</p>}
        {saved && !kept.changed && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu. Trang của các đơn vị thành viên đổi ngay.
          </p>
        )}
        {kept.notice}
        {refusal?.kind === 'conflict' ? (
          kept.conflict((refusal.theirs as { version: number } | undefined)?.version)
        ) : (
          <Reasons reasons={refusal?.refused} />
        )}
        {part(
          'Giao diện và màu',
          'lookWay',
          above.look,
          <>
            <ThemeChoice
              value={value.theme}
              palette={value.palette}
              disabled={readOnly}
              onChange={(theme) => theme && change({ theme })}
            />
            <PaletteChoice value={value.palette} disabled={readOnly} onChange={(palette) => change({ palette })} />
          </>,
        )}
        {part(
          'Logo',
          'logoWay',
          above.logo,
          <FieldInput
            field={{ name: 'logo', label: 'Ảnh logo', input: 'picture', default: '' }}
            path="logo"
            value={value.logo}
            unit={unit.slug}
            lists={{ sections: [], articles: [], pictures }}
            reasons={[]}
            readOnly={readOnly}
            onChange={(logo) => change({ logo: String(logo) })}
          />,
        )}
        {part(
          'Lời ở chân trang',
          'footerWay',
          above.footer,
          <Textarea
            aria-label="Lời ở chân trang của thành viên"
            autosize
            minRows={2}
            maxLength={600}
            disabled={readOnly}
            value={value.footer}
            onChange={(event) => change({ footer: event.currentTarget.value })}
          />,
        )}
        {part(
          'Liên kết ở chân trang',
          'linksWay',
          above.links,
          <LinksInput value={value.links} disabled={readOnly} reasons={reasons} onChange={(links) => change({ links })} />,
        )}
        <section className="card pad stack">
          <fieldset className="checks" disabled={readOnly}>
            <legend>Khối phải có trên trang chủ của mọi thành viên</legend>
            <p className="small muted">
              Thành viên đặt khối ở đâu cũng được nhưng không gỡ, không ẩn. Trang nào chưa có thì khối đứng ở cuối.
            </p>
            {kinds.map((kind) => (
              <Checkbox
                key={kind.kind}
                label={kind.title}
                description={kind.about}
                disabled={readOnly}
                checked={value.blocks.includes(kind.kind)}
                onChange={(event) =>
                  change({
                    blocks: event.currentTarget.checked
                      ? [...value.blocks, kind.kind]
                      : value.blocks.filter((one) => one !== kind.kind),
                  })
                }
              />
            ))}
          </fieldset>
        </section>
      </div>
    </>
  );
}
