// For how long do names that sites have given up lead on? One number for the province.
import { useLoaderData } from 'react-router';
import { reservedFor } from '#kernel/refusal.ts';
import { auditEntries } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { NumberSetting } from '#platform/ui/number-setting.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { setRetiredMonths } from '../commands/keep-hosts.ts';
import { mayKeepProvince, provinceKeepers } from '../policy.ts';
import { retiredMonths, retiredMonthsKey } from '../queries/hosts.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (unit.level !== 'department')
      throw reservedFor(provinceKeepers, 'Thời gian chuyển hướng đặt chung cho cả tỉnh, ở màn hình của Sở.');
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      value: await retiredMonths(work),
      whyNot: mayKeepProvince(work.actor) ? null : 'Thời gian chuyển hướng do quản trị tỉnh đặt.',
      history: await auditEntries(work, { path: unit.path, object: { kind: 'setting', id: retiredMonthsKey }, limit: 20 }),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    await setRetiredMonths(work, unit.id, { value: text('value'), was: text('was'), reason: text('reason') });
  });
  return { saved: 'Đã lưu. Tên miền thôi dùng từ nay theo số tháng mới; tên đã thôi dùng giữ ngày đã đặt.' };
});

export default function RetiredNames() {
  const { unit, ...setting } = useLoaderData<typeof loader>();
  return (
    <>
      <title>{`Tên miền cũ – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Mức đủ của các trang', to: `/${unit.slug}/sites/completeness` },
          { label: 'Tên miền cũ' },
        ]}
        title="Tên miền cũ còn chuyển hướng bao lâu"
        facts="Đặt chung cho mọi trang trong tỉnh"
      />
      <NumberSetting
        label="Số tháng chuyển hướng"
        unit="tháng"
        description="Trang đổi tên miền thì tên cũ chuyển từng trang sang tên mới trong bấy nhiêu tháng. Từng trang vẫn đặt được ngày riêng."
        {...setting}
      />
    </>
  );
}
