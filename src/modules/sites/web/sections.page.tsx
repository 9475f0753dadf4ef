// Every section of the unit's site: what the law asks and is missing, what has grown old, in which order they stand in the menu.
import './sections.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { type Arrangement, arrangeSections } from '../commands/arrange-sections.ts';
import { mayWritePages } from '../policy.ts';
import { englishOf } from '../queries/english.ts';
import { type SectionRow, sectionsOf } from '../queries/sections.ts';
import { separateApprovalAt, siteOf } from '../queries/site.ts';
import { Arrange } from './parts/arrange.tsx';
import { SectionLine } from './parts/section-line.tsx';
import { SiteTabs } from './parts/site-tabs.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteOf(work, unit.id);
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const may = mayWritePages(work.actor, unit);
    return {
      unit,
      sections: await sectionsOf(work, unit.id, site.level),
      english: (await englishOf(work, unit.id, site.level)).filter((part) => part.basis !== '' || part.state !== 'missing'),
      url: context.get(requestContext).portalUrl(site.hostLabel),
      whyNot: may === true ? null : may,
      separate: await separateApprovalAt(work, unit.id),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const items = JSON.parse(String(form.get('items') ?? '[]')) as Arrangement['items'];
  await writing(context, async (work) => arrangeSections(work, (await unitOfAddress(work, params.unit)).id, { items }));
  return data({ saved: true as const });
});

const wanted: Record<string, (section: SectionRow) => boolean> = {
  all: () => true,
  missing: (section) => section.mandatory && (section.state === 'missing' || section.state === 'hidden'),
  old: (section) => section.state === 'old',
};

export default function Sections() {
  const { unit, sections, english, url, whyNot, separate } = useLoaderData<typeof loader>();
  const result = useAnswer<typeof action>();
  const busy = useNavigation().state === 'submitting';
  const [show, setShow] = useState('all');
  const [arranging, setArranging] = useState(false);
  const [items, setItems] = useState(sections);
  const mandatory = sections.filter((section) => section.mandatory);
  const filled = mandatory.filter((section) => section.state === 'filled' || section.state === 'old');
  const missing = mandatory.length - filled.length;
  const aged = sections.filter((section) => section.state === 'old').length;
  const percent = mandatory.length === 0 ? 0 : Math.floor((100 * filled.length) / mandatory.length);
  const begin = () => {
    setItems(sections);
    setArranging(true);
  };
  const rows = sections.filter(wanted[show] ?? (() => true));
  const ordered =
    show === 'all'
      ? rows.filter((row) => row.parent === null).flatMap((top) => [top, ...rows.filter((row) => row.parent === top.slug)])
      : rows;
  return (
    <>
      <title>{`Các mục của trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Các mục của trang' },
        ]}
        title="Các mục của trang"
        facts={`${formatNumber(filled.length)}/${formatNumber(mandatory.length)} mục bắt buộc đã có, ${percent} %`}
      >
        {!arranging && whyNot === null && (
          <>
            <Button variant="default" leftSection={<IconArrowsSort size={16} aria-hidden />} onClick={begin}>
              Xếp danh mục
            </Button>
            <Button component={Link} to="moi" leftSection={<IconPlus size={16} aria-hidden />} data-key="n">
              Thêm mục
            </Button>
          </>
        )}
        <SiteLink href={url}>Xem trang</SiteLink>
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> Đã lưu danh mục. Trang công khai đổi ngay.
          </p>
        )}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        {arranging ? (
          <Form method="post" onSubmit={() => setArranging(false)} className="stack">
            <input
              type="hidden"
              name="items"
              value={JSON.stringify(items.map(({ slug, parent, inMenu, hidden }) => ({ slug, parent, inMenu, hidden })))}
            />
            {separate && (
              <p className="note">
                Thứ tự, mục vào hay ra khỏi danh mục, mục ẩn hay hiện: lưu là đổi ngay trên trang, không qua duyệt. Nhật ký ghi ai
                đổi mục nào.
              </p>
            )}
            <Arrange items={items} onChange={setItems} />
            <div className="row">
              <Button type="submit" loading={busy}>
                Lưu danh mục
              </Button>
              <Button type="button" variant="default" onClick={() => setArranging(false)}>
                Thôi
              </Button>
            </div>
          </Form>
        ) : (
          <section className="card sections" aria-label="Các mục">
            <div className="pad row">
              <SegmentedControl
                aria-label="Lọc mục"
                value={show}
                onChange={setShow}
                data={[
                  { value: 'all', label: `Tất cả ${formatNumber(sections.length)}` },
                  { value: 'missing', label: `Còn thiếu ${formatNumber(missing)}` },
                  { value: 'old', label: `Đã cũ ${formatNumber(aged)}` },
                ]}
              />
            </div>
            {ordered.length === 0 ? (
              <p className="blank">
                {show === 'missing' ? 'Không thiếu mục bắt buộc nào.' : 'Không có mục nào quá hạn cập nhật.'}
              </p>
            ) : (
              <ul>
                {ordered.map((section) => (
                  <SectionLine
                    key={section.slug}
                    section={section}
                    english={english.find((part) => part.slug === section.slug)}
                    unit={unit.slug}
                    nested={show === 'all' && section.parent !== null}
                  />
                ))}
              </ul>
            )}
          </section>
        )}
      </div>
    </>
  );
}
