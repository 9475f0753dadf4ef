// Under which names the unit's site is found, which ones only lead on, and which of its pages have moved.
import './sections.css';
import './settings.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowRight, IconCheck, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { data, Form, useLoaderData, useNavigation } from 'react-router';
import { runnersOf } from '#kernel/actor.ts';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, reservedFor } from '#kernel/refusal.ts';
import { profileOf, unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { addHost, retireHost, setPrimaryHost } from '../commands/keep-hosts.ts';
import { addRedirect, removeRedirect } from '../commands/keep-redirects.ts';
import { lookAgain } from '../commands/look-at-host.ts';
import { hostKeepers, mayKeepHosts, mayWritePages } from '../policy.ts';
import { type Host, hostsOf, hostsTaken, redirectsOf, retiredUntil } from '../queries/hosts.ts';
import { siteOf } from '../queries/site.ts';
import { isOwnName, proposedHost } from '../rules/host.ts';
import { leadsAdvice, leadsTags } from '../rules/leads.ts';
import { RetireHost } from './parts/retire-host.tsx';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    if (mayWritePages(work.actor, unit) !== true && !mayKeepHosts(work.actor, unit))
      throw reservedFor(
        [...hostKeepers, 'editor', 'approver'],
        `Tên miền của ${unit.shortName} do ${runnersOf(unit.level)} đặt.`,
      );
    const { portalUrl } = context.get(requestContext);
    const place = (await profileOf(work, unit.id))?.address?.split(',').at(-1)?.trim() ?? '';
    const named = { level: unit.level, shortName: unit.shortName, place };
    const first = proposedHost(named, () => false);
    const taken = await hostsTaken(work, [first]);
    return {
      unit,
      ...{ hosts: await hostsOf(work, unit.id), redirects: await redirectsOf(work, unit.id), until: await retiredUntil(work) },
      ...{ url: portalUrl(site.hostLabel), baseHost: new URL(portalUrl('')).hostname },
      proposal: proposedHost(named, (host) => taken.has(host)),
      names: mayKeepHosts(work.actor, unit),
      paths: mayWritePages(work.actor, unit) === true,
    };
  }),
);

const done = {
  add: 'Đã thêm tên miền. Hệ thống đang xem tên này dẫn đi đâu, kết quả hiện ở danh sách sau vài giây.',
  look: 'Đang kiểm tra. Kết quả hiện ở danh sách sau vài giây.',
  primary: 'Đã đổi tên chính. Tên cũ chuyển từng trang sang tên mới.',
  retire: 'Đã đặt ngày thôi chuyển hướng.',
  redirect: 'Đã thêm đường chuyển.',
  remove: 'Đã bỏ đường chuyển.',
} as const;

export const action = act(async ({ context, params }, form) => {
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent') as keyof typeof done;
  const { portalUrl } = context.get(requestContext);
  const at = { baseHost: new URL(portalUrl('')).hostname, urlOf: portalUrl };
  await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'add')
      await addHost(
        work,
        unit.id,
        { host: text('host'), primary: text('primary'), note: text('note'), validFrom: text('validFrom') },
        at,
      );
    else if (intent === 'look') await lookAgain(work, unit.id, text('host'));
    else if (intent === 'primary') await setPrimaryHost(work, unit.id, text('host'), at);
    else if (intent === 'retire') await retireHost(work, unit.id, { host: text('host'), until: text('until') });
    else if (intent === 'redirect')
      await addRedirect(work, unit.id, { from: text('from'), to: text('to'), note: text('note') }, at.baseHost);
    else await removeRedirect(work, unit.id, text('from'));
  });
  return data({ saved: done[intent] ?? done.remove });
});

function Standing({ host }: { host: Host }) {
  if (host.state === 'primary') return <span className="tag ok">tên chính</span>;
  if (host.state === 'extra') return <span className="tag info">chuyển sang tên chính</span>;
  if (host.state === 'planned') return <span className="tag">dùng từ {formatDate(host.validFrom)}</span>;
  if (host.state === 'retired')
    return <span className="tag warn">thôi dùng, chuyển hướng đến {formatDate(host.retiredUntil ?? '')}</span>;
  return <span className="tag">hết chuyển hướng từ {formatDate(host.retiredUntil ?? '')}</span>;
}

/** Where the name leads, since when that is known, and what there is to do. */
function Leading({ host, name, baseHost }: { host: Host; name: string; baseHost: string }) {
  const { leads, ledTo, lookedAt, looking } = host;
  const advice = leads && leadsAdvice(leads, name, ledTo, baseHost);
  return (
    <>
      <p className="small">
        {leads && lookedAt && (
          <>
            <span className={`tag ${leadsTags[leads].tone}`}>{leadsTags[leads].words}</span>{' '}
            <span className="muted">kiểm tra {formatInstant(new Date(lookedAt))}</span>
          </>
        )}
        {looking && <span className="muted"> Đang kiểm tra tên này dẫn đi đâu…</span>}
        {!leads && !looking && (
          <span className="muted">
            {isOwnName(name, baseHost)
              ? `Tên dưới ${baseHost} dẫn về đây sẵn, không phải kiểm tra.`
              : 'Chưa kiểm tra tên này dẫn đi đâu.'}
          </span>
        )}
      </p>
      {advice && <p className="small">{advice}</p>}
    </>
  );
}

type LineProps = { intent: string; name: 'host' | 'from'; value: string; label: string; children: ReactNode };

/** What one press does to the name or the redirect of its line. */
function LineAct({ intent, name, value, label, children }: LineProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={name} value={value} />
      <Button type="submit" size="xs" variant="default" loading={busy} aria-label={label}>
        {children}
      </Button>
    </Form>
  );
}

