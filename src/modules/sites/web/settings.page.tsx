// The face of the unit's public site: motto and picture on top. Contacts come from the unit's record.
import './settings.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Link, useLoaderData, useNavigation } from 'react-router';
import { holds, runnersOf } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { picturesById, siteWriters } from '#modules/media/index.ts';
import { type Picture, PicturePicker, srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { editSite, type SiteForm } from '../commands/edit-site.ts';
import { scenes } from '../palettes.ts';
import { siteOf } from '../queries/site.ts';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const may = holds(work.actor, siteWriters, unit.path);
    const hero = site.heroFile ? (await picturesById(work, [site.heroFile])).get(site.heroFile) : undefined;
    const { profile } = site;
    return {
      unit,
      portal: context.get(requestContext).portalUrl(site.hostLabel),
      whyNot: may ? null : `Trang của ${unit.shortName} do biên tập viên, ${runnersOf(unit.level)} sửa.`,
      hero: hero ?? null,
      site: {
        ...{ version: site.version, tagline: site.tagline ?? '' },
        hero: site.heroFile ?? (site.heroScene ? `scene:${site.heroScene}` : ''),
      },
      contacts: [profile.address, profile.phone, profile.email, profile.headName].filter((value) => value !== null),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return editSite(work, unit.id, Object.fromEntries(form) as unknown as SiteForm);
  });
  return data({ saved: true as const });
});

type Theirs = { version: number; tagline: string | null };

export default function SiteSettings() {
  const { unit, site, hero: saved, portal, whyNot, contacts } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusal = result && 'refused' in result ? result : undefined;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const [hero, setHero] = useState(site.hero);
  const [picture, setPicture] = useState<Picture | null>(saved);
  const [picking, setPicking] = useState(false);
  const readOnly = whyNot !== null;
  return (
    <>
      <title>{`Ảnh, lời đầu trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Ảnh, lời đầu trang' },
        ]}
        title="Ảnh, lời đầu trang"
        facts="Đứng đầu trang chủ của đơn vị"
      >
        <SiteLink href={portal}>Xem trang</SiteLink>
      </PageHeader>
      <SiteTabs unit={unit} />
      <KeptForm draft="site" version={site.version} key={site.version} method="post" className="stack" noValidate>
        {result && 'saved' in result && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu. Trang công khai đổi ngay.
          </p>
        )}
        {theirs ? (
          <div className="note warn" role="alert">
            <IconAlertTriangle size={18} aria-hidden />
            <div>
              <b>Người khác vừa sửa trang này.</b> Bản của họ: “{theirs.tagline ?? 'không có câu giới thiệu'}”. Bấm Lưu để giữ bản
              của bạn, hoặc tải lại trang để lấy bản của họ.
            </div>
          </div>
        ) : (
          <Reasons reasons={refusal?.refused} />
        )}
        {whyNot && <p className="note">{whyNot}</p>}
        <input type="hidden" name="version" value={theirs?.version ?? site.version} />
        <input type="hidden" name="hero" value={hero} />
        <section className="card pad stack">
          <TextInput
            id="f-tagline"
            name="tagline"
            label="Câu giới thiệu ở đầu trang"
            description="Một câu ngắn. Bỏ trống thì tên đơn vị đứng ở đó."
            defaultValue={site.tagline}
            maxLength={120}
            readOnly={readOnly}
            error={reasonAt(refusal?.refused, 'tagline')}
          />
        </section>
        <section className="card pad stack" id="f-hero">
          <h2>Ảnh đầu trang</h2>
          {reasonAt(refusal?.refused, 'hero') && <p className="note bad">{reasonAt(refusal?.refused, 'hero')}</p>}
          {picture && hero === picture.id && (
            <img className="heroimg" src={srcOf(picture, 960)} alt={picture.alt || picture.name} />
          )}
          <div className="row">
            <Button
              variant="default"
              disabled={readOnly}
              leftSection={<IconPhoto size={16} aria-hidden />}
              onClick={() => setPicking(true)}
            >
              Chọn ảnh của đơn vị
            </Button>
            <NativeSelect
              aria-label="Tranh vẽ sẵn"
              value={hero.startsWith('scene:') ? hero : ''}
              disabled={readOnly}
              data={[
                { value: '', label: hero === '' ? 'Không có ảnh' : 'Hoặc tranh vẽ sẵn' },
                ...Object.entries(scenes).map(([value, label]) => ({ value: `scene:${value}`, label: `Tranh: ${label}` })),
              ]}
              onChange={(event) => setHero(event.currentTarget.value)}
            />
          </div>
        </section>
        <section className="card pad">
          <h2>Liên hệ</h2>
          <p className="small">
            {contacts.length > 0 ? contacts.join(' · ') : 'Hồ sơ của đơn vị chưa có địa chỉ, điện thoại, e-mail.'}
          </p>
          <p className="small">
            <Link to={`/${unit.slug}/organizations/profile`}>Sửa trong hồ sơ đơn vị</Link>
          </p>
        </section>
        <div className="row">
          <Button type="submit" disabled={readOnly} title={whyNot ?? undefined} loading={busy}>
            Lưu
          </Button>
        </div>
      </KeptForm>
      <PicturePicker
        unit={unit.slug}
        opened={picking}
        title="Ảnh đầu trang"
        onClose={() => setPicking(false)}
        onPick={([first]) => {
          if (first) {
            setPicture(first);
            setHero(first.id);
          }
          setPicking(false);
        }}
      />
    </>
  );
}
