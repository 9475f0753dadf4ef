// A unit ends, or is merged into another: what it still has is counted before that is confirmed; within a day it is taken back by a button.
import './dissolve.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse, reservedFor } from '#kernel/refusal.ts';
import { closeUnit, listUnits, mayAdminister, reopenableUntil, unitFacts, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { UnitPicker } from '#platform/ui/unit-picker.tsx';
import { type Remains, remainsOf, takeDissolutionBack } from '../dissolve-unit.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, mayAdminister, unit.path))
      throw reservedFor(mayAdminister, `Giải thể, sáp nhập ${unit.shortName} do quản trị của Sở hoặc của Phòng ghi.`);
    const facts = await unitFacts(work, unit.id);
    if (!facts.professional) throw refuse('root', 'Không giải thể được Sở ở đây.');
    const until = reopenableUntil(facts.closedAt);
    const heirs = facts.closedOn
      ? []
      : (await listUnits(work)).filter((other) => other.id !== unit.id && other.level === unit.level && other.closedOn === null);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, today: work.today, facts },
      remains: facts.closedOn ? null : await remainsOf(work, unit),
      until: until && until >= work.now ? until : null,
      heirs: heirs.map((other) => ({ value: String(other.id), label: other.shortName })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const fields = Object.fromEntries(form) as Record<string, string>;
  const articles = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (fields.intent === 'back') return (await takeDissolutionBack(work, unit.id, { version: fields.version })).articles;
    await closeUnit(work, unit.id, fields as never);
    return 0;
  });
  return data({ done: fields.intent, articles });
});

const lines = (remains: Remains): [number, string][] => [
  [remains.classes, 'lớp đang mở'],
  [remains.pupils, 'học sinh đang học'],
  [remains.staff, 'cán bộ, giáo viên đang làm việc'],
  [remains.accounts, 'tài khoản đang dùng'],
  [remains.articles, 'bài đang đăng'],
  [remains.scheduled, 'bài hẹn giờ, sẽ không lên trang'],
  [remains.documents, 'văn bản đang đăng'],
  [remains.albums, 'album ảnh đang đăng'],
  [remains.questions, 'câu hỏi của người dân chưa trả lời'],
  [remains.campaigns.length, 'đợt báo cáo đang chờ đơn vị'],
];

