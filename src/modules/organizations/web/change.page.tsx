// What a unit is, changed from a day on by a decision: name and type, codes, superiors, shown or hidden.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { data, Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { editUnit, hideUnit, setUnitCode, setUnitParent } from '../commands/edit-unit.ts';
import { mayAdminister, mayMove } from '../policy.ts';
import { historyOf, unitFacts } from '../queries/history.ts';
import { unitOfAddress } from '../queries/unit-of-address.ts';
import { listUnits } from '../queries/units.ts';
import { codeSchemes } from '../rules/codes.ts';
import { ParentFields } from './parts/parent-fields.tsx';
import { Periods } from './parts/periods.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, mayAdminister, unit.path))
      throw reservedFor(mayAdminister, `Tên, loại, mã của ${unit.shortName} do quản trị của Sở hoặc của Phòng sửa.`);
    const units = await listUnits(work);
    const above = units.filter((u) => (u.level === 'department' || u.level === 'district') && u.id !== unit.id);
    return {
      ...{ unit, facts: await unitFacts(work, unit.id), history: await historyOf(work, unit.id), today: work.today },
      mayMove: holds(work.actor, mayMove, unit.path),
      parents: above.map((u) => ({ value: String(u.id), label: u.shortName })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const fields = Object.fromEntries(form) as Record<string, string>;
  const intent = fields.intent ?? '';
  const changed = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { version } = await unitFacts(work, unit.id);
    if (intent === 'name') await editUnit(work, unit.id, fields as never);
    else if (intent === 'code') await setUnitCode(work, unit.id, fields as never);
    else if (intent === 'parent') await setUnitParent(work, unit.id, fields as never);
    else if (intent === 'hide' || intent === 'show') await hideUnit(work, unit.id, intent === 'hide', fields.decision ?? '');
    else throw refuse('intent', 'Không rõ việc cần làm.');
    return (await unitFacts(work, unit.id)).version !== version;
  });
  return data({ saved: intent, changed });
});

