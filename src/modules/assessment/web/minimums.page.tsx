// How many marks must a pupil have? What the circulars ask, what the Sở ordered for a semester instead, and a new order.
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form, useLoaderData, useNavigation } from 'react-router';
import { reservedFor } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { dropMinimum, saveMinimum } from '../commands/save-minimum.ts';
import { mayOrderMinimums, minimumKeepers } from '../policy.ts';
import { minimumSettings } from '../queries/minimum-settings.ts';
import { bandWords, secondaryRulesIn } from '../rules/minimum-form.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!mayOrderMinimums(work.actor, unit))
      throw reservedFor(minimumKeepers, 'Số lần kiểm tra tối thiểu do Sở đặt chung cho cả tỉnh, ở màn hình của Sở.');
    const year = schoolYearOf(work.today);
    const rules = secondaryRulesIn(year).map(({ id, name, minimums }) => ({
      ...{ id, name, comment: minimums.comment, article: minimums.article },
      bands: minimums.bands.map((band) => ({ words: bandWords(band, minimums.by), atLeast: band.atLeast })),
    }));
    return { unit: { slug: unit.slug, shortName: unit.shortName }, year, rules, settings: await minimumSettings(work, year) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const drops = text('drop') !== '';
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const year = schoolYearOf(work.today);
    const at = { ruleSet: text('ruleSet'), semester: Number(text('semester')), version: Number(text('version')) };
    if (drops) await dropMinimum(work, unit, year, at);
    else
      await saveMinimum(work, unit, year, {
        ...{ ...at, periodic: text('periodic'), comment: text('comment'), basis: text('basis') },
        regular: form.getAll('regular').map((one) => String(one).trim()),
      });
  });
  return {
    saved: drops
      ? 'Đã trở lại mức của thông tư. Các trường được đếm lại trong vài phút.'
      : 'Đã đặt. Các trường được đếm lại trong vài phút.',
  };
});

const semesters = [
  { value: '1', label: 'Học kỳ I' },
  { value: '2', label: 'Học kỳ II' },
];

export default function Minimums() {
  const { unit, year, rules, settings } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const [chosen, choose] = useState({ ruleSet: rules[0]?.id ?? '', semester: '1' });
  const rule = rules.find(({ id }) => id === chosen.ruleSet);
  const kept = settings.find((one) => one.ruleSet === chosen.ruleSet && String(one.semester) === chosen.semester);
  return (
    <>
      <title>{`Số lần kiểm tra tối thiểu – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Số lần kiểm tra' }]}
        title="Số lần kiểm tra tối thiểu"
        facts={`Năm học ${year}. Chưa đủ thì chưa có điểm trung bình; đặt khác thông tư chỉ khi Bộ hoặc Sở có văn bản.`}
      />
      <div className="stack">
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        <section className="card" aria-label="Đang áp dụng">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
          <div className="scroll" tabIndex={0} role="region" aria-label="Số lần kiểm tra, cuộn ngang">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Thông tư</th>
                  <th>Học kỳ</th>
                  <th>Kiểm tra thường xuyên, ít nhất</th>
                  <th>Căn cứ</th>
                  <th>
                    <span className="vh">Bỏ</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rules.flatMap(({ id, name, bands, article }) =>
                  ([1, 2] as const).map((semester) => {
                    const own = settings.find((one) => one.ruleSet === id && one.semester === semester);
                    const numbers = bands.map(({ words, atLeast }, i) => `${words}: ${own?.regular[i]?.atLeast ?? atLeast}`);
                    return (
                      <tr key={`${id} ${semester}`}>
                        <td className="name">{name}</td>
                        <td data-label="Học kỳ">{semester === 1 ? 'I' : 'II'}</td>
                        <td data-label="Ít nhất">
                          {[
                            ...numbers,
                            own?.periodic && `kiểm tra định kỳ nhiều nhất ${own.periodic[0]?.atLeast ?? 0}`,
                            own && own.comment !== null && `môn nhận xét ${own.comment}`,
                          ]
                            .filter(Boolean)
                            .join('; ')}
                        </td>
                        <td data-label="Căn cứ">{own?.basis ?? article}</td>
                        <td>
                          {own && (
                            <Form method="post">
                              <input type="hidden" name="drop" value="1" />
                              <input type="hidden" name="ruleSet" value={id} />
                              <input type="hidden" name="semester" value={semester} />
                              <input type="hidden" name="version" value={own.version} />
                              <Button type="submit" size="compact-sm" variant="default" loading={busy}>
                                Về mức thông tư
                              </Button>
                            </Form>
                          )}
                        </td>
                      </tr>
                    );
                  }),
                )}
              </tbody>
            </table>
          </div>
        </section>
        <KeptForm
          draft={`minimum ${chosen.ruleSet} ${chosen.semester}`}
          version={kept?.version ?? 0}
          key={`${chosen.ruleSet} ${chosen.semester} ${kept?.version ?? 0}`}
          method="post"
          className="card pad stack"
          noValidate
        >
          <h2>Đặt mức khác</h2>
          <Reasons reasons={reasons} />
          <input type="hidden" name="version" value={kept?.version ?? 0} />
          <div className="row">
            <Select
              label="Thông tư"
              name="ruleSet"
              data={rules.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen.ruleSet}
              onChange={(value) => value && choose({ ...chosen, ruleSet: value })}
              allowDeselect={false}
              error={reasonAt(reasons, 'ruleSet')}
              w={300}
            />
            <Select
              label="Học kỳ"
              name="semester"
              data={semesters}
              value={chosen.semester}
              onChange={(value) => value && choose({ ...chosen, semester: value })}
              allowDeselect={false}
              w={140}
            />
          </div>
          <div className="row">
            {rule?.bands.map(({ words, atLeast }, i) => (
              <TextInput
                key={words}
                name="regular"
                label={`Môn ${words}`}
                inputMode="numeric"
                maxLength={1}
                defaultValue={String(kept?.regular[i]?.atLeast ?? atLeast)}
                error={i === 0 ? reasonAt(reasons, 'regular') : undefined}
                w={200}
              />
            ))}
          </div>
          <div className="row">
            <TextInput
              name="periodic"
              label="Kiểm tra định kỳ, nhiều nhất"
              description="Để trống: theo phân phối chương trình"
              inputMode="numeric"
              maxLength={1}
              defaultValue={String(kept?.periodic?.[0]?.atLeast ?? '')}
              error={reasonAt(reasons, 'periodic')}
              w={280}
            />
            <TextInput
              name="comment"
              label="Môn đánh giá bằng nhận xét"
              description="Để trống: theo thông tư"
              inputMode="numeric"
              maxLength={1}
              defaultValue={String(kept?.comment ?? '')}
              error={reasonAt(reasons, 'comment')}
              w={280}
            />
          </div>
          <TextInput
            name="basis"
            label="Căn cứ"
            description="Số, ngày của văn bản; các trường đọc được"
            maxLength={500}
            defaultValue={kept?.basis ?? ''}
            error={reasonAt(reasons, 'basis')}
          />
          <div>
            <Button type="submit" loading={busy}>
              Đặt mức này
            </Button>
          </div>
        </KeptForm>
      </div>
    </>
  );
}