/** In one sentence, before the last press: what is most. */
const inShort = (remains: Remains): string =>
  lines(remains)
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${formatNumber(n)} ${what}`)
    .join(', ');

function WhatRemains({ name, remains }: { name: string; remains: Remains }) {
  return (
    <section className="card pad stack remaining" aria-label={`${name} còn`}>
      <h2>{name} còn</h2>
      <dl className="remains">
        {lines(remains).map(([n, what]) => (
          <div key={what} className={n === 0 ? 'none' : undefined}>
            <dd className="num">{formatNumber(n)}</dd>
            <dt>{what}</dt>
          </div>
        ))}
      </dl>
      {remains.campaigns.length > 0 && <p className="small muted">Đợt đang chờ: {remains.campaigns.join('; ')}.</p>}
      <p className="small muted">
        Không gì bị xóa: hồ sơ, điểm, bài và văn bản ở lại, ai có quyền vẫn xem được. Chuyển lớp, học sinh và cán bộ sang đơn vị
        tiếp nhận trước thì các số này về 0.
      </p>
    </section>
  );
}

export default function DissolveUnit() {
  const { unit, facts, remains, until, heirs, today } = useLoaderData<typeof loader>();
  const result = useAnswer() as ({ done: string; articles: number } | FormRefusal) | undefined;
  const busy = useNavigation().state !== 'idle';
  // Asked about the unit as it stood: a later change asks again.
  const [askedAt, setAskedAt] = useState<number | null>(null);
  /** Pressed before the decision was written: said before anything is asked. */
  const [undecided, setUndecided] = useState(false);
  const refused = result && 'refused' in result ? result.refused : undefined;
  const done = result && 'done' in result ? result : undefined;
  const base = `/${unit.slug}`;
  const asking = askedAt === facts.version;
  return (
    <>
      <title>{`Giải thể, sáp nhập – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hồ sơ đơn vị', to: `${base}/organizations/profile` },
          { label: 'Thay đổi đơn vị', to: `${base}/organizations/change` },
          { label: 'Giải thể, sáp nhập' },
        ]}
        title={`Giải thể, sáp nhập ${unit.shortName}`}
      />
      {done?.done === 'back' && (
        <p className="note ok" role="status">
          Đã lấy lại: {unit.shortName} hoạt động như trước
          {done.articles > 0 ? `, ${formatNumber(done.articles)} bài hẹn giờ chờ giờ đăng lại` : ''}.
        </p>
      )}
      {facts.closedOn !== null ? (
        <section className="card pad stack" style={{ maxWidth: 640 }} aria-label="Đã giải thể">
          <Reasons reasons={refused} />
          <h2>
            {facts.successor ? `Đã sáp nhập vào ${facts.successor.name}` : 'Đã giải thể'} từ {formatDate(facts.closedOn)}
          </h2>
          {until ? (
            <>
              <p>
                Ghi lúc {formatInstant(facts.closedAt ?? until)}. Nếu ghi nhầm, lấy lại được tới <b>{formatInstant(until)}</b>:
                đơn vị trở lại danh bạ, nơi nhận, các đợt và số đếm như trước; bài hẹn giờ chờ giờ đăng lại.
              </p>
              <Form method="post">
                <input type="hidden" name="version" value={facts.version} />
                <input type="hidden" name="intent" value="back" />
                <Button type="submit" loading={busy}>
                  Lấy lại việc giải thể
                </Button>
              </Form>
            </>
          ) : (
            <p>Đã quá 24 giờ nên không lấy lại được nữa. Hồ sơ và trang của đơn vị vẫn đọc được.</p>
          )}
          <p className="small">
            <Link to={`${base}/organizations/profile`}>Về hồ sơ đơn vị</Link>
          </p>
        </section>
      ) : (
        <div className="cols">
          <KeptForm
            draft="close"
            version={facts.version}
            method="post"
            className="card pad stack"
            key={facts.version}
            aria-label="Giải thể, sáp nhập"
            noValidate
          >
            <input type="hidden" name="version" value={facts.version} />
            <input type="hidden" name="intent" value="close" />
            <Reasons reasons={refused} />
            <UnitPicker
              name="successorId"
              id="f-successorId"
              label="Sáp nhập vào"
              description="Để trống nếu giải thể hẳn"
              data={heirs}
              error={reasonAt(refused, 'successorId')}
            />
            <TextInput
              name="decision"
              id="f-decision"
              label="Quyết định: số, ngày, cơ quan"
              placeholder="ví dụ QĐ 123/QĐ-UBND ngày 01/12/2018, UBND huyện"
              error={undecided ? 'Ghi quyết định giải thể, sáp nhập: số, ngày, cơ quan.' : reasonAt(refused, 'decision')}
            />
            <DayInput
              name="from"
              id="f-from"
              label="Từ ngày"
              defaultValue={formatDate(today)}
              placeholder="10/12/2018"
              maw={200}
              error={reasonAt(refused, 'from')}
            />
            <p className="small muted">
              Từ ngày ấy đơn vị rời danh bạ, nơi nhận, các đợt và các số đếm, không đăng gì mới. Trang của đơn vị vẫn đọc được, ở
              đầu có lời báo và đường tới đơn vị tiếp nhận. Lấy lại được trong 24 giờ.
            </p>
            {asking && remains ? (
              <div className="stack" role="group" aria-label="Xác nhận giải thể">
                <p>
                  Giải thể <b>{unit.shortName}</b> khi còn {inShort(remains) || 'không lớp, người, bài nào'}?
                </p>
                <div className="row">
                  <Button type="submit" color="red" loading={busy}>
                    Ghi việc giải thể
                  </Button>
                  <Button variant="default" onClick={() => setAskedAt(null)}>
                    Thôi
                  </Button>
                </div>
              </div>
            ) : (
              <div>
                {/* The key keeps the press that asks from being the press that sends. */}
                <Button
                  key="ask"
                  variant="default"
                  onClick={(event) => {
                    const decision = new FormData(event.currentTarget.form ?? undefined).get('decision');
                    const missing = String(decision ?? '').trim() === '';
                    setUndecided(missing);
                    if (missing) document.getElementById('f-decision')?.focus();
                    else setAskedAt(facts.version);
                  }}
                >
                  Giải thể …
                </Button>
              </div>
            )}
          </KeptForm>
          {remains && <WhatRemains name={unit.shortName} remains={remains} />}
        </div>
      )}
    </>
  );
}
