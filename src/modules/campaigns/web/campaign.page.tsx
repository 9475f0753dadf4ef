// One deadline: read by all it concerns, set and changed by those over its audience.
import '../web/wall.css';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, redirect, useFetcher, useLoaderData, useNavigation, useSearchParams } from 'react-router';
import { formatDate, formatInstant, parseDate } from '#kernel/calendar.ts';
import { unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { listUnits, unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { saveCampaign } from '../commands/save-campaign.ts';
import { maySetCampaign, overseers } from '../policy.ts';
import { audienceSize } from '../queries/audience.ts';
import { campaignsOf } from '../queries/campaigns.ts';
import { deadlineWords } from '../rules/deadline.ts';
import { graceDaysMost, type MeasureCode, measureNames } from '../rules/standing.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const search = new URL(request.url).searchParams;
    const fresh = params.campaign === 'moi';
    const campaign = fresh ? null : ((await campaignsOf(work, unit.path)).find((c) => c.code === params.campaign) ?? null);
    if (!fresh && !campaign) throw notFound('Không có đợt này ở đơn vị của bạn.');
    const owner = campaign ? await unitById(work, campaign.unitId) : unit;
    const may = owner !== undefined && maySetCampaign(work.actor, owner.path);
    if (fresh && !may)
      throw reservedFor(overseers, 'Đợt hoàn thành do Sở đặt cho cả tỉnh, do Phòng đặt cho các đơn vị của Phòng.');
    const below = owner && may ? await listUnits(work, { under: owner.path }) : [];
    // What the form would ask of whom, before it is saved.
    const audience = Number(search.get('audience')) || campaign?.audienceUnitId || owner?.id || 0;
    const audienceTypes = search.has('audience') ? search.getAll('types') : (campaign?.audienceTypes ?? []);
    const measures = (search.has('audience') ? search.getAll('measures') : (campaign?.measures ?? [])) as MeasureCode[];
    const root = audience === campaign?.audienceUnitId || !search.has('audience') ? campaign?.audiencePath : undefined;
    const audiencePath = root ?? (await unitById(work, audience))?.path ?? unit.path;
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      owner: { id: owner?.id ?? unit.id, name: owner?.shortName ?? unit.shortName },
      ...{
        campaign,
        may,
        size: await audienceSize(work, { audiencePath, audienceTypes, measures }),
        schoolYear: schoolYearOf(work.today),
        today: work.today,
      },
      roots: below
        .filter((u) => u.level === 'department' || u.level === 'district' || u.id === campaign?.audienceUnitId)
        .map((u) => ({ value: String(u.id), label: u.shortName })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const known = params.campaign === 'moi' ? null : (await campaignsOf(work, unit.path)).find((c) => c.code === params.campaign);
    if (known === undefined) throw notFound('Không có đợt này ở đơn vị của bạn.');
    const text = (name: string) => String(form.get(name) ?? '');
    return saveCampaign(work, known?.unitId ?? unit.id, known?.id ?? null, {
      ...{ name: text('name'), code: text('code'), schoolYear: text('schoolYear'), opensOn: text('opensOn') },
      ...{ beforeDay: text('beforeDay'), graceDays: text('graceDays'), milestoneOn: text('milestoneOn') },
      ...{
        milestonePercent: text('milestonePercent').replace(',', '.') || '50',
        audienceTypes: form.getAll('types').map(String),
      },
      ...{ audienceUnitId: text('audience'), measures: form.getAll('measures').map(String) },
      ...{ instruction: text('instruction'), version: text('version') },
    });
  });
  throw redirect(`/${params.unit}/campaigns/edit/${saved.code}?saved=1`);
});

const written = (day: string | null | undefined) => (day ? formatDate(day) : '');