/** Two beside each other begin on one line, whatever is said below either. */
const below: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

const look = (host: Host) => (host.leads ? 'Kiểm tra lại' : 'Kiểm tra');

export default function Hosts() {
  const { unit, hosts, redirects, until, url, baseHost, proposal, names, paths } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusal = result && 'refused' in result ? result : undefined;
  const error = (intent: string, field: string) => (refusal?.intent === intent ? reasonAt(refusal.refused, field) : undefined);
  const full = (host: string) => (host.includes('.') ? host : host ? `${host}.${baseHost}` : baseHost);
  return (
    <>
      <title>{`Tên miền, chuyển hướng – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Tên miền, chuyển hướng' },
        ]}
        title="Tên miền, chuyển hướng"
        facts="Một tên chính; các tên khác chuyển từng trang sang tên chính"
      >
        <SiteLink href={url}>Xem trang</SiteLink>
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack">
        {!names && (
          <p className="note">
            Tên miền của {unit.shortName} do {runnersOf(unit.level)} đặt.
          </p>
        )}
        {result && 'saved' in result && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> {result.saved}
          </p>
        )}
        <Reasons reasons={refusal?.refused} />
        <section className="card pad">
          <h2>Tên miền</h2>
          <ul className="hostlist">
            {hosts.map((host) => (
              <li key={host.host}>
                <div>
                  <b>{full(host.host)}</b> <Standing host={host} />
                  <p className="small muted">
                    {[
                      `từ ${formatDate(host.validFrom)}`,
                      host.validTo && `đến ${formatDate(host.validTo)}`,
                      host.createdBy,
                      host.note,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  {host.state !== 'gone' && <Leading host={host} name={full(host.host)} baseHost={baseHost} />}
                </div>
                {names && host.state !== 'gone' && (
                  <div className="row">
                    <LineAct intent="look" name="host" value={host.host} label={`${look(host)}: ${full(host.host)}`}>
                      {look(host)}
                    </LineAct>
                    {host.state !== 'primary' && host.state !== 'planned' && unit.level !== 'department' && (
                      <LineAct intent="primary" name="host" value={host.host} label={`Đặt làm tên chính: ${full(host.host)}`}>
                        Đặt làm tên chính
                      </LineAct>
                    )}
                    {host.state !== 'primary' && (
                      <RetireHost {...{ host, until, busy }} name={full(host.host)} error={error('retire', 'until')} />
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
        {names && (
          <KeptForm key={`host${hosts.length}`} draft="host" method="post" className="card pad stack" noValidate>
            <h2>Thêm tên miền</h2>
            <input type="hidden" name="intent" value="add" />
            <div className="fields abreast">
              <TextInput
                inputWrapperOrder={below}
                id="f-host"
                name="host"
                label="Tên"
                placeholder={proposal}
                description={`Một tên như ${proposal} (thành ${proposal}.${baseHost}), hoặc tên miền đầy đủ như pgdhaihau.edu.vn trỏ về máy chủ.`}
                maxLength={253}
                autoCapitalize="none"
                error={error('add', 'host')}
              />
              <TextInput
                inputWrapperOrder={below}
                name="note"
                label="Ghi chú"
                description="Quyết định, lý do"
                maxLength={200}
                error={error('add', 'note')}
              />
            </div>
            {unit.level !== 'department' && (
              <Checkbox
                name="primary"
                value="yes"
                label={`Đặt làm tên chính; tên cũ chuyển từng trang sang tên mới đến hết ${formatDate(until)}`}
              />
            )}
            <div className="row">
              <Button type="submit" loading={busy}>
                Thêm tên miền
              </Button>
            </div>
          </KeptForm>
        )}
        <section className="card pad">
          <h2>
            Trang đã chuyển chỗ {redirects.length > 0 && <span className="num muted">{formatNumber(redirects.length)}</span>}
          </h2>
          {redirects.length === 0 && <p className="small muted">Chưa có đường dẫn cũ nào được chuyển.</p>}
          <ul className="hostlist">
            {redirects.map((one) => (
              <li key={one.from}>
                <div>
                  <b>{one.from}</b> <IconArrowRight size={14} aria-label="chuyển sang" /> <b>{one.to}</b>
                  <p className="small muted">{[one.createdBy, one.note].filter(Boolean).join(' · ')}</p>
                </div>
                {paths && (
                  <LineAct intent="remove" name="from" value={one.from} label={`Bỏ đường chuyển từ ${one.from}`}>
                    <IconTrash size={16} aria-hidden />
                  </LineAct>
                )}
              </li>
            ))}
          </ul>
        </section>
        {paths && (
          <KeptForm key={`path${redirects.length}`} draft="redirect" method="post" className="card pad stack" noValidate>
            <h2>Thêm đường chuyển</h2>
            <input type="hidden" name="intent" value="redirect" />
            <div className="fields abreast">
              <TextInput
                inputWrapperOrder={below}
                id="f-from"
                name="from"
                label="Đường dẫn cũ"
                placeholder="/gioi-thieu.html"
                maxLength={500}
                error={error('redirect', 'from')}
              />
              <TextInput
                inputWrapperOrder={below}
                id="f-to"
                name="to"
                label="Chuyển sang"
                placeholder="/gioi-thieu"
                maxLength={500}
                error={error('redirect', 'to')}
              />
            </div>
            <div className="row">
              <Button type="submit" loading={busy}>
                Thêm đường chuyển
              </Button>
            </div>
          </KeptForm>
        )}
      </div>
    </>
  );
}
