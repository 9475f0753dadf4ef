// Who leads the unit, as citizens read it: those in office, those to come, those before.
import './sections.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { holds, runnersOf } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { picturesById } from '#modules/media/index.ts';
import { type Picture, srcOf } from '#modules/media/ui.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { Done } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { leaderKeepers } from '../policy.ts';
import { type Leader, leadersOf } from '../queries/leaders.ts';
import { siteOf } from '../queries/site.ts';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const leaders = await leadersOf(work, unit.id);
    const photos = await picturesById(
      work,
      leaders.flatMap((leader) => leader.photo ?? []),
    );
    return {
      ...{ unit, leaders, today: work.today, photos: [...photos.values()] },
      url: `${context.get(requestContext).portalUrl(site.hostLabel)}lanh-dao`,
      whyNot: holds(work.actor, leaderKeepers, unit.path)
        ? null
        : `Danh sách lãnh đạo của ${unit.shortName} do văn thư, biên tập viên, ${runnersOf(unit.level)} ghi.`,
    };
  }),
);

function LeaderRow({ leader, photo, edits }: { leader: Leader; photo: Picture | undefined; edits: boolean }) {
  const facts = [leader.phone, leader.email, leader.duty].filter(Boolean).join(' · ');
  return (
    <li className="leader">
      {photo ? (
        <img src={srcOf(photo, 480)} alt={photo.alt} />
      ) : (
        <span className="face" aria-hidden="true">
          {leader.name.split(' ').at(-1)?.[0]}
        </span>
      )}
      <div>
        <span className="small muted">{leader.title}</span>
        <div>
          {edits ? (
            <Link to={leader.id}>
              <b>{leader.name}</b>
            </Link>
          ) : (
            <b>{leader.name}</b>
          )}
        </div>
        {facts && <p className="small">{facts}</p>}
        <p className="small muted">
          từ {formatDate(leader.validFrom)}
          {leader.validTo && ` đến ${formatDate(leader.validTo)}`}
        </p>
      </div>
    </li>
  );
}

export default function Leaders() {
  const { unit, leaders, photos, today, url, whyNot } = useLoaderData<typeof loader>();
  const groups = [
    ['Đang giữ chức vụ', leaders.filter((l) => l.validFrom <= today && (l.validTo === null || l.validTo >= today))],
    ['Sắp giữ chức vụ', leaders.filter((l) => l.validFrom > today)],
    ['Trước đây', leaders.filter((l) => l.validTo !== null && l.validTo < today)],
  ] as const;
  return (
    <>
      <title>{`Lãnh đạo – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Lãnh đạo' },
        ]}
        title="Lãnh đạo"
        facts="Bạn đọc thấy những người đang giữ chức vụ"
      >
        {whyNot === null && (
          <Button component={Link} to="moi" leftSection={<IconPlus size={16} aria-hidden />} data-key="n">
            Thêm người
          </Button>
        )}
        <SiteLink href={url}>Xem trên trang</SiteLink>
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <Done words={{ saved: 'Đã lưu. Trang công khai đổi ngay.' }} />
        {leaders.length === 0 && (
          <section className="card">
            <p className="blank">
              Chưa ghi ai. Quy định yêu cầu họ tên, chức vụ, điện thoại, e-mail công vụ và nhiệm vụ phụ trách.
            </p>
          </section>
        )}
        {groups
          .filter(([, list]) => list.length > 0)
          .map(([title, list]) => (
            <section key={title} className="card pad stack">
              <h2>{title}</h2>
              <ul className="stack">
                {list.map((leader) => (
                  <LeaderRow
                    key={leader.id}
                    leader={leader}
                    edits={whyNot === null}
                    photo={photos.find((photo) => photo.id === leader.photo)}
                  />
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
