// One decision on the editorial board: its number, its days, its members.
import './settings.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { redirect, useLoaderData, useNavigation } from 'react-router';
import { holds, runnersOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { boardKeepers, boardRoles } from '../board.ts';
import { type BoardForm, keepBoard } from '../commands/keep-board.ts';
import { boardsOf } from '../queries/board.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, boardKeepers, unit.path))
      throw refuse('not_allowed', `Ban biên tập của ${unit.shortName} do ${runnersOf(unit.level)} ghi.`);
    const board = params.board === 'moi' ? null : (await boardsOf(work, unit.id)).find((one) => one.id === params.board);
    if (board === undefined) throw notFound('Không tìm thấy quyết định này.');
    return { unit, board, today: work.today };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const all = (name: string) => form.getAll(name).map(String);
  const [names, rolesOf, duties] = [all('name'), all('role'), all('duty')];
  const input: BoardForm = {
    ...{ decisionNumber: text('decisionNumber'), decidedOn: text('decidedOn'), decisionUrl: text('decisionUrl') },
    ...{ validFrom: text('validFrom'), validTo: text('validTo') },
    members: names.map((name, i) => ({ name, role: rolesOf[i] ?? '', duty: duties[i] ?? '' })),
    ...(params.board === 'moi' ? {} : { version: text('version') }),
  };
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return keepBoard(work, unit.id, params.board === 'moi' ? null : (params.board ?? ''), input);
  });
  throw redirect(`/${params.unit}/sites/board`);
});

const roleChoices = Object.entries(boardRoles).map(([value, label]) => ({ value, label }));

export default function EditBoard() {
  const { unit, board, today } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refused = result && 'refused' in result ? result.refused : undefined;
  const first = board?.members ?? [
    { name: '', role: 'head' as const, duty: '' },
    { name: '', role: 'editor' as const, duty: '' },
  ];
  const [members, setMembers] = useState(first.map((member, key) => ({ ...member, key })));
  const title = board ? `Quyết định ${board.decisionNumber}` : 'Quyết định mới';
  return (
    <>
      <title>{`${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Ban biên tập', to: `/${unit.slug}/sites/board` },
          { label: title },
        ]}
        title={title}
        facts={board ? undefined : 'Quyết định đang có hiệu lực, chưa ghi ngày hết, tự hết trước ngày quyết định mới bắt đầu'}
      />
      <KeptForm draft={`board:${board?.version ?? 0}`} method="post" className="stack" noValidate>
        <Reasons reasons={refused} />
        <input type="hidden" name="version" value={board?.version ?? ''} />
        <section className="card pad fields">
          <TextInput
            id="f-decisionNumber"
            name="decisionNumber"
            label="Số quyết định"
            placeholder="128/QĐ-THCS"
            defaultValue={board?.decisionNumber ?? ''}
            maxLength={60}
            error={reasonAt(refused, 'decisionNumber')}
          />
          <DayInput
            id="f-decidedOn"
            name="decidedOn"
            label="Ngày quyết định"
            placeholder="05/09/2018"
            defaultValue={board ? formatDate(board.decidedOn) : ''}
            error={reasonAt(refused, 'decidedOn')}
          />
          <TextInput
            id="f-validFrom"
            name="validFrom"
            label="Có hiệu lực từ"
            defaultValue={formatDate(board?.validFrom ?? today)}
            error={reasonAt(refused, 'validFrom')}
          />
          <TextInput
            id="f-validTo"
            name="validTo"
            label="Đến hết ngày (nếu có)"
            defaultValue={board?.validTo ? formatDate(board.validTo) : ''}
            error={reasonAt(refused, 'validTo')}
          />
          <TextInput
            id="f-decisionUrl"
            name="decisionUrl"
            label="Địa chỉ bản đã đăng (nếu có)"
            defaultValue={board?.decisionUrl ?? ''}
            maxLength={500}
            error={reasonAt(refused, 'decisionUrl')}
          />
        </section>
        <section className="card pad stack" id="f-members">
          <h2>Thành viên</h2>
          {reasonAt(refused, 'members') && <p className="note bad">{reasonAt(refused, 'members')}</p>}
          <ul className="stack">
            {members.map((member, i) => (
              <li key={member.key} className="member">
                <NativeSelect name="role" label="Vai trò trong ban" data={roleChoices} defaultValue={member.role} />
                <TextInput name="name" label="Họ tên" defaultValue={member.name} maxLength={80} />
                <TextInput name="duty" label="Nhiệm vụ, chuyên mục phụ trách" defaultValue={member.duty} maxLength={200} />
                <Button
                  variant="default"
                  aria-label={`Bỏ người thứ ${i + 1}`}
                  onClick={() => setMembers((was) => was.filter((one) => one.key !== member.key))}
                >
                  <IconTrash size={16} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
          <div className="row">
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() =>
                setMembers((was) => [...was, { name: '', role: 'editor', duty: '', key: (was.at(-1)?.key ?? 0) + 1 }])
              }
            >
              Thêm người
            </Button>
          </div>
        </section>
        <div className="row">
          <Button type="submit" loading={busy}>
            Lưu quyết định
          </Button>
        </div>
      </KeptForm>
    </>
  );
}
