// The school years of the province: opened and moved by the Sở, seen by everybody.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { data, Form, useLoaderData } from 'react-router';
import { addDays, formatDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { schoolYearOf, startYear } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { mayKeepYears, saveSchoolYear } from '../commands/save-school-year.ts';
import { schoolYears } from '../queries/classes.ts';
import { type YearDays, yearDayNames } from '../rules/school-year.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const years = await schoolYears(work);
    const last = years[0];
    const next = last ? schoolYearOf(addDays(last.ends_on, 120)) : schoolYearOf(work.today);
    return { unit, years, now: schoolYearOf(work.today), next, mayKeep: mayKeepYears(work, unit) };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const code = String(form.get('code') ?? '');
  await writing(context, async (work) => saveSchoolYear(work, await unitOfAddress(work, params.unit), Object.fromEntries(form)));
  return data({ saved: code });
});

const days = Object.keys(yearDayNames) as (keyof YearDays)[];
/** The days of R5.8, moved to another year: a proposal to be changed. */
function proposal(code: string): YearDays {
  const [first, second] = [startYear(code), startYear(code) + 1];
  return {
    starts_on: `${first}-08-01`,
    semester1_starts_on: `${first}-08-20`,
    semester1_ends_on: `${second}-01-05`,
    semester2_starts_on: `${second}-01-07`,
    semester2_ends_on: `${second}-05-18`,
    ends_on: `${second}-05-25`,
  };
}

export default function Years() {
  const { unit, years, now, next, mayKeep } = useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[]; saved?: string } | undefined;
  const entries = [
    ...years.map((year) => ({ code: year.code, version: year.version as number | null, days: year as YearDays })),
    ...(mayKeep ? [{ code: next, version: null, days: proposal(next) }] : []),
  ];
  return (
    <>
      <title>{`Năm học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Năm học' }]}
        title="Năm học"
        facts="Ngày tựu trường, các học kỳ và ngày kết thúc, chung cho cả tỉnh."
      />
      <div className="stack" style={{ maxWidth: 900 }}>
        {result?.saved && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu năm học {result.saved}.
          </p>
        )}
        <Reasons reasons={result?.refused} />
        {entries.map((year) => (
          <Form
            method="post"
            className="card"
            key={`${year.code}-${year.version}`}
            noValidate
            aria-label={`Năm học ${year.code}`}
          >
            <h2 className="row">
              {year.version === null ? 'Mở năm học mới' : `Năm học ${year.code}`}
              {year.code === now && <span className="tag ok">hiện nay</span>}
            </h2>
            <div className="pad grid3">
              {year.version === null ? (
                <TextInput name="code" label="Năm học" defaultValue={year.code} error={reasonAt(result?.refused, 'code')} />
              ) : (
                <input type="hidden" name="code" value={year.code} />
              )}
              <input type="hidden" name="version" value={year.version ?? ''} />
              {days.map((day) => (
                <TextInput
                  key={day}
                  name={day}
                  label={yearDayNames[day]}
                  defaultValue={formatDate(year.days[day])}
                  readOnly={!mayKeep}
                />
              ))}
            </div>
            {mayKeep && (
              <div className="pad row" style={{ borderTop: '1px solid var(--ct-line)' }}>
                <Button type="submit" variant={year.version === null ? 'filled' : 'default'}>
                  {year.version === null ? 'Mở năm học' : 'Lưu ngày'}
                </Button>
                <Checkbox name="anyway" value="yes" label="Theo quyết định khác với khung của Bộ" />
              </div>
            )}
          </Form>
        ))}
      </div>
    </>
  );
}
