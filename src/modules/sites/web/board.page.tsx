// Who brings out what stands on the site: the rule of approval, the editorial board and the decision behind it.
import './settings.css';
import { Button } from '@mantine/core';
import { IconCheck, IconPencil, IconPlus } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { holds, roleNames, runnersOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { grantsAt } from '#modules/access/index.ts';
import { siteWriters } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { boardKeepers, boardRoles } from '../board.ts';
import { separateApproval } from '../commands/separate-approval.ts';
import { type Board, boardsOf } from '../queries/board.ts';
import { separateApprovalAt } from '../queries/site.ts';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const keeps = holds(work.actor, boardKeepers, unit.path);
    const writes = (siteWriters as readonly string[]).slice(0, 3);
    const grants = (await grantsAt(work, unit.path, { limit: 200 })).rows.filter(
      (row) => writes.includes(row.role) && !row.disabled,
    );
    return {
      unit,
      ...{ today: work.today, boards: await boardsOf(work, unit.id), separate: await separateApprovalAt(work, unit.id) },
      accounts: grants.map((row) => ({ id: row.grantId, name: row.name, role: roleNames[row.role] })),
      whyNot: keeps ? null : `Ban biên tập và cách duyệt bài của ${unit.shortName} do ${runnersOf(unit.level)} quyết định.`,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const on = form.get('separate') === 'yes';
  await writing(context, async (work) => separateApproval(work, (await unitOfAddress(work, params.unit)).id, on));
  return data({ saved: true as const });
});

function Term({ board, today }: { board: Board; today: string }) {
  const words = `từ ${formatDate(board.validFrom)}${board.validTo ? ` đến hết ${formatDate(board.validTo)}` : ''}`;
  if (board.validFrom > today) return <span className="tag">sắp có hiệu lực, {words}</span>;
  if (board.validTo && board.validTo < today) return <span className="tag">hết hiệu lực, {words}</span>;
  return <span className="tag ok">đang có hiệu lực, {words}</span>;
}

export default function BoardScreen() {
  const { unit, today, boards, separate, accounts, whyNot } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  return (
    <>
      <title>{`Ban biên tập – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Ban biên tập' },
        ]}
        title="Ban biên tập, duyệt bài"
        facts="Ai viết, ai duyệt, theo quyết định nào"
      >
        {whyNot === null && (
          <Button component={Link} to="moi" leftSection={<IconPlus size={16} aria-hidden />}>
            Ghi quyết định mới
          </Button>
        )}
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu cách duyệt bài.
          </p>
        )}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        <Form method="post" className="card pad stack" key={String(separate)}>
          <h2>Cách duyệt bài</h2>
          <fieldset className="choices" disabled={whyNot !== null} aria-label="Cách duyệt bài">
            <label>
              <input type="radio" name="separate" value="yes" defaultChecked={separate} />
              <span>
                <b>Người viết không tự duyệt bài của mình</b>
                <span className="small muted">
                  Bài lên trang sau khi một người khác, là người duyệt bài, {runnersOf(unit.level)}, đã đọc và duyệt. Văn bản, mục
                  của trang, câu trả lời, album và video cũng vậy.
                </span>
              </span>
            </label>
            <label>
              <input type="radio" name="separate" value="no" defaultChecked={!separate} />
              <span>
                <b>Người viết tự đăng được</b>
                <span className="small muted">
                  Hợp với trường chỉ có một biên tập viên. Vẫn gửi duyệt được khi cần người khác đọc.
                </span>
              </span>
            </label>
          </fieldset>
          <div className="row">
            <Button type="submit" disabled={whyNot !== null} title={whyNot ?? undefined} loading={busy}>
              Lưu cách duyệt
            </Button>
          </div>
        </Form>
        {boards.length === 0 && (
          <section className="card">
            <p className="blank">Chưa ghi quyết định thành lập ban biên tập.</p>
          </section>
        )}
        {boards.map((board) => (
          <section key={board.id} className="card pad stack" aria-label={`Quyết định ${board.decisionNumber}`}>
            <h2>
              Quyết định {board.decisionNumber} ngày {formatDate(board.decidedOn)} <Term {...{ board, today }} />
            </h2>
            <ul className="members">
              {board.members.map((member) => (
                <li key={`${member.role} ${member.name}`}>
                  <span className="muted">{boardRoles[member.role]}</span>
                  <b>{member.name}</b>
                  <span>{member.duty}</span>
                </li>
              ))}
            </ul>
            {(board.decisionUrl || whyNot === null) && (
              <div className="row">
                {board.decisionUrl && (
                  <a href={board.decisionUrl} target="_blank" rel="noopener">
                    Đọc quyết định
                  </a>
                )}
                {whyNot === null && (
                  <Button
                    component={Link}
                    to={board.id}
                    variant="default"
                    size="xs"
                    aria-label={`Sửa quyết định ${board.decisionNumber}`}
                    leftSection={<IconPencil size={16} aria-hidden />}
                  >
                    Sửa
                  </Button>
                )}
              </div>
            )}
          </section>
        ))}
        <section className="card pad stack">
          <h2>Tài khoản viết và duyệt ở trang này</h2>
          {accounts.length === 0 ? (
            <p className="small muted">Chưa có tài khoản nào giữ vai trò biên tập, duyệt bài.</p>
          ) : (
            <ul className="members">
              {accounts.map((account) => (
                <li key={account.id}>
                  <span className="muted">{account.role}</span>
                  <b>{account.name}</b>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
