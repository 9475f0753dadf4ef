// What of the unit's site is in English: its name and address, the parts that the rules ask for, what else was translated. (P-2.4)
import './sections.css';
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { data, Link, useLoaderData, useNavigation } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { KeptForm } from '#platform/ui/kept-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { type EnglishNameForm, keepEnglishName } from '../commands/keep-english-name.ts';
import { mayWritePages } from '../policy.ts';
import { type EnglishRow, englishOf } from '../queries/english.ts';
import { siteOf } from '../queries/site.ts';
import { speaksEnglish } from '../rules/english.ts';
import { EnglishWord, englishDesk } from './parts/english-tag.tsx';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const may = mayWritePages(work.actor, unit);
    const url = context.get(requestContext).portalUrl(site.hostLabel);
    return {
      unit,
      parts: await englishOf(work, unit.id, site.level),
      ...{ english: site.english, version: site.version, name: site.name, address: site.profile.address },
      url: speaksEnglish(site) ? `${url}en` : null,
      whyNot: may === true ? null : may,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const input = Object.fromEntries(form) as unknown as EnglishNameForm;
  await writing(context, async (work) => keepEnglishName(work, (await unitOfAddress(work, params.unit)).id, input));
  return data({ saved: true as const });
});

type Theirs = { version: number; name: string | null; address: string | null };

export default function EnglishScreen() {
  const { unit, parts, english, version, name, address, url, whyNot } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const refusal = result && 'refused' in result ? result : undefined;
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : null;
  const readOnly = whyNot !== null;
  const owed = parts.filter((part) => part.basis !== '');
  const there = owed.filter((part) => part.state !== 'missing').length;
  const field = (of: 'name' | 'address') => ({
    ...{ id: `f-${of}`, name: of, readOnly, lang: 'en', error: reasonAt(refusal?.refused, of), defaultValue: english[of] ?? '' },
  });
  return (
    <>
      <title>{`Tiếng Anh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Tiếng Anh' },
        ]}
        title="Trang tiếng Anh"
        facts={
          owed.length > 0
            ? `${formatNumber(there)}/${formatNumber(owed.length)} phần bắt buộc đã có tiếng Anh`
            : 'Không bắt buộc: có phần nào thì trang hiện nút VI | EN và phần đó'
        }
      >
        {url && <SiteLink href={url}>Xem trang tiếng Anh</SiteLink>}
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <KeptForm draft="english-name" version={version} key={version} method="post" className="card pad stack" noValidate>
          <h2>Tên và địa chỉ</h2>
          {result && 'saved' in result && (
            <p className="note ok" role="status">
              Đã lưu. Trang công khai đổi ngay.
            </p>
          )}
          {theirs ? (
            <div className="note warn" role="alert">
              <IconAlertTriangle size={18} aria-hidden />
              <div>
                <b>Người khác vừa sửa trang này.</b> Tên tiếng Anh bên họ: “{theirs.name ?? 'chưa có'}”, địa chỉ: “
                {theirs.address ?? 'chưa có'}”. Bấm Lưu để giữ bản của bạn, hoặc tải lại trang để lấy bản của họ.
              </div>
            </div>
          ) : (
            <Reasons reasons={refusal?.refused} />
          )}
          {english.behind && (
            <p className="note warn">
              <IconAlertTriangle size={18} aria-hidden /> Tên hoặc địa chỉ tiếng Việt đã đổi sau bản tiếng Anh. Xem lại rồi lưu.
            </p>
          )}
          <input type="hidden" name="version" value={theirs?.version ?? version} />
          <TextInput {...field('name')} label="Tên đơn vị bằng tiếng Anh" description={`Tiếng Việt: ${name}`} maxLength={200} />
          <TextInput
            {...field('address')}
            label="Địa chỉ bằng tiếng Anh"
            description={address ? `Tiếng Việt: ${address}` : 'Hồ sơ của đơn vị chưa có địa chỉ'}
            maxLength={300}
          />
          <p className="small muted">
            Điện thoại và e-mail lấy từ <Link to={`/${unit.slug}/organizations/profile`}>hồ sơ đơn vị</Link>.
          </p>
          <div className="row">
            <Button type="submit" disabled={readOnly} title={whyNot ?? undefined} loading={busy}>
              Lưu
            </Button>
          </div>
        </KeptForm>
        {owed.length > 0 && <Parts title="Phần bắt buộc" parts={owed} unit={unit.slug} />}
        <Parts
          title={owed.length > 0 ? 'Phần khuyến khích' : 'Các phần'}
          parts={parts.filter((part) => part.basis === '')}
          unit={unit.slug}
        />
      </div>
    </>
  );
}

/** Where it is put into English; without Vietnamese there is nothing to translate. */
function Act({ part, unit }: { part: EnglishRow; unit: string }) {
  if (!part.written && part.slug !== 'lanh-dao')
    return (
      <a href="#f-name" className="act">
        Ghi ở trên
      </a>
    );
  const [word, to] = !part.written
    ? ['Ghi chức vụ', englishDesk(part, unit)]
    : !part.hasVietnamese
      ? ['Viết tiếng Việt trước', `/${unit}/sites/sections/${part.slug}`]
      : [part.state === 'missing' ? 'Dịch' : 'Sửa', englishDesk(part, unit)];
  return (
    <Link to={to} className="act" aria-label={`${word}: ${part.title}`}>
      {word}
    </Link>
  );
}

function Parts({ title, parts, unit }: { title: string; parts: EnglishRow[]; unit: string }) {
  return (
    <section className="card sections" aria-label={title}>
      <h2 className="pad">{title}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.slug}>
            <div>
              <Link to={englishDesk(part, unit)} className="name">
                {part.title}
              </Link>{' '}
              <EnglishWord state={part.state} owed={part.basis !== ''} />
              <p className="small muted">
                <span lang="en">{part.english}</span>
                {part.updatedAt && ` · lưu ${formatDate(toLocal(new Date(part.updatedAt)).date)}`}
                {!part.hasVietnamese && ' · chưa có bài tiếng Việt'}
              </p>
            </div>
            <p className="small basis">{part.group && part.basis ? `${part.group}. ${part.basis}` : ''}</p>
            <Act part={part} unit={unit} />
          </li>
        ))}
      </ul>
    </section>
  );
}
