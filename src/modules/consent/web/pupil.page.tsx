// What was agreed for one child, by whom, with what evidence; entered and taken back here.
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Link, useLoaderData, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { Fold } from '#platform/ui/fold.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { giveConsent, withdrawConsent } from '../commands/give-consent.ts';
import { mayKeepConsents } from '../policy.ts';
import { ledgerOf } from '../queries/consents.ts';
import {
  ageOn,
  type Method,
  methodNames,
  ownConsentAge,
  purposeOn,
  type Relation,
  relationNames,
  standingNames,
} from '../rules/consent.ts';
import { standingTone } from './consent-list.ts';
import { HowGiven } from './parts/how-given.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const ledger = await ledgerOf(work, unit.id, params.pupil ?? '');
    if (!ledger) throw notFound('Không tìm thấy học sinh này.');
    const may = mayKeepConsents(work.actor, unit);
    const { birthDate } = ledger.pupil;
    return {
      ...{ unit, ledger, whyNot: may === true ? null : may.message, purpose: purposeOn(work.today), today: work.today },
      age: birthDate ? ageOn(birthDate, work.today) : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  return writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const pupil = params.pupil ?? '';
    if (intent === 'give') {
      const { released } = await giveConsent(work, unit.id, pupil, {
        ...{ givenBy: text('givenBy'), relation: text('relation') as Relation, childAgreed: form.get('childAgreed') },
        ...{ method: text('method') as Method, evidence: text('evidence'), givenOn: text('givenOn') },
      });
      return data({ saved: `Đã ghi sự đồng ý.${released > 0 ? ` ${released} ảnh có em hiện lại.` : ''}` });
    }
    if (intent !== 'withdraw') throw refuse('intent', 'Không rõ việc cần làm.');
    const { held, elsewhere } = await withdrawConsent(work, unit.id, pupil, {
      ...{ by: text('by'), reason: text('reason'), on: text('on') },
    });
    return data({
      saved: `Đã rút sự đồng ý.${held > 0 ? ` ${held} ảnh có em đã biến khỏi mọi trang${elsewhere.length > 0 ? `, cả trang của ${elsewhere.join(', ')}` : ''}.` : ''}`,
    });
  });
});

