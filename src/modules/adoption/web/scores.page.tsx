// The points of one unit: what the system counts, what the unit says of itself with its evidence, what the department decides.
import './adoption.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { data, useLoaderData, useNavigation } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { scoreUnit } from '../commands/score-unit.ts';
import { mayScoreSelf, maySurvey } from '../policy.ts';
import { rankedYears, schemeOf, scoreSheet } from '../queries/ranking.ts';
import { formatPoints, measureNames, type Scored } from '../rules/ranking.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const asked = new URL(request.url).searchParams.get('year') ?? '';
    const year = (await rankedYears(work)).includes(asked) ? asked : schoolYearOf(work.today);
    const scheme = await schemeOf(work, year);
    const { ranked, past } = await scoreSheet(work, scheme, unit);
    if (!ranked) throw notFound(`${unit.shortName} không nằm trong bảng xếp hạng.`);
    const open = !scheme.closedAt && year === schoolYearOf(work.today);
    // The department speaks as the department, also of itself.
    const office = open && maySurvey(work.actor);
    const self = open && mayScoreSelf(work.actor, unit.id) && !office;
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      scheme,
      ranked,
      past,
      as: office ? 'office' : self ? 'self' : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const all = (name: string) => form.getAll(name).map(String);
  const changed = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const [points, notes, links] = [all('points'), all('note'), all('link')];
    return scoreUnit(work, unit, form.get('as') === 'office', {
      scores: all('criterion').map((criterion, i) => ({
        criterion,
        points: points[i] ?? '',
        note: notes[i] ?? '',
        link: links[i] ?? '',
      })),
    });
  });
  return data({ done: changed === 0 ? 'Không có điểm nào thay đổi.' : `Đã lưu điểm của ${formatNumber(changed)} tiêu chí.` });
});

function Said({ title, score }: { title: string; score: Scored | null }) {
  return (
    <div>
      <p className="small muted">{title}</p>
      {score ? (
        <>
          <p className="p">{formatPoints(score.tenths)}</p>
          {score.note && <p className="small wrap">{score.note}</p>}
          {score.link && (
            <p className="small wrap">
              <a href={score.link} target="_blank" rel="noreferrer noopener">
                {score.link}
              </a>
            </p>
          )}
          <p className="small muted">
            {score.by}, {formatInstant(new Date(score.at))}
          </p>
        </>
      ) : (
        <p className="muted">chưa chấm</p>
      )}
    </div>
  );
}

export default function ScoresPage() {
  const { unit, scheme, ranked, past, as } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { done: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const base = `/${unit.slug}`;
  const error = (field: string) => reasonAt(refused, field);
  const office = as === 'office';
  const rows = scheme.criteria.map((criterion, i) => {
    const part = ranked.parts.find((one) => one.code === criterion.code);
    const mine = office ? part?.office : part?.self;
    return (
      <li key={criterion.code}>
        <div className="head">
          <div>
            <h2>{criterion.title}</h2>
            <p className="small muted">{criterion.guide}</p>
          </div>
          <p className="nw">
            <b className="p">{formatPoints(part?.tenths ?? 0)}</b>
            <span className="muted">/{formatPoints(criterion.tenths)}</span>
          </p>
        </div>
        <div className="said">
          {criterion.measure && (
            <div className={part && !part.office ? 'counts' : undefined}>
              <p className="small muted">Máy đếm</p>
              <p className="p">{formatPoints(part?.counted ?? 0)}</p>
              <p className="small muted">
                {measureNames[criterion.measure]}
                {part?.from && `: ${part.from}`}
              </p>
            </div>
          )}
          <Said title="Đơn vị tự chấm" score={part?.self ?? null} />
          <Said title="Sở chấm" score={part?.office ?? null} />
        </div>
        {as && (
          <div className="enter">
            <input type="hidden" name="criterion" value={criterion.code} />
            <TextInput
              name="points"
              id={`f-scores.${i}.points`}
              label={office ? 'Sở chấm' : 'Tự chấm'}
              aria-label={`${office ? 'Sở chấm' : 'Tự chấm'}: ${criterion.title}`}
              inputMode="decimal"
              maxLength={5}
              placeholder={`0–${formatPoints(criterion.tenths)}`}
              defaultValue={mine ? formatPoints(mine.tenths) : ''}
              error={error(`scores.${i}.points`)}
            />
            <Textarea
              name="note"
              id={`f-scores.${i}.note`}
              label={office ? 'Vì sao' : 'Minh chứng'}
              aria-label={`${office ? 'Vì sao' : 'Minh chứng'}: ${criterion.title}`}
              autosize
              minRows={1}
              maxLength={1000}
              defaultValue={mine?.note ?? ''}
              error={error(`scores.${i}.note`)}
            />
            <TextInput
              name="link"
              id={`f-scores.${i}.link`}
              label="Liên kết"
              aria-label={`Liên kết: ${criterion.title}`}
              maxLength={300}
              defaultValue={mine?.link ?? ''}
              error={error(`scores.${i}.link`)}
            />
          </div>
        )}
      </li>
    );
  });
  return (
    <>
      <title>{`Điểm xếp hạng – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Cổng thông tin', to: `${base}/adoption/portal` },
          { label: 'Điểm xếp hạng' },
        ]}
        title={
          <span data-testid="total">
            {formatPoints(ranked.tenths)} điểm, {ranked.band.toLowerCase()}
          </span>
        }
        facts={`${unit.name}, năm học ${scheme.schoolYear}${scheme.closedAt ? ', đã chốt' : ''}. Sở chấm thì lấy điểm của Sở, không thì số máy đếm, không có số đếm thì điểm tự chấm.`}
      />
      {answer && 'done' in answer && <DoneNote>{answer.done}</DoneNote>}
      <div className="stack">
        {as ? (
          <KeptForm draft={`scores-${as}`} method="post" className="stack" noValidate>
            <Reasons reasons={refused} />
            <input type="hidden" name="as" value={as} />
            <ul className="card scorelist">{rows}</ul>
            <div>
              <Button type="submit" loading={busy}>
                {office ? 'Lưu điểm của Sở' : 'Lưu điểm tự chấm'}
              </Button>
            </div>
          </KeptForm>
        ) : (
          <ul className="card scorelist">{rows}</ul>
        )}
        {past.length > 0 && (
          <section className="card" aria-labelledby="h-years">
            <h2 id="h-years">Các năm học đã chốt</h2>
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Năm học</th>
                    <th className="n">Hạng</th>
                    <th className="n">Điểm</th>
                    <th>Mức</th>
                  </tr>
                </thead>
                <tbody>
                  {past.map((one) => (
                    <tr key={one.schoolYear}>
                      <td className="name" data-label="Năm học">
                        {one.schoolYear}
                      </td>
                      <td className="n" data-label="Hạng">
                        {formatNumber(one.place)}
                      </td>
                      <td className="n" data-label="Điểm">
                        {formatPoints(one.tenths)}
                      </td>
                      <td data-label="Mức">{one.band}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </div>
    </>
  );
}
