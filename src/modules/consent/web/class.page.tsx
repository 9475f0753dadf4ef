// The slips of a whole class as they come back: who signed for whom, one act.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { data, Link, useLoaderData, useNavigate, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, type Reason } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { giveConsents } from '../commands/give-consent.ts';
import { mayKeepConsents } from '../policy.ts';
import { classSlips, type Slip } from '../queries/class-slips.ts';
import { classesOf } from '../queries/classes-of.ts';
import { type Method, ownConsentAge, purposeOn, type Relation, relationNames, standingNames } from '../rules/consent.ts';
import { standingTone } from './consent-list.ts';
import { HowGiven } from './parts/how-given.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const found = await classSlips(work, unit.id, Number(params.class));
    if (!found) throw notFound('Không tìm thấy lớp này, hoặc lớp chưa có học sinh.');
    const may = mayKeepConsents(work.actor, unit);
    return {
      ...{ unit, ...found, classId: Number(params.class), classes: await classesOf(work, unit.id), today: work.today },
      ...{ whyNot: may === true ? null : may.message, purpose: purposeOn(work.today) },
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  return writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { children, released } = await giveConsents(work, unit.id, {
      ...{ method: text('method') as Method, evidence: text('evidence'), givenOn: text('givenOn') },
      slips: form.getAll('slip').map((pupil) => ({
        ...{ pupil: String(pupil), givenBy: text(`givenBy.${pupil}`), relation: text(`relation.${pupil}`) as Relation },
        childAgreed: form.get(`childAgreed.${pupil}`),
      })),
    });
    return data({ children, released });
  });
});

type Answer = { children: number; released: number } | FormRefusal;

export default function ClassSlips() {
  const { unit, name, slips, classId, classes, today, whyNot, purpose } = useLoaderData<typeof loader>();
  const result = useAnswer() as Answer | undefined;
  const busy = useNavigation().state !== 'idle';
  const go = useNavigate();
  const list = useRef<HTMLTableSectionElement>(null);
  const reasons = result && 'refused' in result ? result.refused : undefined;
  const open = slips.filter(({ standing }) => standing !== 'valid');
  const tick = () => {
    for (const box of list.current?.querySelectorAll<HTMLInputElement>('input[name=slip]:not(:checked)') ?? []) box.click();
  };
  return (
    <>
      <title>{`Phiếu đồng ý của lớp ${name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Đồng ý đăng ảnh', to: `/${unit.slug}/consent/list` },
          { label: `Lớp ${name}` },
        ]}
        title={`Phiếu đồng ý của lớp ${name}`}
        facts={`${formatNumber(slips.length - open.length)} em đã đồng ý, ${formatNumber(open.length)} em chưa`}
      >
        <NativeSelect
          aria-label="Lớp"
          value={String(classId)}
          onChange={(event) => go(`/${unit.slug}/consent/classes/${event.currentTarget.value}`)}
          data={classes.map((one) => ({ value: String(one.id), label: `Lớp ${one.name}` }))}
        />
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'children' in result && (
          <DoneNote>
            {`Đã ghi sự đồng ý của ${formatNumber(result.children)} em.${result.released > 0 ? ` ${formatNumber(result.released)} ảnh hiện lại.` : ''}`}
          </DoneNote>
        )}
        <Reasons reasons={reasons} />
        {open.length > 0 && !whyNot && (
          <KeptForm key={`slips${open.length}`} draft="slips" method="post" className="stack" noValidate>
            <section className="card pad stack">
              <p className="small muted">{purpose?.text}</p>
              <div className="grid3">
                <HowGiven className={name} {...{ today, reasons }} />
              </div>
            </section>
            <section className="card">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Học sinh</th>
                    <th>Đăng ảnh</th>
                    <th>Người đồng ý</th>
                    <th>Là ai của trẻ</th>
                    <th>Ý kiến của trẻ</th>
                  </tr>
                </thead>
                <tbody ref={list}>
                  {open.map((slip) => (
                    <SlipRow key={slip.pupilId} slip={slip} reasons={reasons} />
                  ))}
                </tbody>
              </table>
            </section>
            <div className="row">
              <Button type="submit" loading={busy}>
                Ghi các phiếu đã chọn
              </Button>
              <Button variant="default" onClick={tick}>
                Chọn cả {formatNumber(open.length)} em
              </Button>
            </div>
          </KeptForm>
        )}
        {whyNot && <Others title="Chưa đồng ý" slips={open} unit={unit.slug} />}
        <Others title="Đã đồng ý" slips={slips.filter(({ standing }) => standing === 'valid')} unit={unit.slug} />
      </div>
    </>
  );
}

function Others({ title, slips, unit }: { title: string; slips: Slip[]; unit: string }) {
  if (slips.length === 0) return null;
  return (
    <section className="card">
      <h2 className="pad">{title}</h2>
      <table className="list">
        <thead>
          <tr>
            <th>Học sinh</th>
            <th>Người đồng ý</th>
            <th>Ngày</th>
          </tr>
        </thead>
        <tbody>
          {slips.map(({ pupilId, name, givenBy, givenOn }) => (
            <tr key={pupilId}>
              <td className="name">
                <Link to={`/${unit}/consent/list/${pupilId}`}>{name}</Link>
              </td>
              <td>{givenBy}</td>
              <td>{givenOn && formatDate(givenOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SlipRow({ slip, reasons }: { slip: Slip; reasons: Reason[] | undefined }) {
  const { pupilId: id, name, age, standing, guardian } = slip;
  return (
    <tr>
      <td className="name" data-label="Học sinh">
        <Checkbox
          id={`f-slip.${id}`}
          name="slip"
          value={id}
          label={name}
          description={slip.birthDate ? `sinh ${formatDate(slip.birthDate)}` : 'chưa có ngày sinh'}
          error={reasonAt(reasons, `slip.${id}`)}
        />
      </td>
      <td data-label="Đăng ảnh">
        <span className={standingTone[standing]}>{standingNames[standing]}</span>
      </td>
      <td data-label="Người đồng ý">
        <TextInput
          id={`f-givenBy.${id}`}
          name={`givenBy.${id}`}
          error={reasonAt(reasons, `givenBy.${id}`)}
          aria-label={`Người đồng ý cho ${name}`}
          defaultValue={guardian?.name ?? ''}
          maxLength={80}
          autoComplete="off"
        />
      </td>
      <td data-label="Là ai của trẻ">
        <NativeSelect
          name={`relation.${id}`}
          aria-label={`${name}: người đồng ý là ai của trẻ`}
          defaultValue={guardian?.relation ?? 'mother'}
          data={Object.entries(relationNames).map(([value, label]) => ({ value, label }))}
        />
      </td>
      <td data-label="Ý kiến của trẻ">
        {age !== null && age < ownConsentAge ? (
          <span className="small muted">chưa đủ {ownConsentAge} tuổi</span>
        ) : (
          <Checkbox
            id={`f-childAgreed.${id}`}
            name={`childAgreed.${id}`}
            label="Em cũng đồng ý"
            aria-label={`Em cũng đồng ý: ${name}`}
            error={reasonAt(reasons, `childAgreed.${id}`)}
          />
        )}
      </td>
    </tr>
  );
}
