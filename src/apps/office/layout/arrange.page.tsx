// The first page of the unit's site is put together: blocks in rows and columns, moved by hand or by keyboard, seen as citizens will.
import './layout.css';
import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconLayoutRows, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { listArticles } from '#modules/content/index.ts';
import { listPictures } from '#modules/media/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { hostLabelOf, layoutOf, mayDress, resetLayout, saveLayout, siteAt, wantedOf, withWanted } from '#modules/sites/index.ts';
import {
  type Block,
  blocksOf,
  type Differences,
  defaultLayouts,
  differencesOf,
  type Layout,
  SiteTabs,
} from '#modules/sites/ui.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { useBusinessTime } from '#platform/ui/desk.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { SiteLink } from '#platform/ui/site-link.tsx';
import { kinds } from '../../portal/blocks/kinds.ts';
import { catalogueFor } from './catalogue.ts';
import { Gallery } from './parts/gallery.tsx';
import { nameOf, Plan } from './parts/plan.tsx';
import { Preview } from './parts/preview.tsx';
import { Settings } from './parts/settings.tsx';
import { useLayout } from './parts/use-layout.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteAt(work, hostLabelOf(unit));
    if (!site) throw notFound('Đơn vị chưa có trang.');
    const may = mayDress(work.actor, unit);
    const stored = await layoutOf(work, unit.id);
    const wanted = wantedOf(site.standards);
    const house = { kinds, level: site.level, wanted };
    const articles = await listArticles(work, unit.id, { state: 'live', limit: 40, offset: 0 });
    return {
      unit,
      portal: context.get(requestContext).portalUrl(hostLabelOf(unit)),
      whyNot: may === true ? null : may,
      catalogue: catalogueFor(site.level),
      wanted,
      stored: { version: stored.version, own: stored.rows !== null, by: stored.updatedBy, at: stored.updatedAt },
      layout: withWanted(stored.rows ? { rows: stored.rows } : defaultLayouts[site.level], house),
      template: withWanted(defaultLayouts[site.level], house),
      sections: site.sections
        .filter((section) => section.kind === 'category')
        .map((section) => ({ value: section.slug, label: section.title })),
      articles: articles.rows.map((article) => ({ value: article.id, label: article.title })),
      pictures: (await listPictures(work, unit.id, { limit: 200, offset: 0 })).rows,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const intent = form.get('intent') === 'reset' ? ('reset' as const) : ('save' as const);
  const version = String(form.get('version') ?? '');
  const saved = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    return intent === 'reset'
      ? resetLayout(work, unit.id, Number(version))
      : saveLayout(work, unit.id, kinds, { layout: String(form.get('layout') ?? ''), version });
  });
  return data({ ...saved, saved: intent });
});

type Theirs = { version: number; rows: Layout['rows'] | null; by: string; at: string };

