// A new dated survey: filled from the sites, corrected by hand where somebody knows better, with a reason. Recorded once.
import './adoption.css';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { redirect, useLoaderData, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import { reservedFor } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { recordSurvey } from '../commands/record-survey.ts';
import { maySurvey, surveyors } from '../policy.ts';
import { registerNow } from '../queries/register.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!maySurvey(work.actor)) throw reservedFor(surveyors, 'Khảo sát cổng thông tin của cả tỉnh do Sở ghi.');
    const uses = await registerNow(work);
    return {
      ...{ unit: { slug: unit.slug, name: unit.shortName }, today: work.today },
      units: uses.map((u) => ({ id: u.unitId, name: u.name, has: u.hasPortal, use: u.regularUse, address: u.address ?? '' })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => String(form.get(name) ?? '');
    const ids = form.getAll('unitId').map(Number);
    const at = (name: string, i: number) => String(form.getAll(name)[i] ?? '');
    await recordSurvey(work, unit.id, {
      ...{ day: text('day'), title: text('title'), basis: text('basis') },
      corrections: ids.map((unitId, i) => ({
        ...{ unitId, hasPortal: at('verdict', i) !== 'none', regularUse: at('verdict', i) === 'regular' },
        ...{ address: at('address', i), reason: at('reason', i) },
      })),
    });
  });
  throw redirect(`/${params.unit}/adoption/register`);
});

type Correction = { key: number; unitId: number | null; name: string };

export default function NewSurvey() {
  const { unit, today, units } = useLoaderData<typeof loader>();
  const result = useAnswer() as FormRefusal | undefined;
  const [rows, setRows] = useState<Correction[]>([]);
  const base = `/${unit.slug}`;
  const error = (field: string) => reasonAt(result?.refused, field);
  const [withPortal, regular] = [units.filter((u) => u.has).length, units.filter((u) => u.use).length];
  const set = (key: number, name: string) =>
    setRows((was) =>
      was.map((r) => (r.key === key ? { ...r, name, unitId: units.find((u) => u.name === name)?.id ?? null } : r)),
    );
  return (
    <>
      <title>{`Ghi khảo sát – ${unit.name}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Sổ cổng thông tin', to: `${base}/adoption/register` },
          { label: 'Ghi khảo sát mới' },
        ]}
        title="Ghi khảo sát mới"
        facts="Số liệu lấy từ các trang lúc ghi. Đã ghi thì không sửa lại; lần sau ghi một cuộc khảo sát khác."
      />
      <KeptForm draft="survey" method="post" className="card pad stack" noValidate>
        <Reasons reasons={result?.refused} />
        <div className="grid3">
          <DayInput
            name="day"
            id="f-day"
            label="Ngày khảo sát"
            defaultValue={formatDate(today)}
            error={error('day')}
            withAsterisk
          />
          <TextInput
            name="title"
            id="f-title"
            label="Tên cuộc khảo sát"
            defaultValue="Khảo sát cổng thông tin điện tử"
            error={error('title')}
            withAsterisk
          />
          <TextInput name="basis" id="f-basis" label="Căn cứ" placeholder="Báo cáo của các đơn vị" error={error('basis')} />
        </div>
        <p className="note">
          Theo các trang hiện nay: {formatNumber(withPortal)}/{formatNumber(units.length)} đơn vị có cổng (
          {formatPercent(percentTenths(withPortal, units.length))}), {formatNumber(regular)} dùng thường xuyên (
          {formatPercent(percentTenths(regular, withPortal))}).
        </p>
        <fieldset className="plainset stack">
          <legend>Sửa tay, mỗi đơn vị có lý do</legend>
          <datalist id="units">{rows.length > 0 && units.map((u) => <option key={u.id} value={u.name} />)}</datalist>
          {rows.map((row, i) => (
            <div key={row.key} className="row" id={`f-corrections.${i}`}>
              <input type="hidden" name="unitId" value={row.unitId ?? 0} />
              <input
                className="search"
                list="units"
                aria-label={`Đơn vị sửa tay ${i + 1}`}
                placeholder="Tên đơn vị"
                value={row.name}
                onChange={(event) => set(row.key, event.currentTarget.value)}
              />
              <select className="search" name="verdict" aria-label={`Kết luận ${i + 1}`} defaultValue="portal">
                <option value="none">không có cổng</option>
                <option value="portal">có cổng</option>
                <option value="regular">có cổng, dùng thường xuyên</option>
              </select>
              <input className="search" name="address" aria-label={`Địa chỉ ${i + 1}`} placeholder="Địa chỉ cổng" />
              <input className="search" name="reason" aria-label={`Lý do ${i + 1}`} placeholder="Lý do" />
              <button
                type="button"
                aria-label={`Bỏ dòng ${i + 1}`}
                onClick={() => setRows((was) => was.filter((r) => r.key !== row.key))}
              >
                <IconX size={16} aria-hidden />
              </button>
            </div>
          ))}
          <div>
            <Button
              type="button"
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setRows((was) => [...was, { key: (was.at(-1)?.key ?? 0) + 1, unitId: null, name: '' }])}
            >
              Sửa tay một đơn vị
            </Button>
          </div>
        </fieldset>
        <div>
          <Button type="submit" loading={useNavigation().state === 'submitting'}>
            Ghi khảo sát {formatNumber(units.length)} đơn vị
          </Button>
        </div>
      </KeptForm>
    </>
  );
}
