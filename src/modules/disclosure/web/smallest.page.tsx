// From which number on are counts about few pupils shown? One number for the province.
import { useLoaderData } from 'react-router';
import { reservedFor } from '#kernel/refusal.ts';
import { auditEntries } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { NumberSetting } from '#platform/ui/number-setting.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { setSmallestCell } from '../commands/set-smallest-cell.ts';
import { maySetSmallest, smallestKeepers } from '../policy.ts';
import { smallestCell, smallestCellKey } from '../queries/smallest-cell.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (unit.level !== 'department')
      throw reservedFor(smallestKeepers, 'Ngưỡng số nhỏ đặt chung cho cả tỉnh, ở màn hình của Sở.');
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      value: await smallestCell(work),
      whyNot: maySetSmallest(work.actor) ? null : 'Ngưỡng số nhỏ của công khai do quản trị tỉnh và chuyên viên Sở đặt.',
      history: await auditEntries(work, { path: unit.path, object: { kind: 'setting', id: smallestCellKey }, limit: 20 }),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    await setSmallestCell(work, unit.id, { value: text('value'), was: text('was'), reason: text('reason') });
  });
  return { saved: 'Đã lưu. Số liệu lập từ nay theo ngưỡng mới; bản đã công khai giữ nguyên.' };
});

export default function Smallest() {
  const { unit, ...setting } = useLoaderData<typeof loader>();
  return (
    <>
      <title>{`Ngưỡng số nhỏ – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Công khai', to: `/${unit.slug}/disclosure/board` },
          { label: 'Ngưỡng số nhỏ' },
        ]}
        title="Ngưỡng số nhỏ khi công khai"
        facts="Đặt chung cho mọi trường trong tỉnh"
      />
      <NumberSetting
        label="Không nêu số dưới"
        unit="học sinh"
        description="Số học sinh khuyết tật, dân tộc thiểu số nhỏ hơn ngưỡng này hiện là “dưới …”, để không ai nhận ra một em cụ thể."
        {...setting}
      />
    </>
  );
}
