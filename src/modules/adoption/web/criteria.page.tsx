// Criteria, their points and the bands of a school year, set by the department; the points are a hundred.
import './adoption.css';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { redirect, useLoaderData, useNavigation } from 'react-router';
import { reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { saveScheme } from '../commands/save-scheme.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { schemeOf } from '../queries/ranking.ts';
import { formatPoints, measureNames, type RankingMeasure, wholeTenths } from '../rules/ranking.ts';

const yearOf = (text: string | null, today: string) => (text && /^\d{4}-\d{4}$/.test(text) ? text : schoolYearOf(today));

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Tiêu chí xếp hạng do Sở đặt.');
    const year = yearOf(new URL(request.url).searchParams.get('year'), work.today);
    return { unit: { slug: unit.slug, name: unit.shortName }, scheme: await schemeOf(work, year) };
  }),
);

export const action = act(async ({ context, params, request }, form) => {
  const all = (name: string) => form.getAll(name).map(String);
  const year = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const schoolYear = yearOf(new URL(request.url).searchParams.get('year'), work.today);
    const [codes, titles, guides, points, measures] = [all('code'), all('title'), all('guide'), all('points'), all('measure')];
    const [bands, starts] = [all('band'), all('from')];
    await saveScheme(work, unit.id, schoolYear, {
      criteria: titles.map((title, i) => ({
        ...{ title, code: codes[i] ?? '', guide: guides[i] ?? '', points: points[i] ?? '' },
        measure: (measures[i] ?? '') as RankingMeasure | '',
      })),
      bands: bands.map((name, i) => ({ name, from: starts[i] ?? '' })),
      version: Number(form.get('version')),
    });
    return schoolYear;
  });
  throw redirect(`/${params.unit}/adoption/criteria?year=${year}&done=saved`);
});

const done = { saved: 'Đã lưu. Bảng xếp hạng tính theo tiêu chí mới.' };
const tenthsOf = (text: string) => (/^\d{1,3}([,.]\d)?$/.test(text.trim()) ? Math.round(Number(text.replace(',', '.')) * 10) : 0);

type Line = { key: number; code: string; title: string; guide: string; points: string; measure: string };
type BandLine = { key: number; name: string; from: string };

export default function CriteriaPage() {
  const { unit, scheme } = useLoaderData<typeof loader>();
  return <CriteriaForm key={scheme.version} unit={unit} scheme={scheme} />;
}

