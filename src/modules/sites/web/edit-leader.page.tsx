// One leader of the unit (P-1.9): name, position, how to reach, what he or she looks after, picture, order, days in office.
import './settings.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { redirect, useLoaderData, useNavigation } from 'react-router';
import { holds, runnersOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { picturesById } from '#modules/media/index.ts';
import { type Picture, PicturePicker, srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { keepLeader, type LeaderForm } from '../commands/keep-leader.ts';
import { leaderKeepers } from '../policy.ts';
import { leadersOf } from '../queries/leaders.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, leaderKeepers, unit.path))
      throw refuse(
        'not_allowed',
        `Danh sách lãnh đạo của ${unit.shortName} do văn thư, biên tập viên, ${runnersOf(unit.level)} ghi.`,
      );
    const all = await leadersOf(work, unit.id);
    const leader = params.leader === 'moi' ? null : all.find((one) => one.id === params.leader);
    if (leader === undefined) throw notFound('Không tìm thấy người này.');
    const photo = leader?.photo ? (await picturesById(work, [leader.photo])).get(leader.photo) : undefined;
    return {
      unit,
      leader,
      photo: photo ?? null,
      next: Math.min(99, Math.max(0, ...all.map((one) => one.position)) + 1),
      today: work.today,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const fresh = params.leader === 'moi';
  const input = Object.fromEntries(form) as unknown as LeaderForm;
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return keepLeader(work, unit.id, fresh ? null : (params.leader ?? ''), fresh ? { ...input, version: undefined } : input);
  });
  throw redirect(`/${params.unit}/sites/leaders?done=saved`);
});

export default function EditLeader() {
  const { unit, leader, photo: saved, next, today } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refused = result && 'refused' in result ? result.refused : undefined;
  const [photo, setPhoto] = useState<Picture | null>(saved);
  const [picking, setPicking] = useState(false);
  const title = leader?.name ?? 'Thêm người';
  const field = (name: keyof LeaderForm) => ({ id: `f-${name}`, name, error: reasonAt(refused, name) });
  return (
    <>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Lãnh đạo', to: `/${unit.slug}/sites/leaders` },
          { label: leader ? 'Sửa' : 'Thêm người' },
        ]}
        title={title}
      />
      <KeptForm draft="leader" version={leader?.version ?? 0} method="post" className="stack" noValidate>
        <Reasons reasons={refused} />
        <input type="hidden" name="version" value={leader?.version ?? ''} />
        <input type="hidden" name="photo" value={photo?.id ?? ''} />
        <section className="card pad fields">
          <TextInput {...field('name')} label="Họ tên" withAsterisk maxLength={80} defaultValue={leader?.name ?? ''} />
          <TextInput
            {...field('title')}
            label="Chức vụ"
            withAsterisk
            maxLength={120}
            placeholder="Phó Hiệu trưởng"
            defaultValue={leader?.title ?? ''}
          />
          <TextInput
            {...field('phone')}
            label="Điện thoại công vụ"
            maxLength={30}
            inputMode="tel"
            defaultValue={leader?.phone ?? ''}
          />
          <TextInput
            {...field('email')}
            label="E-mail công vụ"
            maxLength={120}
            inputMode="email"
            defaultValue={leader?.email ?? ''}
          />
          <TextInput
            {...field('validFrom')}
            label="Giữ chức vụ từ ngày"
            placeholder={formatDate(today)}
            defaultValue={leader ? formatDate(leader.validFrom) : ''}
          />
          <TextInput
            {...field('validTo')}
            label="Đến hết ngày (khi thôi giữ chức vụ)"
            defaultValue={leader?.validTo ? formatDate(leader.validTo) : ''}
          />
          <TextInput
            {...field('position')}
            label="Thứ tự"
            description="Người đứng đầu là 1"
            inputMode="numeric"
            defaultValue={String(leader?.position ?? next)}
          />
        </section>
        <section className="card pad stack">
          <Textarea
            {...field('duty')}
            label="Nhiệm vụ phụ trách"
            autosize
            minRows={3}
            maxLength={1000}
            defaultValue={leader?.duty ?? ''}
          />
        </section>
        <section className="card pad stack">
          <h2>Trên trang tiếng Anh</h2>
          <p className="small muted">
            Tên, điện thoại, e-mail lấy từ trên. Bỏ trống thì trang tiếng Anh ghi rõ phần này chỉ có tiếng Việt.
          </p>
          <TextInput
            {...field('titleEn')}
            label="Chức vụ bằng tiếng Anh"
            lang="en"
            maxLength={120}
            placeholder="Deputy Head"
            defaultValue={leader?.titleEn ?? ''}
          />
          <Textarea
            {...field('dutyEn')}
            label="Nhiệm vụ phụ trách bằng tiếng Anh"
            lang="en"
            autosize
            minRows={2}
            maxLength={1000}
            defaultValue={leader?.dutyEn ?? ''}
          />
        </section>
        <section className="card pad stack" id="f-photo">
          <h2>Ảnh</h2>
          {reasonAt(refused, 'photo') && <p className="note bad">{reasonAt(refused, 'photo')}</p>}
          {photo && <img className="heroimg" style={{ maxWidth: 180 }} src={srcOf(photo, 480)} alt={photo.alt || photo.name} />}
          <div className="row">
            <Button
              type="button"
              variant="default"
              leftSection={<IconPhoto size={16} aria-hidden />}
              onClick={() => setPicking(true)}
            >
              Chọn ảnh của đơn vị
            </Button>
            {photo && (
              <Button type="button" variant="default" onClick={() => setPhoto(null)}>
                Bỏ ảnh
              </Button>
            )}
          </div>
        </section>
        <div className="row">
          <Button type="submit" loading={busy}>
            Lưu
          </Button>
        </div>
      </KeptForm>
      <PicturePicker
        unit={unit.slug}
        opened={picking}
        title="Ảnh của lãnh đạo"
        onClose={() => setPicking(false)}
        onPick={([first]) => {
          if (first) setPhoto(first);
          setPicking(false);
        }}
      />
    </>
  );
}
