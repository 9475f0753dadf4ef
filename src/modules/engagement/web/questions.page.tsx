// What citizens have asked this unit: whose turn it is, how much time is left.
import './engagement.css';
import { Button, NumberInput } from '@mantine/core';
import { Form, Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { setQuestionDays } from '../commands/set-question-days.ts';
import { questionDays } from '../queries/deadline.ts';
import { countQuestions, listQuestions, type QuestionRow } from '../queries/questions.ts';
import { shownCode } from '../rules/code.ts';
import { audienceNames, kindNames, questionFields } from '../rules/fields.ts';
import { questionStates, stateNames } from '../rules/question-way.ts';
import { filterOf, paceTone, questionListOf, stateTone } from './question-list.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const query = questionListOf(new URL(request.url).searchParams);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, query, days: await questionDays(work) },
      counts: await countQuestions(work, unit.id),
      setsDays: unit.level === 'department' && holds(work.actor, ['province_admin'], unit.path),
      url: `${context.get(requestContext).portalUrl(hostLabelOf(unit))}hoi-dap`,
      ...(await listQuestions(work, unit.id, filterOf(query))),
    };
  }),
);

export const action = act(async ({ context }, form) => {
  await writing(context, (work) => setQuestionDays(work, Number(form.get('days'))));
  return { saved: 'Đã đặt. Câu hỏi gửi từ bây giờ có hạn mới, câu đã nhận giữ hạn cũ.' };
});

const first = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;

export default function Questions() {
  const { unit, whyNot, query, days, counts, setsDays, url, rows, total } = useLoaderData<typeof loader>();
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const columns: ListColumn<QuestionRow>[] = [
    { key: 'title', title: 'Câu hỏi', sort: 'title', cell: (row) => row.title },
    { key: 'code', title: 'Mã', cell: (row) => <span className="num nowrap">{shownCode(row.code)}</span> },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={stateTone[row.state]}>{stateNames[row.state]}</span>{' '}
          {row.toUnit && row.state === 'forwarded' && <span className="small muted">tới {row.toUnit}</span>}
          {row.fromUnit && <span className="small muted">từ {row.fromUnit}</span>}
          {row.public && <span className="small muted">công khai</span>}
        </>
      ),
    },
    { key: 'due', title: 'Thời hạn', sort: 'due', cell: (row) => <span className={paceTone[row.pace]}>{row.clock}</span> },
    {
      key: 'asked',
      title: 'Nhận lúc',
      sort: 'asked',
      cell: (row) => <span className="num">{formatInstant(new Date(row.askedAt))}</span>,
    },
    { key: 'field', title: 'Lĩnh vực', cell: (row) => questionFields.nameOf(row.field) },
    { key: 'assignee', title: 'Người trả lời', cell: (row) => row.assignee || '' },
    { key: 'audience', title: 'Người hỏi là', cell: (row) => audienceNames[row.audience], hidden: true },
    { key: 'kind', title: 'Loại', cell: (row) => kindNames[row.kind], hidden: true },
  ];
  return (
    <>
      <title>{`Hỏi đáp – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Hỏi đáp' }]}
        title="Hỏi đáp"
        facts={`${formatNumber(counts.open)} câu đang chờ. Trả lời trong ${days} ngày làm việc kể từ khi nhận.`}
      >
        <SiteLink href={url}>Xem trên trang</SiteLink>
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        {counts.overdue > 0 && query.filters.clock !== 'overdue' && (
          <p className="note bad">
            <span>
              {formatNumber(counts.overdue)} câu hỏi đã quá hạn. <Link to="?clock=overdue&sort=due">Xem các câu ấy</Link>
            </span>
          </p>
        )}
        <DataList
          noun="câu hỏi"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Mã, tiêu đề, nội dung"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: questionStates.map((value) => ({ value, label: first(stateNames[value]) })),
            },
            {
              name: 'clock',
              label: 'Mọi thời hạn',
              options: [
                { value: 'open', label: 'Đang chờ' },
                { value: 'overdue', label: 'Quá hạn' },
              ],
            },
            {
              name: 'field',
              label: 'Mọi lĩnh vực',
              options: questionFields.entries.map((f) => ({ value: f.code, label: f.name })),
            },
            { name: 'kind', label: 'Mọi loại', options: Object.entries(kindNames).map(([value, label]) => ({ value, label })) },
          ]}
          exportTo={`/${unit.slug}/engagement/questions.xlsx`}
          empty="Chưa có câu hỏi nào. Câu hỏi gửi từ mục Hỏi đáp và Liên hệ của trang sẽ hiện ở đây."
        />
        {setsDays && (
          <section className="card pad">
            <Form method="post" className="row end">
              <NumberInput
                id="f-days"
                name="days"
                label="Thời hạn trả lời của toàn tỉnh, ngày làm việc"
                description="Thông tư 26/2009/TT-BTTTT: nhiều nhất 10 ngày"
                defaultValue={days}
                min={1}
                max={60}
                error={result && 'refused' in result ? reasonAt(result.refused, 'days') : undefined}
              />
              <Button type="submit" variant="default">
                Đặt thời hạn
              </Button>
            </Form>
          </section>
        )}
      </div>
    </>
  );
}