function CriteriaForm({ unit, scheme }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'unit' | 'scheme'>) {
  const result = useAnswer() as FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const [lines, setLines] = useState<Line[]>(() =>
    scheme.criteria.map((c, key) => ({
      ...{ key, code: c.code, title: c.title, guide: c.guide, points: formatPoints(c.tenths) },
      measure: c.measure ?? '',
    })),
  );
  const [bands, setBands] = useState<BandLine[]>(() =>
    scheme.bands.map((band, key) => ({ key, name: band.name, from: formatPoints(band.fromTenths) })),
  );
  const closed = scheme.closedAt !== null;
  const sum = lines.reduce((n, line) => n + tenthsOf(line.points), 0);
  const error = (field: string) => reasonAt(result?.refused, field);
  const base = `/${unit.slug}`;
  const next = (list: { key: number }[]) => Math.max(-1, ...list.map((one) => one.key)) + 1;
  return (
    <>
      <title>{`Tiêu chí xếp hạng – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Sổ cổng thông tin', to: `${base}/adoption/register` },
          { label: 'Xếp hạng', to: `${base}/adoption/ranking` },
          { label: 'Tiêu chí' },
        ]}
        title={`Tiêu chí xếp hạng năm học ${scheme.schoolYear}`}
        facts={
          closed
            ? 'Năm học này đã chốt: tiêu chí giữ nguyên.'
            : 'Điểm các tiêu chí cộng lại đúng 100. Năm học sau bắt đầu từ tiêu chí của năm học trước.'
        }
      />
      <Done words={done} />
      <KeptForm draft="criteria" version={scheme.version} method="post" className="stack criteria" noValidate>
        <Reasons reasons={result?.refused} />
        <input type="hidden" name="version" value={scheme.version} />
        <fieldset className="card plainset" disabled={closed}>
          <legend className="vh">Tiêu chí</legend>
          {lines.map((line, i) => (
            <div key={line.key} className="line">
              <input type="hidden" name="code" value={line.code} />
              <TextInput
                name="points"
                id={`f-criteria.${i}.points`}
                label="Điểm"
                inputMode="decimal"
                maxLength={5}
                defaultValue={line.points}
                error={error(`criteria.${i}.points`)}
                onChange={(event) => {
                  const points = event.currentTarget.value;
                  setLines((was) => was.map((one) => (one.key === line.key ? { ...one, points } : one)));
                }}
              />
              <TextInput
                name="title"
                id={`f-criteria.${i}.title`}
                label={`Tiêu chí ${i + 1}`}
                maxLength={120}
                defaultValue={line.title}
                error={error(`criteria.${i}.title`)}
              />
              <NativeSelect
                className="counted"
                name="measure"
                label="Máy đếm"
                defaultValue={line.measure}
                data={[
                  { value: '', label: 'không, chỉ người chấm' },
                  ...Object.entries(measureNames).map(([value, label]) => ({ value, label })),
                ]}
              />
              <button
                type="button"
                className="iconbtn"
                aria-label={`Bỏ tiêu chí ${i + 1}: ${line.title}`}
                onClick={() => setLines((was) => was.filter((one) => one.key !== line.key))}
              >
                <IconX size={16} aria-hidden />
              </button>
              <Textarea
                className="guide"
                name="guide"
                id={`f-criteria.${i}.guide`}
                label="Hướng dẫn chấm"
                autosize
                minRows={1}
                maxLength={300}
                defaultValue={line.guide}
                error={error(`criteria.${i}.guide`)}
              />
            </div>
          ))}
          <div className="sum row">
            <Button
              type="button"
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                setLines((was) => [...was, { key: next(was), code: '', title: '', guide: '', points: '', measure: '' }])
              }
            >
              Thêm tiêu chí
            </Button>
            <output className={sum === wholeTenths ? 'num' : 'num bad'} data-testid="sum">
              Tổng {formatPoints(sum)}/100 điểm
              {sum !== wholeTenths &&
                (sum < wholeTenths ? `, còn ${formatPoints(wholeTenths - sum)}` : `, thừa ${formatPoints(sum - wholeTenths)}`)}
            </output>
          </div>
        </fieldset>
        <fieldset className="card plainset" disabled={closed}>
          <h2>Các mức</h2>
          {bands.map((band, i) => (
            <div key={band.key} className="bandline">
              <TextInput
                name="band"
                id={`f-bands.${i}.name`}
                label="Mức"
                maxLength={40}
                defaultValue={band.name}
                error={error(`bands.${i}.name`)}
              />
              <TextInput
                name="from"
                id={`f-bands.${i}.from`}
                label="Từ điểm"
                inputMode="decimal"
                maxLength={5}
                defaultValue={band.from}
                error={error(`bands.${i}.from`)}
              />
              <button
                type="button"
                className="iconbtn"
                aria-label={`Bỏ mức ${band.name}`}
                onClick={() => setBands((was) => was.filter((one) => one.key !== band.key))}
              >
                <IconX size={16} aria-hidden />
              </button>
            </div>
          ))}
          <div className="sum">
            <Button
              type="button"
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setBands((was) => [...was, { key: next(was), name: '', from: '' }])}
            >
              Thêm mức
            </Button>
          </div>
        </fieldset>
        {!closed && (
          <div>
            <Button type="submit" loading={busy}>
              Lưu tiêu chí
            </Button>
          </div>
        )}
      </KeptForm>
    </>
  );
}
