// The first page of a site. Each kind of unit has its own: words lead at the Sở, notices at a Phòng, pictures at schools; the
// younger the pupils, the larger the arch. A block without content does not exist, nor does its heading.
import type { ReactNode } from 'react';
import { formatNumber } from '#kernel/numbers.ts';
import { type PublishedCard, plainText } from '#modules/content/index.ts';
import type { Section } from '#modules/sites/index.ts';
import { levelCounts, type UnitGroup } from './directory.tsx';
import { type Around, menuOf, render } from './page.tsx';
import { Card, DayRow, Drawing, type From, Head, Icon, type IconName, Lead, linkOf, Photo, PictureRow, telOf } from './parts.tsx';

export type HomeView = {
  news: PublishedCard[];
  notices: PublishedCard[];
  /** What superiors tell their members. */
  above: (PublishedCard & { from: From })[];
  /** What the units below have to tell. */
  below: (PublishedCard & { from: From })[];
  figures: { label: string; value: number }[];
  directory: UnitGroup[];
};
type Props = { around: Around; view: HomeView };

const homes = {
  department: Department,
  district: District,
  mn: Preschool,
  th: Primary,
  thcs: Lower,
  thpt: Upper,
  gdtx: Continuing,
};

export function renderHome(around: Around, view: HomeView): string {
  const { site } = around;
  const Home = homes[site.level];
  const hero = site.heroFile ? around.pictures.get(site.heroFile) : undefined;
  return render(
    around,
    {
      ...{ title: site.name, description: introOf(around, 280) || site.tagline || site.name, path: '/' },
      image: hero && around.url(site.hostLabel, `/media/${hero.variants.at(-1)?.sha256}.webp`),
    },
    <Home around={around} view={view} />,
  );
}

function MoreNews({ around, cards }: { around: Around; cards: PublishedCard[] }) {
  if (cards.length === 0) return null;
  return (
    <ul className="rows after">
      {cards.map((card) => (
        <PictureRow key={card.id} around={around} card={card} />
      ))}
    </ul>
  );
}