export default function ArrangeHome() {
  const { unit, portal, whyNot, catalogue, wanted, stored, layout: kept, template, ...lists } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const refusal = answer && 'refused' in answer ? answer : undefined;
  const saved = answer && 'saved' in answer ? answer : undefined;
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  const timeOf = useBusinessTime();
  const desk = useLayout({ unit: unit.slug, kept, version: stored.version, saved: saved?.version });
  const { layout, base } = desk;
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [width, setWidth] = useState<'plan' | 'desk' | 'phone'>('plan');
  const [resetting, setResetting] = useState(false);
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null);
  const [settled, setSettled] = useState<unknown>(null);
  const theirs = refusal?.kind === 'conflict' && refusal !== settled ? (refusal.theirs as Theirs | undefined) : undefined;
  const reasons = refusal?.kind === 'refused' ? refusal.refused : [];
  const readOnly = whyNot !== null;
  const block = blocksOf(layout).find((one) => one.id === open);
  const send = (intent: 'save' | 'reset') =>
    submit({ intent, version: String(base), layout: JSON.stringify(layout) }, { method: 'post' });
  const cardOf = (kind: string) => catalogue.find((one) => one.kind === kind);
  const nameIn = (one: Block) => nameOf(one, cardOf(one.kind));
  const startsWith = (kind: string) => Object.fromEntries(cardOf(kind)?.fields.map((one) => [one.name, one.default]) ?? []);
  const theirLayout = theirs?.rows ? { rows: theirs.rows } : template;
  const empty = blocksOf(layout)
    .filter((one) => shown !== null && !shown.has(one.id) && !one.hidden)
    .map(nameIn);
  return (
    <div className="arrange" data-view={width}>
      <title>{`Sắp xếp trang chủ – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Trang công khai', to: `/${unit.slug}/sites/sections` },
          { label: 'Sắp xếp trang chủ' },
        ]}
        title="Sắp xếp trang chủ"
        facts={
          stored.own && stored.at
            ? `Sắp xếp riêng, ${stored.by} lưu lúc ${formatInstant(stored.at)}`
            : 'Đang theo mẫu của loại đơn vị này'
        }
      >
        <SegmentedControl
          aria-label="Cách xem"
          value={width}
          onChange={(value) => setWidth(value as typeof width)}
          data={[
            { value: 'plan', label: 'Sắp xếp' },
            { value: 'desk', label: 'Máy tính' },
            { value: 'phone', label: 'Điện thoại' },
          ]}
        />
        <SiteLink href={portal}>Xem trang</SiteLink>
        <Button disabled={readOnly || !desk.changed} loading={busy} title={whyNot ?? undefined} onClick={() => send('save')}>
          Lưu
        </Button>
      </PageHeader>
      <SiteTabs unit={unit} />
      <div className="stack tight">
        {whyNot && <p className="note">{whyNot}</p>}
        {saved && !desk.changed && (
          <p className="note ok" role="status">
            <IconCheck size={18} aria-hidden /> {saved.saved === 'reset' ? 'Trang chủ đã về mẫu.' : 'Đã lưu. Trang chủ đổi ngay.'}
            {saved.saved !== 'reset' && empty.length > 0 && ` Chưa có gì để hiện nên người đọc chưa thấy: ${empty.join(', ')}.`}
          </p>
        )}
        {desk.found && (
          <p className="note" role="status">
            <span className="grow">Đã lấy lại cách sắp xếp lúc {timeOf(desk.found)}, chưa lưu.</span>
            <button type="button" onClick={() => desk.drop()}>
              Bỏ bản nháp
            </button>
          </p>
        )}
        {theirs && (
          <div className="note warn" role="alert">
            <IconAlertTriangle size={18} aria-hidden />
            <div className="grow">
              <p>
                <b>{theirs.by} vừa sắp xếp trang chủ này</b> lúc {formatInstant(new Date(theirs.at))}:{' '}
                {theirs.rows ? differenceWords(differencesOf(desk.start, theirLayout, startsWith), nameIn) : 'đưa về mẫu'}.
              </p>
              <div className="row">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    desk.take(theirLayout, theirs.version);
                    setSettled(refusal);
                  }}
                >
                  Lấy bản của {theirs.by}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    desk.rebase(theirLayout, theirs.version);
                    setSettled(refusal);
                  }}
                >
                  Giữ bản của tôi, rồi bấm Lưu
                </Button>
              </div>
            </div>
          </div>
        )}
        {refusal?.kind === 'refused' && (
          <Reasons
            reasons={reasons}
            labelOf={(field) => cardOf(blocksOf(layout).find((one) => one.id === field.split('.')[0])?.kind ?? '')?.title}
          />
        )}
      </div>
      <div className="bench">
        <section className="card plan" aria-label={block ? 'Thiết lập khối' : 'Các khối của trang chủ'}>
          {block ? (
            <Settings
              key={block.id}
              block={block}
              card={cardOf(block.kind)}
              unit={unit.slug}
              lists={lists}
              reasons={reasons}
              readOnly={readOnly}
              shown={shown === null || shown.has(block.id)}
              wantedBy={desk.neededBy(block, wanted)}
              onChange={(settings) => desk.change(block.id, { settings })}
              onHide={(hidden) => desk.change(block.id, { hidden })}
              onRemove={() => {
                desk.remove(block.id);
                setOpen(null);
              }}
              onClose={() => setOpen(null)}
            />
          ) : (
            <>
              <div className="benchbar">
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={readOnly}
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setAdding(true)}
                >
                  Thêm khối
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={readOnly}
                  leftSection={<IconLayoutRows size={16} aria-hidden />}
                  onClick={() => desk.addRow()}
                >
                  Thêm hàng
                </Button>
                <Button
                  size="compact-md"
                  variant="subtle"
                  disabled={!desk.mayUndo}
                  leftSection={<IconArrowBackUp size={16} aria-hidden />}
                  onClick={() => desk.undo()}
                >
                  Hoàn tác
                </Button>
              </div>
              <Plan {...{ desk, catalogue, wanted, readOnly, shown, reasons }} onOpen={setOpen} onAdd={() => setAdding(true)} />
              <div className="benchbar end">
                <Button size="compact-md" variant="subtle" disabled={readOnly || !stored.own} onClick={() => setResetting(true)}>
                  Về mẫu của {levelWords(unit.level)}
                </Button>
                <Link className="small" to={`/${unit.slug}/sites/look`}>
                  Giao diện, màu
                </Link>
              </div>
            </>
          )}
        </section>
        <Preview
          unit={unit.slug}
          draft={{ layout: JSON.stringify(layout) }}
          phone={width === 'phone'}
          focus={open}
          onShown={setShown}
          onPick={setOpen}
        />
      </div>
      <Gallery
        opened={adding}
        {...{ catalogue, layout }}
        onClose={() => setAdding(false)}
        onPick={(card) => {
          setOpen(desk.add(card));
          setAdding(false);
        }}
      />
      <Modal
        opened={resetting}
        onClose={() => setResetting(false)}
        title="Đưa trang chủ về mẫu?"
        lockScroll={false}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <div className="stack">
          <p>Cách sắp xếp và thiết lập riêng của các khối sẽ bỏ đi. Bài, ảnh, văn bản không mất gì.</p>
          <div className="row">
            <Button
              color="red"
              onClick={() => {
                setResetting(false);
                desk.drop();
                send('reset');
              }}
            >
              Đưa về mẫu
            </Button>
            <Button variant="default" onClick={() => setResetting(false)}>
              Thôi
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}

const levelWords = (level: string) => (level === 'department' ? 'Sở' : level === 'district' ? 'Phòng' : 'loại trường này');

function differenceWords({ added, removed, moved, changed, rows }: Differences, nameIn: (block: Block) => string): string {
  const parts = Object.entries({ thêm: added, gỡ: removed, dời: moved, sửa: changed })
    .filter(([, blocks]) => blocks.length > 0)
    .map(([verb, blocks]) => `${verb} ${blocks.map(nameIn).join(', ')}`);
  return [...parts, ...(rows ? ['đổi kiểu hoặc nền hàng'] : [])].join('; ') || 'các khối vẫn như bạn đã mở';
}