export default function CampaignPage() {
  const { unit, owner, campaign, may, size, schoolYear, roots, today } = useLoaderData<typeof loader>();
  const result = useAnswer() as FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const preview = useFetcher<typeof loader>();
  const [before, setBefore] = useState(written(campaign?.beforeDay));
  const [grace, setGrace] = useState(String(campaign?.graceDays ?? 0));
  const base = `/${unit.slug}`;
  const units = preview.data?.size ?? size;
  const day = parseDate(before);
  const graceDays = Number(grace);
  const graceRight = Number.isInteger(graceDays) && graceDays >= 0 && graceDays <= graceDaysMost;
  const words = !graceRight
    ? `Gia hạn từ 0 đến ${graceDaysMost} ngày, số ngày tròn.`
    : day.ok
      ? deadlineWords({ beforeDay: day.date, graceDays })
      : null;
  // Whoever moves the day of a campaign that runs sees before saving what that does to whom.
  const moved = campaign && campaign.opensOn <= today && day.ok && day.date !== campaign.beforeDay ? day.date : null;
  const saved = useSearchParams()[0].has('saved') && !result;
  const error = (name: string) => reasonAt(result?.refused, name);
  const field = (name: string, label: string, value: string, more: Record<string, unknown> = {}) => (
    <TextInput name={name} id={`f-${name}`} label={label} defaultValue={value} readOnly={!may} error={error(name)} {...more} />
  );
  const ask = (form: HTMLFormElement) => {
    const search = new URLSearchParams();
    const data = new FormData(form);
    search.set('audience', String(data.get('audience') ?? ''));
    for (const name of ['types', 'measures']) for (const one of data.getAll(name)) search.append(name, String(one));
    preview.load(`${base}/campaigns/edit/${campaign?.code ?? 'moi'}?${search}`);
  };
  return (
    <>
      <title>{`${campaign?.name ?? 'Mở đợt mới'} – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Các đợt', to: `${base}/campaigns/list` },
          { label: campaign?.name ?? 'Đợt mới' },
        ]}
        title={campaign?.name ?? 'Mở đợt mới'}
        facts={`Đợt của ${owner.name}${campaign?.frozenAt ? `. Số liệu của hạn đã chốt lúc ${formatInstant(new Date(campaign.frozenAt))}` : ''}`}
      >
        {campaign && (
          <Button component={Link} to={`${base}/campaigns/wall?c=${campaign.code}`} variant="default">
            Xem tường của đợt
          </Button>
        )}
      </PageHeader>
      <KeptForm
        draft="campaign"
        version={campaign?.version}
        method="post"
        className="card pad stack"
        noValidate
        key={campaign?.version ?? 0}
        onChange={(event) => {
          const name = (event.target as unknown as HTMLInputElement).name;
          if (name === 'audience' || name === 'types' || name === 'measures') ask(event.currentTarget);
        }}
      >
        <Reasons reasons={result?.refused} />
        {saved && (
          <p className="note ok" role="status">
            Đã lưu đợt.
          </p>
        )}
        <input type="hidden" name="version" value={campaign?.version ?? 0} />
        <div className="grid3">
          {field('name', 'Tên đợt', campaign?.name ?? '', { withAsterisk: true, placeholder: 'Hồ sơ học kỳ I' })}
          {field('code', 'Mã đợt', campaign?.code ?? '', {
            withAsterisk: true,
            placeholder: 'ho-so-hk1',
            autoCapitalize: 'none',
          })}
          {field('schoolYear', 'Năm học', campaign?.schoolYear ?? schoolYear, { withAsterisk: true })}
          {field('opensOn', 'Mở từ ngày', written(campaign?.opensOn), { withAsterisk: true, placeholder: '10/12/2018' })}
          <TextInput
            name="beforeDay"
            id="f-beforeDay"
            label="Trước ngày"
            withAsterisk
            placeholder="15/12/2018"
            value={before}
            onChange={(event) => setBefore(event.currentTarget.value)}
            readOnly={!may || Boolean(campaign?.frozenAt)}
            description={campaign?.frozenAt ? 'Đã chốt số liệu, ngày này không dời được' : undefined}
            error={error('beforeDay')}
          />
          <TextInput
            name="graceDays"
            id="f-graceDays"
            label="Gia hạn, ngày"
            inputMode="numeric"
            value={grace}
            onChange={(event) => setGrace(event.currentTarget.value)}
            readOnly={!may}
            error={error('graceDays')}
          />
        </div>
        {words && (
          <p className="note" role="status" data-testid="deadline-words">
            {words}
          </p>
        )}
        <div className="grid3">
          {field('milestoneOn', 'Mốc giữa đợt, nếu có', written(campaign?.milestoneOn), { placeholder: '30/11/2018' })}
          {field('milestonePercent', 'Đến mốc phải đủ, %', String((campaign?.milestoneTenths ?? 500) / 10).replace('.', ','), {
            inputMode: 'decimal',
          })}
          {may ? (
            <NativeSelect
              name="audience"
              id="f-audienceUnitId"
              label="Phạm vi"
              defaultValue={String(campaign?.audienceUnitId ?? owner.id)}
              data={roots}
              error={error('audienceUnitId')}
            />
          ) : (
            <TextInput label="Phạm vi" value={campaign?.audienceName ?? ''} readOnly />
          )}
        </div>
        <fieldset className="plainset" disabled={!may}>
          <legend>Mục đo</legend>
          <div className="checks">
            {Object.entries(measureNames).map(([code, name], i) => (
              <Checkbox
                key={code}
                name="measures"
                value={code}
                label={name}
                id={i === 0 ? 'f-measures' : undefined}
                defaultChecked={
                  campaign
                    ? (campaign.measures as string[]).includes(code)
                    : ['profile', 'classes', 'staff', 'pupils'].includes(code)
                }
              />
            ))}
          </div>
          {error('measures') && <p className="small bad">{error('measures')}</p>}
        </fieldset>
        <details open={(campaign?.audienceTypes.length ?? 0) > 0}>
          <summary>Chỉ một số loại đơn vị (không chọn là mọi loại)</summary>
          <fieldset className="plainset" disabled={!may}>
            <legend className="vh">Loại đơn vị</legend>
            <div className="checks">
              {unitTypes
                .filter((type) => type.level !== 'department')
                .map((type) => (
                  <Checkbox
                    key={type.code}
                    name="types"
                    value={type.code}
                    label={type.name}
                    defaultChecked={campaign?.audienceTypes.includes(type.code) ?? false}
                  />
                ))}
            </div>
          </fieldset>
        </details>
        <p className="note" role="status" data-testid="audience-size">
          {formatNumber(units)} đơn vị nằm trong đợt này
        </p>
        <Textarea
          name="instruction"
          id="f-instruction"
          label="Hướng dẫn cho đơn vị"
          autosize
          minRows={3}
          defaultValue={campaign?.instruction ?? ''}
          readOnly={!may}
          error={error('instruction')}
        />
        {may ? (
          <div className="row">
            <Button type="submit" loading={busy}>
              {campaign ? 'Lưu đợt' : `Mở đợt cho ${formatNumber(units)} đơn vị`}
            </Button>
            {campaign && moved && (
              <span className="small" role="status" data-testid="deadline-moved">
                Hạn của đợt đang chạy dời từ trước ngày <b className="num">{formatDate(campaign.beforeDay)}</b> sang trước ngày{' '}
                <b className="num">{formatDate(moved)}</b>, cho {formatNumber(units)} đơn vị.
              </span>
            )}
          </div>
        ) : (
          <p className="note">Đợt này do {owner.name} đặt.</p>
        )}
      </KeptForm>
    </>
  );
}
