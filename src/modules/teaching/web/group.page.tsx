// One professional group is made or changed.
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, redirect, useLoaderData } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { listStaff } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { byWords } from '#platform/ui/unit-picker.tsx';
import { closeGroup, saveGroup } from '../commands/save-group.ts';
import { demandPlanning } from '../policy.ts';
import { groupsOf } from '../queries/groups.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandPlanning(work.actor, unit);
    const groups = await groupsOf(work, unit.id);
    const group = params.team === 'moi' ? null : groups.find((one) => String(one.id) === params.team);
    if (group === undefined) throw notFound('Không tìm thấy tổ này.');
    const { rows } = await listStaff(work, unit.id, { limit: 1000 });
    const elsewhere = new Map(
      groups.filter((one) => one.id !== group?.id).flatMap((one) => one.members.map((member) => [member.id, one.name] as const)),
    );
    return {
      ...{ unit, group },
      people: rows.map((one) => ({
        value: one.id,
        label: `${one.name}${elsewhere.has(one.id) ? ` (${elsewhere.get(one.id)})` : ''}`,
      })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const done = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const id = params.team === 'moi' ? null : Number(params.team);
    if (form.get('intent') === 'close') {
      await closeGroup(work, unit, id ?? 0);
      return 'closed';
    }
    const memberIds = String(form.get('memberIds') ?? '')
      .split(',')
      .filter(Boolean);
    await saveGroup(work, unit, { ...Object.fromEntries(form), id, memberIds });
    return 'saved';
  });
  throw redirect(`/${params.unit}/teaching/groups?done=${done}`);
});

export default function GroupScreen() {
  const { unit, group, people } = useLoaderData<typeof loader>();
  const answer = useAnswer() as FormRefusal | undefined;
  const [head, setHead] = useState<string | null>(group?.headId ?? null);
  const [deputy, setDeputy] = useState<string | null>(group?.deputyId ?? null);
  const [members, setMembers] = useState<string[]>(
    group?.members.filter((one) => people.some(({ value }) => value === one.id)).map((one) => one.id) ?? [],
  );
  const [closing, setClosing] = useState(false);
  const list = `/${unit.slug}/teaching/groups`;
  const picker = {
    data: people,
    searchable: true,
    clearable: true,
    filter: byWords,
    nothingFoundMessage: 'Không có ai tên như vậy',
  } as const;
  const at = (field: string) => reasonAt(answer?.refused, field);
  return (
    <>
      <title>{`${group?.name ?? 'Lập tổ'} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Tổ chuyên môn', to: list },
          { label: group?.name ?? 'Lập tổ' },
        ]}
        title={group?.name ?? 'Lập tổ chuyên môn'}
      />
      <div className="stack" style={{ maxWidth: 640 }}>
        <Reasons reasons={answer?.refused} />
        <Form method="post" className="card pad stack" noValidate>
          <input type="hidden" name="version" value={group?.version ?? 0} />
          <TextInput
            id="f-name"
            name="name"
            label="Tên tổ"
            defaultValue={group?.name}
            placeholder="Tổ Khoa học tự nhiên"
            maxLength={120}
            error={at('name')}
          />
          <Select id="f-headId" label="Tổ trưởng" value={head} onChange={setHead} {...picker} error={at('headId')} />
          <Select id="f-deputyId" label="Tổ phó" value={deputy} onChange={setDeputy} {...picker} error={at('deputyId')} />
          <MultiSelect
            id="f-memberIds"
            label="Thành viên"
            description="Người đang ở tổ khác sẽ chuyển sang tổ này"
            value={members}
            onChange={setMembers}
            hidePickedOptions
            {...picker}
            error={at('memberIds')}
          />
          <input type="hidden" name="headId" value={head ?? ''} />
          <input type="hidden" name="deputyId" value={deputy ?? ''} />
          <input type="hidden" name="memberIds" value={members.join(',')} />
          <div className="row">
            <Button type="submit">Lưu tổ</Button>
            <Button component={Link} to={list} variant="default">
              Thôi
            </Button>
            {group && !closing && (
              <Button variant="subtle" color="red" onClick={() => setClosing(true)}>
                Giải thể tổ
              </Button>
            )}
          </div>
          {group && closing && (
            <div className="note warn">
              <span>
                {group.members.length} người sẽ không thuộc tổ nào; giờ giảm của tổ trưởng, tổ phó cũng thôi.{' '}
                <Button type="submit" name="intent" value="close" size="compact-sm" color="red">
                  Giải thể {group.name}
                </Button>{' '}
                <Button size="compact-sm" variant="default" onClick={() => setClosing(false)}>
                  Giữ tổ
                </Button>
              </span>
            </div>
          )}
        </Form>
      </div>
    </>
  );
}
