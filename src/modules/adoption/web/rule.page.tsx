// The rule by which a portal is in regular use: every version with its days, who set it and why; and a new one from a day on.
import '#platform/ui/number-setting.css';
import './adoption.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { Form, useLoaderData, useNavigation } from 'react-router';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { setUseRule, takeBackUseRule } from '../commands/set-use-rule.ts';
import { maySurvey } from '../policy.ts';
import { rulesOfUse } from '../queries/use-rules.ts';
import { ruleWords } from '../rules/regular-use.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const rules = await rulesOfUse(work);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName, department: unit.level === 'department' },
      ...{ today: work.today, may: maySurvey(work.actor) && unit.level === 'department' },
      rules: rules
        .map((rule, i) => {
          const next = rules[i + 1];
          return { ...rule, words: ruleWords(rule), until: next ? addDays(next.validFrom, -1) : null };
        })
        .reverse(),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (text('intent') === 'take-back') {
      await takeBackUseRule(work, unit.id, Number(text('version')));
      return 'Đã bỏ bản quy tắc chưa có hiệu lực.';
    }
    if (text('intent') !== 'set') throw refuse('intent', 'Không rõ việc cần làm.');
    const version = await setUseRule(work, unit.id, {
      ...{ validFrom: text('validFrom'), articlesPerYear: text('articlesPerYear'), months: text('months') },
      ...{ itemsPerMonth: text('itemsPerMonth'), schoolHolidays: form.getAll('holiday').map(String), sections: text('sections') },
      ...{ basis: text('basis'), reason: text('reason'), seen: text('seen') },
    });
    return `Đã đặt bản ${version}. Kết luận trước ngày có hiệu lực giữ quy tắc cũ.`;
  });
  return { saved };
});

type Rule = ReturnType<typeof useLoaderData<typeof loader>>['rules'][number];
const allMonths = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

export default function UseRulePage() {
  const { unit, rules, today, may } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const base = `/${unit.slug}`;
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const [newest] = rules;
  return (
    <>
      <title>{`Quy tắc dùng thường xuyên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          unit.department
            ? { label: 'Sổ cổng thông tin', to: `${base}/adoption/register` }
            : { label: 'Cổng thông tin', to: `${base}/adoption/portal` },
          { label: 'Quy tắc' },
        ]}
        title="Quy tắc dùng thường xuyên"
        facts="Mỗi thay đổi là một bản mới từ một ngày; kết luận đã ghi giữ bản của ngày ấy."
      />
      <div className="stack">
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        <section className="card" aria-labelledby="h-versions">
          <h2 id="h-versions" className="pad">
            Các bản
          </h2>
          <ul className="changes">
            {rules.map((rule) => (
              <Version key={rule.number} rule={rule} today={today} may={may} />
            ))}
          </ul>
        </section>
        {may && newest && <NewVersion key={newest.number} newest={newest} today={today} reasons={reasons} />}
        {!may && <p className="note">Quy tắc do quản trị tỉnh và chuyên viên Sở đặt, chung cho cả tỉnh.</p>}
      </div>
    </>
  );
}

function Version({ rule, today, may }: { rule: Rule; today: string; may: boolean }) {
  const ahead = rule.validFrom > today;
  const live = !ahead && (rule.until === null || rule.until >= today);
  return (
    <li>
      <div>
        <b>Bản {rule.number}</b>{' '}
        <span className={live ? 'tag ok' : 'tag'}>{live ? 'đang dùng' : ahead ? 'sắp tới' : 'đã qua'}</span>
        <p>{`${rule.words[0]?.toUpperCase()}${rule.words.slice(1)}`}.</p>
        <p className="small muted">
          Từ {formatDate(rule.validFrom)}
          {rule.until && ` đến ${formatDate(rule.until)}`}. Căn cứ: {rule.basis}.
        </p>
        <p className="small muted">
          {rule.by && rule.at ? `${rule.by}, ${formatInstant(new Date(rule.at))}: ` : ''}
          {rule.reason}
        </p>
      </div>
      {ahead && may && (
        <Form method="post">
          <input type="hidden" name="version" value={rule.number} />
          <Button type="submit" name="intent" value="take-back" variant="default" size="xs">
            Bỏ bản này
          </Button>
        </Form>
      )}
    </li>
  );
}

function NewVersion({ newest, today, reasons }: { newest: Rule; today: string; reasons: FormRefusal['refused'] | undefined }) {
  const busy = useNavigation().state === 'submitting';
  const field = (name: string, label: string, value: string | number, description?: string) => (
    <TextInput
      id={`f-${name}`}
      name={name}
      label={label}
      description={description}
      inputMode="numeric"
      maxLength={name === 'validFrom' ? 10 : 4}
      defaultValue={String(value)}
      error={reasonAt(reasons, name)}
    />
  );
  return (
    <KeptForm draft="rule" version={newest.number} method="post" className="card pad stack" noValidate>
      <h2>Đặt bản {newest.number + 1}</h2>
      <Reasons reasons={reasons} />
      <input type="hidden" name="seen" value={newest.number} />
      <div className="grid3">
        {field(
          'validFrom',
          'Có hiệu lực từ',
          formatDate(addDays(newest.validFrom > today ? newest.validFrom : today, 1)),
          'Sớm nhất từ ngày mai',
        )}
        {field('articlesPerYear', 'Số bài một năm học', newest.articlesPerYear, 'Tính theo số ngày đã qua; 0 là không hỏi')}
        {field('sections', 'Mục bắt buộc có nội dung, %', newest.sectionTenths / 10, '0 là không hỏi')}
        {field('months', 'Số tháng xét', newest.months, 'Tháng 30 ngày, nhiều nhất 6; 0 là không hỏi')}
        {field('itemsPerMonth', 'Tin, bài, văn bản mỗi tháng', newest.itemsPerMonth, 'Ít nhất 1')}
      </div>
      <fieldset className="plainset monthset">
        <legend>Tháng không xét với trường</legend>
        {allMonths.map((month) => (
          <Checkbox
            key={month}
            name="holiday"
            value={month}
            label={`Tháng ${Number(month)}`}
            defaultChecked={newest.schoolHolidays.includes(month)}
          />
        ))}
      </fieldset>
      <TextInput
        id="f-basis"
        name="basis"
        label="Căn cứ"
        maxLength={300}
        defaultValue={newest.basis}
        error={reasonAt(reasons, 'basis')}
      />
      <TextInput
        id="f-reason"
        name="reason"
        label="Lý do đổi"
        description="Mọi đơn vị đọc được"
        maxLength={300}
        error={reasonAt(reasons, 'reason')}
      />
      <div>
        <Button type="submit" name="intent" value="set" loading={busy}>
          Đặt bản mới
        </Button>
      </div>
    </KeptForm>
  );
}
