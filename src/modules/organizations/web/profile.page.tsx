// One unit in one place: its record, what the checks say of it, its codes and superiors, its leaders, its units, what it was before.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { levelNames, unitTypeList } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { editProfile } from '../commands/edit-profile.ts';
import { explainUnitFinding } from '../commands/explain-finding.ts';
import { mayAdminister, mayEditProfile } from '../policy.ts';
import { historyOf, unitFacts, unitFindings } from '../queries/history.ts';
import { communes, profileOf } from '../queries/profile.ts';
import { unitOfAddress } from '../queries/unit-of-address.ts';
import { listUnits } from '../queries/units.ts';
import { codeSchemes } from '../rules/codes.ts';
import { Periods } from './parts/periods.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const profile = await profileOf(work, unit.id);
    const below = (await listUnits(work, { under: unit.path })).filter((u) => u.parentId === unit.id);
    return {
      ...{ unit, profile, facts: await unitFacts(work, unit.id) },
      ...{ history: await historyOf(work, unit.id), findings: await unitFindings(work, unit.id), today: work.today },
      mayEdit: holds(work.actor, mayEditProfile, unit.path),
      mayAdmin: holds(work.actor, mayAdminister, unit.path),
      below: below.slice(0, 12).map((u) => ({ slug: u.slug, name: u.shortName })),
      belowCount: below.length,
      portal: context.get(requestContext).portalUrl(unit.level === 'department' ? '' : unit.slug),
      communes: (await communes(work, { district: unit.districtCode, recorded: profile?.commune_code ?? null })).map((c) => ({
        value: c.code,
        label: `${c.name} – ${c.district}`,
      })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const fields = Object.fromEntries(form) as Record<string, string>;
    if (fields.intent === 'explain') await explainUnitFinding(work, unit.id, fields as never);
    else await editProfile(work, unit.id, fields as never);
  });
  return data({ saved: true as const });
});

const owners = { public: 'công lập', people_founded: 'dân lập', private: 'tư thục' };