/** The first sentences of the introduction. */
function introOf({ site }: Around, length: number): string {
  const text = plainText(site.sections.find((s) => s.slug === 'gioi-thieu')?.body) || (site.profile.introduction ?? '');
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '));
  return end > 60 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

function HeroPicture({ around, className, sizes }: { around: Around; className?: string; sizes: string }) {
  const { site, pictures } = around;
  const picture = site.heroFile ? pictures.get(site.heroFile) : undefined;
  const shape = { ...(className ? { className } : {}), eager: true };
  if (picture) return <Photo picture={picture} sizes={sizes} width={1600} {...shape} />;
  return site.heroScene ? <Drawing around={around} scene={site.heroScene} alt="" {...shape} /> : null;
}

const iconOf = (section: Section): IconName =>
  section.kind === 'contact'
    ? 'phone'
    : section.kind === 'directory'
      ? 'map'
      : ((
          {
            'gioi-thieu': 'school',
            'tin-tuc': 'news',
            'thong-bao': 'bell',
            'tuyen-sinh': 'cap',
            'thoi-khoa-bieu': 'table',
            'van-ban': 'doc',
            'lop-hoc': 'book',
          } as Record<string, IconName>
        )[section.slug] ?? 'doc');
const hintOf: Record<string, string> = {
  'gioi-thieu': 'Chúng tôi là ai',
  'tin-tuc': 'Chuyện mới ở đơn vị',
  'thong-bao': 'Việc cần biết, cần làm',
  'danh-ba': 'Trang của từng trường',
  'lien-he': 'Địa chỉ, điện thoại, e-mail',
  'tuyen-sinh': 'Kế hoạch, hồ sơ',
  'cong-khai': 'Theo quy định của Bộ',
};

function Tiles({ around, row }: { around: Around; row?: boolean }) {
  const sections = menuOf(around.site).slice(0, 6);
  return (
    <div className={row ? `tiles t6 n${sections.length}` : 'tiles'}>
      {sections.map((section) => (
        <a className="tile" href={`/${section.slug}`} key={section.slug}>
          <span className="ico">
            <Icon name={iconOf(section)} />
          </span>
          <b>{section.title}</b>
          {hintOf[section.slug] && <span>{hintOf[section.slug]}</span>}
        </a>
      ))}
    </div>
  );
}

function Reach({ around: { site }, buttons }: { around: Around; buttons?: boolean }) {
  const { phone, email } = site.profile;
  if (!phone && !email) return null;
  return (
    <p className={buttons ? 'acts' : 'reach'}>
      {phone && (
        <a className={buttons ? 'btn' : undefined} href={telOf(phone)}>
          <Icon name="phone" />
          {buttons ? `Gọi ${phone}` : phone}
        </a>
      )}
      {email && (
        <a className={buttons ? 'btn alt' : undefined} href={`mailto:${email}`}>
          <Icon name="mail" />
          {buttons ? 'Viết thư' : email}
        </a>
      )}
    </p>
  );
}

function Notices({ view, title = 'Thông báo', summary }: { view: HomeView; title?: string; summary?: boolean }) {
  if (view.notices.length === 0) return null;
  return (
    <section aria-labelledby="h-tb">
      <Head id="h-tb" title={title} more={{ href: '/thong-bao', label: 'Tất cả thông báo' }} />
      <ul className="rows">
        {view.notices.map((card) => (
          <DayRow key={card.id} card={card} href={linkOf(card)} {...(summary ? { summary } : {})} />
        ))}
      </ul>
    </section>
  );
}

function Above({ around, view, title = 'Từ Phòng và Sở' }: Props & { title?: string }) {
  if (view.above.length === 0) return null;
  return (
    <section aria-labelledby="h-tren">
      <Head id="h-tren" title={title} />
      <ul className="rows r2">
        {view.above.map((card) => (
          <DayRow key={card.id} card={card} href={around.url(card.from.hostLabel, linkOf(card))} from={card.from.name} />
        ))}
      </ul>
    </section>
  );
}

function Below({ around, view, title }: Props & { title: string }) {
  if (view.below.length === 0) return null;
  return (
    <section className="wrap sec" aria-labelledby="h-duoi">
      <Head id="h-duoi" title={title} more={{ href: '/danh-ba', label: 'Tất cả đơn vị' }} />
      <div className="g4">
        {view.below.map((card) => (
          <Card key={card.id} around={around} card={card} from={card.from} />
        ))}
      </div>
    </section>
  );
}

function Directory({ around, view }: Props) {
  if (view.directory.length === 0) return null;
  return (
    <section className="band" aria-labelledby="h-db">
      <div className="wrap sec">
        <Head id="h-db" title="Danh bạ trang thành viên" more={{ href: '/danh-ba', label: 'Tìm theo tên trường' }} />
        <ul className="dir">
          {view.directory.map((group) => (
            <li key={group.anchor}>
              <h3>
                <a href={group.hostLabel === null ? `/danh-ba#${group.anchor}` : around.url(group.hostLabel)}>
                  {group.name} <span>{formatNumber(group.units.length)}</span>
                </a>
              </h3>
              {group.hostLabel !== null && (
                <ul className="k">
                  {levelCounts(group).map(({ level, name, n }) => (
                    <li key={level}>
                      <a href={`/danh-ba#${group.anchor}`}>
                        {name} {formatNumber(n)}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const Columns = ({ kind, children }: { kind: 'c84' | 'c75' | 'c66'; children: ReactNode }) => (
  <div className="wrap sec">
    <div className={`cols ${kind}`}>{children}</div>
  </div>
);
const Band = ({ children }: { children: ReactNode }) => (
  <div className="band">
    <div className="wrap sec">{children}</div>
  </div>
);

function Department({ around, view }: Props) {
  const [first, ...others] = view.news;
  return (
    <>
      <h1 className="vh">{around.site.name}</h1>
      <Columns kind="c75">
        <section className="side" aria-labelledby="viec">
          <Head id="viec" title="Bạn cần làm gì?" />
          <Tiles around={around} />
          <Reach around={around} />
        </section>
        {first && <Lead around={around} card={first} />}
      </Columns>
      {(others.length > 0 || view.notices.length > 0) && (
        <Columns kind="c84">
          {others.length > 0 && (
            <section aria-labelledby="h-tin">
              <Head id="h-tin" title="Tin tức, sự kiện" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
              <div className="g3">
                {others.slice(0, 3).map((card) => (
                  <Card key={card.id} around={around} card={card} />
                ))}
              </div>
              {others.length > 3 && (
                <ul className="rows after">
                  {others.slice(3).map((card) => (
                    <PictureRow key={card.id} around={around} card={{ ...card, coverFile: null, coverScene: null }} />
                  ))}
                </ul>
              )}
            </section>
          )}
          <Notices view={view} />
        </Columns>
      )}
      {view.figures.length > 0 && (
        <section className="deep" aria-labelledby="h-so">
          <div className="wrap sec">
            <Head id="h-so" title="Giáo dục Nam Định qua con số">
              <span>Đếm từ danh bạ đơn vị của ngành</span>
            </Head>
            <dl className="figs">
              {view.figures.map((f) => (
                <div key={f.label}>
                  <dt>{f.label}</dt>
                  <dd>{formatNumber(f.value)}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      )}
      <Below around={around} view={view} title="Tin từ các đơn vị" />
      <Directory around={around} view={view} />
    </>
  );
}

/** A Phòng tells its schools what to do: notices lead, its own story beside them, then the schools. */
function District({ around, view }: Props) {
  const [first, ...others] = view.news;
  return (
    <>
      <div className="plain">
        <div className="wrap sec">
          <h1>{around.site.name}</h1>
          {introOf(around, 240) && <p>{introOf(around, 240)}</p>}
          <Reach around={around} />
        </div>
      </div>
      <Columns kind="c75">
        <Notices view={view} title="Việc của các trường" summary />
        {first && (
          <section aria-labelledby="h-tin">
            <Head id="h-tin" title="Tin của Phòng" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
            <Card around={around} card={first} big />
            <MoreNews around={around} cards={others.slice(0, 4)} />
          </section>
        )}
      </Columns>
      {view.above.length > 0 && (
        <Band>
          <Above around={around} view={view} title="Từ Sở" />
        </Band>
      )}
      <Below around={around} view={view} title="Chuyện ở các trường" />
      <Directory around={around} view={view} />
    </>
  );
}

function Preschool({ around, view }: Props) {
  const { site } = around;
  return (
    <>
      <section className="welcome" aria-labelledby="chao">
        <div className="wrap">
          <div className="txt">
            <h1 id="chao">{site.tagline ?? site.name}</h1>
            {introOf(around, 220) && <p className="say">{introOf(around, 220)}</p>}
            <Reach around={around} buttons />
          </div>
          <HeroPicture around={around} className="gate" sizes="(min-width: 64rem) 34rem, 100vw" />
        </div>
      </section>
      {view.news.length > 0 && (
        <section className="wrap sec" aria-labelledby="h-hd">
          <Head id="h-hd" title="Hoạt động của bé" more={{ href: '/tin-tuc', label: 'Tất cả' }}>
            <span>Ảnh trẻ em chỉ đăng khi cha mẹ đồng ý</span>
          </Head>
          <div className="g3 arches">
            {view.news.slice(0, 6).map((card) => (
              <Card key={card.id} around={around} card={card} gate />
            ))}
          </div>
        </section>
      )}
      {(view.notices.length > 0 || view.above.length > 0) && (
        <Band>
          <div className="cols c66">
            <Notices view={view} title="Nhà trường nhắn" />
            <Above around={around} view={view} />
          </div>
        </Band>
      )}
    </>
  );
}

function Primary({ around, view }: Props) {
  const { site } = around;
  return (
    <>
      <div className="wrap">
        <section className="hero inset" aria-labelledby="ten">
          <HeroPicture around={around} sizes="(min-width: 80rem) 77rem, 100vw" />
          <div className="txt">
            <h1 id="ten">{site.tagline ?? site.name}</h1>
            {introOf(around, 160) && <p>{introOf(around, 160)}</p>}
          </div>
        </section>
      </div>
      {view.news.length > 0 && (
        <section className="wrap sec" aria-labelledby="h-tin">
          <Head id="h-tin" title="Một tuần ở trường" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
          <div className={view.news.length > 2 ? 'g3' : 'g2'}>
            {view.news.slice(0, 6).map((card) => (
              <Card key={card.id} around={around} card={card} big />
            ))}
          </div>
        </section>
      )}
      {(view.notices.length > 0 || view.above.length > 0) && (
        <Band>
          <div className="cols c66">
            <Notices view={view} title="Nhắn cha mẹ học sinh" />
            <Above around={around} view={view} />
          </div>
        </Band>
      )}
      <section className="wrap sec" aria-label="Các mục của trang">
        <Tiles around={around} row />
      </section>
    </>
  );
}

function Lower({ around, view }: Props) {
  const { site } = around;
  const [first, ...others] = view.news;
  return (
    <>
      <section className="hero" aria-labelledby="ten">
        <HeroPicture around={around} sizes="100vw" />
        <div className="txt">
          <div className="wrap">
            <div className="plate">
              <h1 id="ten">{site.tagline ?? site.name}</h1>
              {introOf(around, 180) && <p>{introOf(around, 180)}</p>}
            </div>
          </div>
        </div>
      </section>
      <section className="wrap sec" aria-label="Các mục của trang">
        <Tiles around={around} row />
      </section>
      {(first || view.notices.length > 0) && (
        <Columns kind="c84">
          {first && (
            <section aria-labelledby="h-tin">
              <Head id="h-tin" title="Chuyện ở trường" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
              <div className="g2">
                <Card around={around} card={first} big />
                {others.length > 0 && (
                  <ul className="rows">
                    {others.slice(0, 4).map((card) => (
                      <PictureRow key={card.id} around={around} card={card} />
                    ))}
                  </ul>
                )}
              </div>
            </section>
          )}
          <Notices view={view} />
        </Columns>
      )}
      {view.above.length > 0 && (
        <Band>
          <Above around={around} view={view} />
        </Band>
      )}
    </>
  );
}

/** Pupils of an upper secondary school read dates first: the calendar of notices stands beside the motto. */
function Upper({ around, view }: Props) {
  const { site } = around;
  const [first, ...others] = view.news;
  return (
    <>
      <section className="split" aria-labelledby="ten">
        <div className="wrap">
          <div className="txt">
            <h1 id="ten">{site.tagline ?? site.name}</h1>
            {introOf(around, 220) && <p>{introOf(around, 220)}</p>}
            <Reach around={around} />
          </div>
          <HeroPicture around={around} sizes="(min-width: 64rem) 50vw, 100vw" />
        </div>
      </section>
      {(first || view.notices.length > 0) && (
        <Columns kind="c66">
          <Notices view={view} title="Lịch và thông báo" summary />
          {first && (
            <section aria-labelledby="h-tin">
              <Head id="h-tin" title="Tin của trường" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
              <Lead around={around} card={first} />
              <MoreNews around={around} cards={others.slice(0, 4)} />
            </section>
          )}
        </Columns>
      )}
      {view.above.length > 0 && (
        <Band>
          <Above around={around} view={view} title="Từ Sở" />
        </Band>
      )}
    </>
  );
}

/** People who work come to a centre with one question: which class, when, whom to call. */
function Continuing({ around, view }: Props) {
  const { site } = around;
  return (
    <>
      <section className="plain" aria-labelledby="ten">
        <div className="wrap sec">
          <div className="cols c75">
            <div>
              <h1 id="ten">{site.tagline ?? site.name}</h1>
              {introOf(around, 260) && <p>{introOf(around, 260)}</p>}
              <Reach around={around} buttons />
            </div>
            <div>
              <Tiles around={around} />
            </div>
          </div>
        </div>
      </section>
      {(view.notices.length > 0 || view.news.length > 0) && (
        <Columns kind="c75">
          <Notices view={view} title="Khai giảng, nhận hồ sơ" summary />
          {view.news.length > 0 && (
            <section aria-labelledby="h-tin">
              <Head id="h-tin" title="Ở trung tâm" more={{ href: '/tin-tuc', label: 'Tất cả tin' }} />
              <div className="one">
                {view.news.slice(0, 3).map((card) => (
                  <Card key={card.id} around={around} card={card} />
                ))}
              </div>
            </section>
          )}
        </Columns>
      )}
      {view.above.length > 0 && (
        <Band>
          <Above around={around} view={view} title="Từ Sở" />
        </Band>
      )}
    </>
  );
}