export default function ChangeUnit() {
  const { unit, facts, history, today, mayMove: moves, parents } = useLoaderData<typeof loader>();
  const result = useAnswer() as ({ saved: string; changed: boolean } | FormRefusal) | undefined;
  // Asked about the unit as it stood: a later change asks again.
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const refusal = result && 'refused' in result ? result : undefined;
  const errorOf = (intent: string) => (field: string) =>
    refusal?.intent === intent ? reasonAt(refusal.refused, field) : undefined;
  const base = `/${unit.slug}`;
  type Errors = (field: string) => string | undefined;
  const part = (
    intent: string,
    title: string,
    button: string,
    fields: (error: Errors) => ReactNode,
    { when = true, ask = '' }: { when?: boolean; ask?: string } = {},
  ) => {
    const mine = refusal?.intent === intent;
    const error = errorOf(intent);
    return (
      <KeptForm
        draft={intent}
        version={facts.version}
        method="post"
        className="card pad stack"
        key={`${intent}${facts.version}`}
        aria-label={title}
        noValidate
      >
        <h2>{title}</h2>
        <input type="hidden" name="version" value={facts.version} />
        <input type="hidden" name="intent" value={intent} />
        <Reasons reasons={mine ? refusal?.refused : undefined} />
        {fields(error)}
        <div className="grid3">
          {when && (
            <DayInput
              name="from"
              id={mine ? 'f-from' : undefined}
              label="Từ ngày"
              defaultValue={formatDate(today)}
              placeholder="10/12/2018"
              error={error('from')}
            />
          )}
          <TextInput
            name="decision"
            label="Quyết định: số, ngày, cơ quan"
            id={mine ? 'f-decision' : undefined}
            error={error('decision')}
            placeholder="ví dụ QĐ 123/QĐ-UBND ngày 01/12/2018, UBND huyện"
          />
        </div>
        {ask && askedAt === facts.version ? (
          <div className="row" role="group" aria-label={ask}>
            <span>{ask}</span>
            <Button type="submit" variant="default">
              {button}
            </Button>
            <Button variant="subtle" onClick={() => setAskedAt(null)}>
              Thôi
            </Button>
          </div>
        ) : (
          <div>
            {/* The key keeps the press that asks from being the press that sends. */}
            <Button
              key={ask ? 'ask' : 'send'}
              type={ask ? 'button' : 'submit'}
              variant="default"
              onClick={ask ? () => setAskedAt(facts.version) : undefined}
            >
              {ask ? `${button} …` : button}
            </Button>
          </div>
        )}
      </KeptForm>
    );
  };
  return (
    <>
      <title>{`Thay đổi đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Hồ sơ đơn vị', to: `${base}/organizations/profile` },
          { label: 'Thay đổi đơn vị' },
        ]}
        title={`Thay đổi ${unit.shortName}`}
        facts="Mỗi thay đổi có ngày hiệu lực và quyết định; điều đã đúng trước đó được giữ lại. Ngày sau hôm nay thì tự có hiệu lực khi đến ngày."
      />
      <div className="stack">
        {result && 'saved' in result && (
          <p className={result.changed ? 'note ok' : 'note'} role="status">
            {result.changed ? 'Đã ghi thay đổi.' : 'Không có gì khác trước, nên không ghi thay đổi nào.'}{' '}
            <Link to={`${base}/organizations/profile`}>Về hồ sơ đơn vị</Link>
          </p>
        )}
        {part('name', 'Tên và loại', 'Ghi tên, loại mới', (error) => (
          <div className="grid3">
            <TextInput name="name" id="f-name" label="Tên đầy đủ" defaultValue={unit.name} error={error('name')} />
            <TextInput
              name="shortName"
              id="f-shortName"
              label="Tên gọi tắt"
              defaultValue={unit.shortName}
              error={error('shortName')}
            />
            <NativeSelect
              name="type"
              id="f-type"
              label="Loại"
              defaultValue={unit.type}
              data={unitTypes.filter((x) => x.level === unit.level).map((x) => ({ value: x.code, label: x.name }))}
              error={error('type')}
            />
          </div>
        ))}
        {part('code', 'Mã', 'Ghi mã', (error) => (
          <div className="grid3">
            <NativeSelect
              name="scheme"
              id="f-scheme"
              label="Loại mã"
              data={Object.entries(codeSchemes).map(([value, label]) => ({ value, label }))}
            />
            <TextInput
              name="code"
              id="f-code"
              label="Mã mới"
              description="Để trống: mã đang dùng hết hiệu lực từ ngày ấy"
              error={error('code')}
              autoCapitalize="characters"
            />
          </div>
        ))}
        {facts.professional &&
          part('parent', 'Cấp trên', 'Ghi cấp trên mới', (error) => (
            <ParentFields {...{ facts, parents, moves }} error={error('parentId')} />
          ))}
        {facts.professional &&
          part(
            facts.hidden ? 'show' : 'hide',
            facts.hidden ? 'Đang ẩn' : 'Ẩn khỏi danh bạ',
            facts.hidden ? 'Hiện lại đơn vị' : 'Ẩn đơn vị',
            () => (
              <p className="small muted">
                Đơn vị ẩn rời danh bạ, tường tiến độ và trang công khai. Hồ sơ còn nguyên, hiện lại được.
              </p>
            ),
            { when: false, ask: facts.hidden ? '' : `Ẩn ${unit.shortName}: trang công khai của đơn vị cũng không mở được nữa.` },
          )}
        {facts.professional && (
          <section className="card pad stack" aria-label="Giải thể, sáp nhập">
            <h2>Giải thể, sáp nhập</h2>
            <p className="small muted">
              Xem trước đơn vị còn bao nhiêu lớp, người, bài và đợt báo cáo, rồi mới ghi. Ghi nhầm thì lấy lại được trong 24 giờ.
            </p>
            <div>
              <Button component={Link} to={`${base}/organizations/dissolve`} variant="default">
                {facts.closedOn === null ? 'Giải thể, sáp nhập …' : 'Xem, lấy lại việc giải thể …'}
              </Button>
            </div>
          </section>
        )}
        <Periods history={history} today={today} />
      </div>
    </>
  );
}
