// How does the unit's site look? Theme, colour, logo, banner, the foot; what superiors hand down is said, what they lock stays.
import './layout.css';
import './look.css';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { IconCheck, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { listPictures, picturesById } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import {
  dressSite,
  hostLabelOf,
  type LookForm,
  mayDress,
  mayHandDown,
  ownLook,
  settle,
  siteAt,
  standardsAbove,
} from '#modules/sites/index.ts';
import { defaultTheme, type Palette, SiteTabs, type Theme } from '#modules/sites/ui.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { FieldInput } from './parts/field-input.tsx';
import { type LinkRow, LinksInput, PaletteChoice, Source, ThemeChoice } from './parts/look-fields.tsx';
import { Preview } from './parts/preview.tsx';
import { useKept } from './parts/use-kept.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteAt(work, hostLabelOf(unit));
    const own = await ownLook(work, unit.id);
    if (!site || !own) throw notFound('Đơn vị chưa có trang.');
    const may = mayDress(work.actor, unit);
    const above = await standardsAbove(work, unit.path);
    const named = await picturesById(work, [own.logo, own.banner]);
    return {
      unit,
      portal: context.get(requestContext).portalUrl(hostLabelOf(unit)),
      whyNot: may === true ? null : may,
      own,
      given: {
        look: settle('look', null, above),
        logo: settle('logo', null, above),
        footer: settle('footer', null, above),
        links: settle('links', null, above),
      },
      handsDown: mayHandDown(work.actor, unit) === true,
      pictures: [...named.values(), ...(await listPictures(work, unit.id, { limit: 200, offset: 0 })).rows],
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const sent = JSON.parse(String(form.get('look') ?? '{}')) as LookForm;
  const saved = await writing(context, async (work) => dressSite(work, (await unitOfAddress(work, params.unit)).id, sent));
  return data({ saved: true as const, version: saved.version });
});

type Draft = { theme: Theme | ''; palette: Palette; logo: string; banner: string; footer: string; links: LinkRow[] };