export default function PupilConsent() {
  const { unit, ledger, whyNot, purpose, age, today } = useLoaderData<typeof loader>();
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const busy = useNavigation().state !== 'idle';
  const reasons = result && 'refused' in result ? result.refused : undefined;
  const told = result && 'saved' in result ? result.saved : null;
  const { pupil, standing, entries, guardians, pictures } = ledger;
  const [guardian] = guardians;
  const open = standing !== 'valid';
  const may = whyNot === null;
  return (
    <>
      <title>{`${pupil.name}, đồng ý đăng ảnh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Đồng ý đăng ảnh', to: `/${unit.slug}/consent/list` },
          { label: pupil.name },
        ]}
        title={pupil.name}
        facts={
          <>
            <span className={standingTone[standing]}>{standingNames[standing]}</span>{' '}
            {[pupil.className && `lớp ${pupil.className}`, age !== null && `${age} tuổi`, pictures > 0 && `${pictures} ảnh có em`]
              .filter(Boolean)
              .join(', ')}
          </>
        }
      >
        <Button component={Link} variant="default" to={`/${unit.slug}/people/pupils/${pupil.id}`}>
          Hồ sơ học sinh
        </Button>
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {told && <DoneNote>{told}</DoneNote>}
        <Reasons reasons={reasons} />
        {standing === 'child_due' && (
          <p className="note warn">
            Em đã đủ {ownConsentAge} tuổi: ảnh có em được giữ lại cho đến khi ghi ý kiến của chính em, cùng người đại diện.
          </p>
        )}
        {may && open && (
          <section className="card pad">
            <h2>Ghi sự đồng ý</h2>
            <p className="small muted">{purpose?.text}</p>
            <KeptForm key={`give${entries.length}`} draft="give" method="post" className="stack" noValidate>
              <div className="grid3">
                <TextInput
                  id="f-givenBy"
                  name="givenBy"
                  label="Người đồng ý"
                  defaultValue={guardian?.name ?? ''}
                  error={reasonAt(reasons, 'givenBy')}
                  maxLength={80}
                  autoComplete="off"
                />
                <NativeSelect
                  id="f-relation"
                  name="relation"
                  label="Là ai của trẻ"
                  defaultValue={guardian?.relation ?? 'mother'}
                  data={Object.entries(relationNames).map(([value, label]) => ({ value, label }))}
                />
                <HowGiven className={pupil.className} {...{ today, reasons }} />
              </div>
              <Checkbox
                id="f-childAgreed"
                name="childAgreed"
                label="Chính em cũng đồng ý"
                description={
                  age !== null && age < ownConsentAge ? 'Em chưa đủ 7 tuổi: không bắt buộc.' : 'Bắt buộc từ đủ 7 tuổi.'
                }
                error={reasonAt(reasons, 'childAgreed')}
              />
              <div>
                <Button type="submit" name="intent" value="give" loading={busy}>
                  Ghi sự đồng ý
                </Button>
              </div>
            </KeptForm>
          </section>
        )}
        {may && entries.some((entry) => entry.withdrawnOn === null) && (
          <section className="card pad">
            <Fold open={!open && reasonAt(reasons, 'by') !== undefined}>
              <summary>Rút lại sự đồng ý</summary>
              <KeptForm draft="withdraw" method="post" className="stack" noValidate>
                <div className="grid3">
                  <TextInput
                    id="f-by"
                    name="by"
                    label="Ai rút lại"
                    error={reasonAt(reasons, 'by')}
                    maxLength={80}
                    autoComplete="off"
                  />
                  <DayInput
                    id="f-on"
                    name="on"
                    label="Ngày rút"
                    description="Để trống: hôm nay"
                    error={reasonAt(reasons, 'on')}
                  />
                </div>
                <Textarea id="f-reason" name="reason" label="Lý do" description="Không bắt buộc." maxLength={300} />
                <p className="small">
                  {pictures > 0
                    ? `${pictures} ảnh có em sẽ biến khỏi mọi trang ngay khi lưu.`
                    : 'Chưa có ảnh nào được ghi là có em.'}
                </p>
                <div>
                  <Button type="submit" name="intent" value="withdraw" variant="default" color="red" loading={busy}>
                    Rút sự đồng ý
                  </Button>
                </div>
              </KeptForm>
            </Fold>
          </section>
        )}
        <section className="card">
          <h2 className="pad">Sổ đồng ý</h2>
          {entries.length === 0 ? (
            <p className="blank">Chưa có ghi chép nào.</p>
          ) : (
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Ngày</th>
                    <th>Người đồng ý</th>
                    <th>Ý kiến của trẻ</th>
                    <th>Cách, bằng chứng</th>
                    <th>Rút lại</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id}>
                      <td className="name num" data-label="Ngày">
                        {formatDate(entry.givenOn)}
                      </td>
                      <td data-label="Người đồng ý">
                        {entry.givenBy}, {relationNames[entry.relation].toLowerCase()}
                      </td>
                      <td data-label="Ý kiến của trẻ">
                        {entry.childAgreed ? 'đồng ý' : 'chưa hỏi'}, {entry.age} tuổi
                      </td>
                      <td data-label="Cách, bằng chứng">
                        {methodNames[entry.method]}: {entry.evidence}{' '}
                        <span className="muted small">
                          (bản hỏi số {entry.version}, {entry.enteredBy} ghi)
                        </span>
                      </td>
                      <td data-label="Rút lại">
                        {entry.withdrawnOn
                          ? `${formatDate(entry.withdrawnOn)}, ${entry.withdrawnBy}${entry.reason ? `: ${entry.reason}` : ''}`
                          : 'còn hiệu lực'}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      </div>
    </>
  );
}
