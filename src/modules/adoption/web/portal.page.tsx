// One unit in the register: where it stands, what the rule asks, what to do next; months as they were kept; a verdict by hand.
import './adoption.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber, formatPercent, percentTenths } from '#kernel/numbers.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { decideUse, endDecision } from '../commands/decide-use.ts';
import { mayOversee, maySurvey } from '../policy.ts';
import { disclosedBy } from '../queries/disclosed.ts';
import { decisionsOf, monthsOf } from '../queries/history.ts';
import { registerNow } from '../queries/register.ts';
import { ruleToday } from '../queries/use-rules.ts';
import { type ConditionCode, ruleWords } from '../rules/regular-use.ts';
import { stepsOf } from '../rules/steps.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const use = (await registerNow(work, unit.path)).find((one) => one.unitId === unit.id);
    if (!use) throw notFound(`${unit.shortName} không nằm trong sổ cổng thông tin.`);
    return {
      unit: { slug: unit.slug, name: unit.shortName, oversees: unit.level === 'district' && mayOversee(work.actor, unit.path) },
      disclosed: (await disclosedBy(work, unit.path)).get(unit.id) ?? null,
      ...{ use, steps: stepsOf(use), months: await monthsOf(work, unit.id), past: await decisionsOf(work, unit.id) },
      ...{ may: maySurvey(work.actor), words: ruleWords(await ruleToday(work)), today: work.today },
      site: context.get(requestContext).portalUrl(use.address ?? ''),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const done = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    switch (text('intent')) {
      case 'decide':
        await decideUse(work, unit, { regular: text('regular') as 'yes' | 'no', reason: text('reason') });
        return 'Đã ghi kết luận. Sổ và bảng của Sở hiện kết luận này cùng lý do.';
      case 'end':
        await endDecision(work, unit, text('id'));
        return 'Đã bỏ kết luận bằng tay. Quy tắc tính lại từ bây giờ.';
      default:
        throw refuse('intent', 'Không rõ việc cần làm.');
    }
  });
  return data({ done });
});

const titles: Record<ConditionCode, string> = {
  articles: 'Số bài từ đầu năm học',
  months: 'Tháng nào cũng có tin, bài, văn bản mới',
  sections: 'Mục bắt buộc có nội dung',
};
const units: Record<ConditionCode, string> = { articles: 'bài', months: 'tháng', sections: 'mục' };