export default function SiteLook() {
  const { unit, portal, whyNot, own, given, handsDown, pictures } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const refusal = answer && 'refused' in answer ? answer : undefined;
  const saved = answer && 'saved' in answer ? answer : undefined;
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  const { version, ...stored } = own;
  const kept = useKept<Draft>({
    name: `look:${unit.slug}`,
    stored: { ...stored, theme: stored.theme ?? (given.look.value ? '' : defaultTheme) },
    version,
    saved: saved?.version,
  });
  const { value, change } = kept;
  const [view, setView] = useState<'plan' | 'desk' | 'phone'>('plan');
  const reasons = refusal?.refused ?? [];
  const readOnly = whyNot !== null;
  const follows = value.theme === '' || given.look.locked ? given.look.value : null;
  const shown = {
    theme: follows?.theme ?? (value.theme || defaultTheme),
    palette: follows?.palette ?? value.palette,
    ...(given.logo.locked ? {} : { logo: value.logo }),
    banner: value.banner,
    footer: given.footer.locked ? (given.footer.value ?? '') : value.footer || (given.footer.value ?? ''),
    links: given.links.locked || value.links.length === 0 ? (given.links.value ?? []) : value.links,
  };
  const save = () =>
    submit(
      {
        look: JSON.stringify({
          ...{ banner: value.banner, version: kept.base },
          ...(given.look.locked ? {} : { theme: value.theme, palette: value.palette }),
          ...(given.logo.locked ? {} : { logo: value.logo }),
          ...(given.footer.locked ? {} : { footer: value.footer }),
          ...(given.links.locked ? {} : { links: JSON.stringify(value.links) }),
        }),
      },
      { method: 'post' },
    );
  const picture = (name: 'logo' | 'banner', label: string, hint: string, locked = false) => (
    <FieldInput
      field={{ name, label, hint, input: 'picture', default: '' }}
      path={name}
      value={value[name]}
      unit={unit.slug}
      lists={{ sections: [], articles: [], pictures }}
      reasons={reasons}
      readOnly={readOnly || locked}
      onChange={(next) => change({ [name]: String(next) })}
    />
  );
  return (
    <div className="arrange" data-view={view}>
      <title>{`Giao diện trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Giao diện trang' },
        ]}
        title="Giao diện trang"
        facts="Kiểu trang, màu, logo, ảnh ngang, chân trang"
      >
        <SegmentedControl
          aria-label="Cách xem"
          value={view}
          onChange={(next) => setView(next as typeof view)}
          data={[
            { value: 'plan', label: 'Chọn' },
            { value: 'desk', label: 'Máy tính' },
            { value: 'phone', label: 'Điện thoại' },
          ]}
        />
        {handsDown && (
          <Button
            component={Link}
            to={`/${unit.slug}/sites/standard`}
            variant="default"
            leftSection={<IconUsersGroup size={16} aria-hidden />}
          >
            Đặt chung cho thành viên
          </Button>
        )}
        <SiteLink href={portal}>Xem trang</SiteLink>
        <Button disabled={readOnly || !kept.changed} loading={busy} title={whyNot ?? undefined} onClick={save}>
          Lưu
        </Button>
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack tight">
        {whyNot && <p className="note">{whyNot}</p>}
        {saved && !kept.changed && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu. Mọi trang của đơn vị đổi ngay.
          </p>
        )}
        {kept.notice}
        {refusal?.kind === 'conflict' ? (
          kept.conflict((refusal.theirs as { version: number } | undefined)?.version)
        ) : (
          <Reasons reasons={refusal?.refused} />
        )}
      </div>
      <div className="bench">
        <section className="card plan" aria-label="Giao diện của trang">
          <div className="stack pad">
            <Source
              {...given.look}
              locked={given.look.locked}
              from={given.look.locked || value.theme === '' ? given.look.from : null}
            />
            <ThemeChoice
              value={given.look.locked ? (given.look.value?.theme ?? '') : value.theme}
              palette={shown.palette}
              disabled={readOnly || given.look.locked}
              inherited={
                !given.look.locked && given.look.value && given.look.from
                  ? { from: given.look.from, theme: given.look.value.theme }
                  : undefined
              }
              onChange={(theme) => change({ theme })}
            />
            <PaletteChoice
              value={shown.palette}
              disabled={readOnly || follows !== null}
              onChange={(palette) => change({ palette })}
            />
          </div>
          <div className="stack pad part">
            <Source from={value.logo && !given.logo.locked ? null : given.logo.from} locked={given.logo.locked} />
            {picture(
              'logo',
              'Logo',
              'Đứng cạnh tên đơn vị ở đầu trang. Bỏ trống thì là chữ đầu của tên trong vòm.',
              given.logo.locked,
            )}
            {picture('banner', 'Ảnh ngang trên đầu trang', 'Rộng, thấp, không có chữ. Bỏ trống thì không có.')}
          </div>
          <div className="stack pad part">
            <Source from={value.footer && !given.footer.locked ? null : given.footer.from} locked={given.footer.locked} />
            <Textarea
              id="f-footer"
              label="Lời ở chân trang"
              description="Giấy phép, giờ làm việc, đơn vị hỗ trợ."
              autosize
              minRows={2}
              maxLength={600}
              disabled={readOnly || given.footer.locked}
              value={given.footer.locked ? (given.footer.value ?? '') : value.footer}
              placeholder={given.footer.value ?? ''}
              error={reasonAt(reasons, 'footer')}
              onChange={(event) => change({ footer: event.currentTarget.value })}
            />
            <Source from={value.links.length > 0 && !given.links.locked ? null : given.links.from} locked={given.links.locked} />
            <LinksInput
              value={given.links.locked ? (given.links.value ?? []) : value.links}
              disabled={readOnly || given.links.locked}
              reasons={reasons}
              onChange={(links) => change({ links })}
            />
          </div>
          <div className="benchbar end">
            <Link className="small" to={`/${unit.slug}/sites/layout`}>
              Sắp xếp trang chủ
            </Link>
          </div>
        </section>
        <Preview unit={unit.slug} draft={{ look: JSON.stringify(shown) }} phone={view === 'phone'} />
      </div>
    </div>
  );
}