export default function Profile() {
  const {
    unit,
    profile,
    facts,
    history,
    findings,
    today,
    mayEdit,
    mayAdmin,
    below,
    belowCount,
    portal,
    communes: places,
  } = useLoaderData<typeof loader>();
  const result = useAnswer() as ({ saved: true } | FormRefusal) | undefined;
  const refused = result && 'refused' in result ? result.refused : undefined;
  const theirs = result && 'theirs' in result && result.kind === 'conflict' ? (result.theirs as Record<string, unknown>) : null;
  const base = `/${unit.slug}`;
  const text = (name: 'address' | 'phone' | 'email' | 'website' | 'head_name' | 'head_phone' | 'head_email', label: string) => (
    <TextInput
      key={name}
      name={name}
      id={`f-${name}`}
      label={label}
      defaultValue={profile?.[name] ?? ''}
      readOnly={!mayEdit}
      description={
        theirs && String(theirs[name] ?? '') !== (profile?.[name] ?? '')
          ? `Người kia ghi: ${String(theirs[name] ?? 'trống')}`
          : undefined
      }
      error={reasonAt(refused, name) ?? (profile?.missing.includes(name) ? 'Mục bắt buộc còn trống' : undefined)}
    />
  );
  const codes = history.filter((p) => p.what in codeSchemes && p.from <= today && (!p.to || p.to > today));
  const warnings = findings.filter((f) => f.level === 'W');
  return (
    <>
      <title>{`Hồ sơ đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Hồ sơ đơn vị' }]}
        title={unit.name}
        facts={
          <>
            {unitTypeList.nameOf(unit.type)} {owners[facts.ownership]}, {levelNames[unit.level]}
            {facts.hidden && (
              <>
                {' '}
                <span className="tag">đang ẩn</span>
              </>
            )}
            {facts.closedOn && (
              <>
                {' '}
                <span className="tag bad">
                  {facts.successor ? `đã sáp nhập vào ${facts.successor.name}` : 'đã giải thể'} từ {formatDate(facts.closedOn)}
                </span>
              </>
            )}
          </>
        }
      >
        {mayAdmin && (
          <Button component={Link} to={`${base}/organizations/change`} variant="default">
            Đổi tên, mã, cấp trên, giải thể …
          </Button>
        )}
      </PageHeader>
      <div className="cols">
        <div className="stack">
          <KeptForm
            draft="profile"
            version={profile?.version}
            method="post"
            className="card pad stack"
            key={profile?.version}
            noValidate
          >
            {result && 'saved' in result && (
              <p className="note ok" role="status">
                <IconCheck size={18} aria-hidden /> Đã lưu.
              </p>
            )}
            <Reasons reasons={refused} />
            <input type="hidden" name="version" value={String(theirs?.version ?? profile?.version ?? 1)} />
            <div className="grid3">
              {text('address', 'Địa chỉ')}
              <NativeSelect
                name="commune_code"
                id="f-commune_code"
                label="Xã, phường"
                defaultValue={profile?.commune_code ?? ''}
                disabled={!mayEdit}
                data={[{ value: '', label: '' }, ...places]}
                error={
                  reasonAt(refused, 'commune_code') ??
                  (profile?.missing.includes('commune_code') ? 'Mục bắt buộc còn trống' : undefined)
                }
              />
              {text('phone', 'Điện thoại')}
              {text('email', 'E-mail')}
              {text('website', 'Trang thành viên')}
              {text('head_name', profile?.head_title ?? 'Người đứng đầu')}
              {text('head_phone', 'Điện thoại người đứng đầu')}
              {text('head_email', 'E-mail người đứng đầu')}
            </div>
            <Textarea
              name="introduction"
              id="f-introduction"
              label="Giới thiệu ngắn"
              autosize
              minRows={3}
              defaultValue={profile?.introduction ?? ''}
              readOnly={!mayEdit}
            />
            {mayEdit ? (
              <div>
                <Button type="submit" name="intent" value="profile">
                  {theirs ? 'Lưu bản của tôi' : 'Lưu hồ sơ'}
                </Button>
              </div>
            ) : (
              <p className="note">Hồ sơ do hiệu trưởng và văn thư của đơn vị sửa.</p>
            )}
          </KeptForm>
          {warnings.length > 0 && (
            <section className="card" aria-label="Cần xem lại">
              <h2>Cần xem lại</h2>
              <ul className="pad stack">
                {warnings.map((f) => (
                  <li key={f.id}>
                    <p>
                      <a href={`#f-${f.field}`}>{f.detail}</a>{' '}
                      {f.state === 'explained' && <span className="tag">đã giải trình</span>}
                    </p>
                    {f.state === 'explained' ? (
                      <p className="small muted">
                        {f.reason} ({f.decidedBy})
                      </p>
                    ) : (
                      mayEdit && (
                        <Form method="post" className="row">
                          <input type="hidden" name="intent" value="explain" />
                          <input type="hidden" name="findingId" value={f.id} />
                          <input
                            type="text"
                            name="reason"
                            id="f-reason"
                            className="search"
                            aria-label={`Lý do: ${f.detail}`}
                            placeholder="Nếu đúng là như vậy: ghi lý do"
                          />
                          <button type="submit">Giải trình</button>
                        </Form>
                      )
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Periods history={history} today={today} />
        </div>
        <aside className="stack">
          <section className="card">
            <h2>Đơn vị</h2>
            <dl className="kv pad" style={{ gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.1fr)', overflowWrap: 'anywhere' }}>
              {codes.map((p) => (
                <div key={p.what} style={{ display: 'contents' }}>
                  <dt>{codeSchemes[p.what as keyof typeof codeSchemes]}</dt>
                  <dd className="num">{p.value}</dd>
                </div>
              ))}
              {facts.professional && (
                <>
                  <dt>Quản lý chuyên môn</dt>
                  <dd>{facts.professional.name}</dd>
                </>
              )}
              {facts.administrative && (
                <>
                  <dt>Quản lý hành chính</dt>
                  <dd>{facts.administrative.name}</dd>
                </>
              )}
              {facts.openedOn && (
                <>
                  <dt>Thành lập</dt>
                  <dd className="num">{formatDate(facts.openedOn)}</dd>
                </>
              )}
              <dt>Trang thành viên</dt>
              <dd>
                <a href={portal}>{portal.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a>
              </dd>
            </dl>
          </section>
          {profile?.head_name && (
            <section className="card">
              <h2>Lãnh đạo</h2>
              <p className="pad">
                <b>{profile.head_name}</b>
                <br />
                <span className="small muted">{profile.head_title ?? 'Người đứng đầu'}</span>
                <br />
                {profile.head_phone && <a href={`tel:${profile.head_phone}`}>{profile.head_phone}</a>}
              </p>
            </section>
          )}
          {belowCount > 0 && (
            <section className="card">
              <h2>{formatNumber(belowCount)} đơn vị trực thuộc</h2>
              <ul className="pad">
                {below.map((u) => (
                  <li key={u.slug} style={{ padding: '3px 0' }}>
                    <Link to={`/${u.slug}/organizations/profile`}>{u.name}</Link>
                  </li>
                ))}
                {belowCount > below.length && (
                  <li style={{ padding: '3px 0' }}>
                    <Link to={`${base}/organizations/units`}>Xem tất cả</Link>
                  </li>
                )}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </>
  );
}