export default function PortalPage() {
  const { unit, use, disclosed, steps, months, past, may, words, site } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { done: string } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const base = `/${unit.slug}`;
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const verdict = !use.hasPortal
    ? 'Chưa có cổng: trang chưa có bài nào'
    : use.regularUse
      ? 'Đang dùng thường xuyên'
      : 'Chưa dùng thường xuyên';
  return (
    <>
      <title>{`Cổng thông tin – ${unit.name}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Cổng thông tin' }]}
        title={verdict}
        facts={
          <>
            {unit.name}. {use.openedOn && <>Trang mở ngày {formatDate(use.openedOn)}. </>}
            {use.address !== null && <SiteLink href={site}>Xem trang</SiteLink>}
          </>
        }
      >
        <Button component={Link} to={`${base}/adoption/scores`} variant="default">
          Điểm xếp hạng
        </Button>
        <Button component={Link} to={`${base}/statistics/visits`} variant="default">
          Lượt xem
        </Button>
      </PageHeader>
      {answer && 'done' in answer && <DoneNote>{answer.done}</DoneNote>}
      <div className="stack">
        {use.override && (
          <div className="note warn">
            <span>
              Kết luận bằng tay từ {formatDate(use.override.fromDay)}:{' '}
              {use.override.regular ? 'dùng thường xuyên' : 'chưa dùng thường xuyên'}. Lý do: {use.override.reason} (
              {use.override.by}). Theo quy tắc: {use.computed ? 'dùng thường xuyên' : 'chưa dùng thường xuyên'}.
            </span>
            {may && (
              <Form method="post">
                <input type="hidden" name="id" value={use.override.id} />
                <button type="submit" name="intent" value="end">
                  Bỏ kết luận này
                </button>
              </Form>
            )}
          </div>
        )}
        <section className="card" aria-labelledby="h-asked">
          <h2 id="h-asked">Quy tắc hỏi ba điều</h2>
          <ul className="conditions">
            {use.conditions.map((one) => {
              const step = steps.find((s) => s.text === one.lack);
              const tenths = one.wants === 0 ? 1000 : Math.min(1000, percentTenths(one.has, one.wants) ?? 0);
              return (
                <li key={one.code}>
                  {one.met ? (
                    <IconCircleCheck size={22} className="ok" aria-label="Đạt" />
                  ) : (
                    <IconCircleX size={22} className="bad" aria-label="Chưa đạt" />
                  )}
                  <div>
                    <b>{titles[one.code]}</b>
                    <p className="small muted num">
                      {one.wants === 0
                        ? 'lúc này không hỏi'
                        : one.met
                          ? `${formatNumber(one.has)} ${units[one.code]}, cần ${formatNumber(one.wants)}`
                          : one.lack}
                    </p>
                  </div>
                  {step && (
                    <Button component={Link} to={`${base}/${step.to}`} variant="default" size="xs">
                      {step.act}
                    </Button>
                  )}
                  <span className="bar" aria-hidden="true">
                    <i className={one.met ? 'full' : undefined} style={{ width: `${tenths / 10}%` }} />
                  </span>
                </li>
              );
            })}
          </ul>
          <p className="foot small muted">
            <span>
              <Link to={`${base}/adoption/rule`}>{use.rule}</Link>: {words}.
            </span>
          </p>
        </section>
        <section className="card figures" aria-label="Số liệu của trang">
          {[
            [
              'Bài trong năm học',
              formatNumber(use.articles),
              use.lastArticleOn ? `mới nhất ${formatDate(use.lastArticleOn)}` : 'chưa có bài nào',
            ],
            ['Văn bản đang đăng', formatNumber(use.documents), ''],
            ['Lượt xem 30 ngày', formatNumber(use.visits), ''],
            [
              'Mục bắt buộc',
              formatPercent(percentTenths(use.inputs.sectionsFilled, use.inputs.sectionsMandatory)),
              `${use.inputs.sectionsFilled}/${use.inputs.sectionsMandatory} mục có nội dung`,
            ],
            ['Bài chờ duyệt quá 3 ngày', formatNumber(use.overdue), ''],
            disclosed
              ? [
                  'Mục công khai đến hạn',
                  `${disclosed.due - disclosed.missing}/${disclosed.due}`,
                  disclosed.missing > 0 ? `còn thiếu ${disclosed.missing} mục` : 'không thiếu mục nào',
                ]
              : ['Mục công khai', use.disclosure === 'filled' ? 'Có' : use.disclosure === 'empty' ? 'Trống' : '–', ''],
          ].map(([label, value, note]) => (
            <div key={label} className="pad">
              <p className="small muted">{label}</p>
              <p className="v">{value}</p>
              <p className="small muted">{note}</p>
            </div>
          ))}
        </section>
        <section className="card" aria-labelledby="h-months">
          <h2 id="h-months">Các tháng đã ghi</h2>
          {months.length === 0 ? (
            <p className="blank">Sổ ghi mỗi ngày một lần; tháng đầu tiên hiện ở đây từ ngày mai.</p>
          ) : (
            <div className="scroll">
              <table className="list flow">
                <thead>
                  <tr>
                    <th>Tháng</th>
                    <th>Kết luận</th>
                    <th className="n">Bài trong năm học</th>
                    <th className="n">Văn bản</th>
                    <th className="n">Lượt xem 30 ngày</th>
                    <th className="n">Mục bắt buộc</th>
                    <th>Quy tắc, số cuối ngày</th>
                  </tr>
                </thead>
                <tbody>
                  {months.map((m) => (
                    <tr key={m.month}>
                      <td className="name num" data-label="Tháng">
                        {m.month.slice(5, 7)}/{m.month.slice(0, 4)}
                      </td>
                      <td data-label="Kết luận">
                        {m.regular ? 'dùng thường xuyên' : m.hasPortal ? 'chưa thường xuyên' : 'chưa có cổng'}
                        {m.reason && <span className="small muted"> · sửa tay: {m.reason}</span>}
                      </td>
                      <td className="n" data-label="Bài trong năm học">
                        {formatNumber(m.articles)}
                      </td>
                      <td className="n" data-label="Văn bản">
                        {formatNumber(m.documents)}
                      </td>
                      <td className="n" data-label="Lượt xem 30 ngày">
                        {formatNumber(m.visits)}
                      </td>
                      <td className="n" data-label="Mục bắt buộc">
                        {m.inputs.sectionsFilled}/{m.inputs.sectionsMandatory}
                      </td>
                      <td className="small" data-label="Quy tắc">
                        {m.rule}, {formatDate(m.day)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        {may && use.hasPortal && !use.override && (
          <section className="card pad" aria-labelledby="h-hand">
            <h2 id="h-hand">Kết luận khác quy tắc</h2>
            <p className="small muted">Chỉ khi quy tắc không thấy được điều bạn biết. Lý do hiện ở mọi nơi có kết luận này.</p>
            <KeptForm draft="decide" method="post" className="stack" noValidate>
              <Reasons reasons={refused} />
              <input type="hidden" name="intent" value="decide" />
              <div className="grid3">
                <NativeSelect
                  name="regular"
                  id="f-regular"
                  label="Kết luận"
                  error={reasonAt(refused, 'regular')}
                  defaultValue={use.computed ? 'no' : 'yes'}
                  data={[
                    { value: 'yes', label: 'dùng thường xuyên' },
                    { value: 'no', label: 'chưa dùng thường xuyên' },
                  ]}
                />
                <TextInput
                  name="reason"
                  id="f-reason"
                  label="Lý do"
                  maxLength={300}
                  error={reasonAt(refused, 'reason')}
                  withAsterisk
                />
              </div>
              <div>
                <Button type="submit" loading={busy}>
                  Ghi kết luận
                </Button>
              </div>
            </KeptForm>
          </section>
        )}
        {past.length > 0 && (
          <section className="card pad" aria-labelledby="h-past">
            <h2 id="h-past">Kết luận bằng tay đã bỏ</h2>
            <ul className="small">
              {past.map((d) => (
                <li key={d.fromDay + d.reason}>
                  Từ {formatDate(d.fromDay)} đến {d.endedOn ? formatDate(d.endedOn) : ''}:{' '}
                  {d.regular ? 'dùng thường xuyên' : 'chưa dùng thường xuyên'}, “{d.reason}”, {d.by}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
