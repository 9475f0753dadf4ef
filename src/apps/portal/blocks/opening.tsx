// Who this is: name or motto, the first sentences of the introduction, a picture. Every kind of unit opens in its own way.
/** @jsxImportSource hono/jsx */

import { z } from 'zod';
import { plainText } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import type { Around } from '../view/around.ts';
import { Drawing, Photo } from '../view/parts.tsx';
import { block } from './block.ts';
import { Reach } from './reach.tsx';
import { Tiles } from './tiles.tsx';

export const styles = {
  arch: 'Ảnh trong vòm lớn, lời chào bên cạnh',
  framed: 'Ảnh bo góc, lời chào ở chân ảnh',
  plate: 'Ảnh tràn ngang, lời chào trên biển',
  split: 'Nửa chữ, nửa ảnh',
  plain: 'Chỉ có chữ',
};
const lengths: Record<keyof typeof styles, number> = { arch: 220, framed: 160, plate: 180, split: 220, plain: 250 };

/** The first sentences of the introduction. */
export function introOf({ site }: Around, length: number): string {
  const text = plainText(site.sections.find((s) => s.slug === 'gioi-thieu')?.body) || (site.profile.introduction ?? '');
  return beginningOf(text, length);
}

/** Whole sentences as far as they go; where the first is longer, its whole words and an ellipsis. */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const end = Math.max(...['. ', '! ', '? '].map((mark) => cut.lastIndexOf(mark)));
  if (end > 60) return cut.slice(0, end + 1);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:–-]+$/, '')} …`;
}

function HeroPicture({ around, className, sizes }: { around: Around; className?: string; sizes: string }) {
  const { site } = around;
  const shape = { ...(className ? { className } : {}), eager: true };
  if (site.hero) return <Photo picture={site.hero} sizes={sizes} width={1600} {...shape} />;
  return site.heroScene ? <Drawing around={around} scene={site.heroScene} alt="" {...shape} /> : null;
}

/** A motto breaks between its clauses, as it is spoken, and within one only where the line is too short for it. */
const Clauses = ({ text }: { text: string }) => {
  const clauses = text.split(/(?<=,) /);
  return clauses.length === 1 ? text : clauses.map((clause, i) => [i > 0 && ' ', <span key={clause}>{clause}</span>]);
};

type Words = { around: Around; headline: string; intro: string; reach: boolean };

const Arch = ({ around, headline, intro, reach }: Words) => (
  <section className="welcome" aria-labelledby="ten">
    <div className="wrap">
      <div className="txt">
        <h1 id="ten">
          <Clauses text={headline} />
        </h1>
        {intro && <p className="say">{intro}</p>}
        {reach && <Reach around={around} buttons />}
      </div>
      <HeroPicture around={around} className="gate" sizes="(min-width: 64rem) 34rem, 100vw" />
    </div>
  </section>
);
const Framed = ({ around, headline, intro, reach }: Words) => (
  <div className="wrap">
    <section className="hero inset" aria-labelledby="ten">
      <HeroPicture around={around} sizes="(min-width: 80rem) 77rem, 100vw" />
      <div className="txt">
        <h1 id="ten">
          <Clauses text={headline} />
        </h1>
        {intro && <p>{intro}</p>}
        {reach && <Reach around={around} />}
      </div>
    </section>
  </div>
);
const Plate = ({ around, headline, intro, reach }: Words) => (
  <section className="hero" aria-labelledby="ten">
    <HeroPicture around={around} sizes="100vw" />
    <div className="txt">
      <div className="wrap">
        <div className="plate">
          <h1 id="ten">
            <Clauses text={headline} />
          </h1>
          {intro && <p>{intro}</p>}
          {reach && <Reach around={around} />}
        </div>
      </div>
    </div>
  </section>
);
const Split = ({ around, headline, intro, reach }: Words) => (
  <section className="split" aria-labelledby="ten">
    <div className="wrap">
      <div className="txt">
        <h1 id="ten">
          <Clauses text={headline} />
        </h1>
        {intro && <p>{intro}</p>}
        {reach && <Reach around={around} />}
      </div>
      <HeroPicture around={around} sizes="(min-width: 64rem) 50vw, 100vw" />
    </div>
  </section>
);
function Plain({ around, headline, intro, reach, tiles }: Words & { tiles: boolean }) {
  const words = (
    <>
      <h1 id="ten">
        <Clauses text={headline} />
      </h1>
      {intro && <p>{intro}</p>}
      {reach && <Reach around={around} buttons={tiles} />}
    </>
  );
  return (
    <section className="plain" aria-labelledby="ten">
      <div className="wrap sec">
        {tiles ? (
          <div className="cols c75">
            <div>{words}</div>
            <div>
              <Tiles around={around} />
            </div>
          </div>
        ) : (
          words
        )}
      </div>
    </section>
  );
}

export const opening = block({
  kind: 'opening',
  title: 'Lời chào, giới thiệu',
  about: 'Tên hoặc câu giới thiệu của đơn vị, đoạn mở đầu bài giới thiệu, ảnh đầu trang, điện thoại.',
  full: true,
  most: 1,
  titled: true,
  sheet: ({ style }) => (style === 'plain' ? 'home' : 'school'),
  settings: z.object({
    style: fields.choice({ label: 'Kiểu trình bày', of: styles, default: 'plate' }),
    headline: fields.choice({
      label: 'Dòng lớn',
      of: { tagline: 'Câu giới thiệu của trang', name: 'Tên đơn vị' },
      default: 'tagline',
    }),
    reach: fields.yes({ label: 'Hiện điện thoại, e-mail', default: false }),
    tiles: fields.yes({ label: 'Hiện ô lối tắt bên cạnh (kiểu chỉ có chữ)', default: false }),
  }),
  render({ around, settings }) {
    const { style } = settings;
    const words = {
      around,
      headline: (settings.headline === 'tagline' ? around.site.tagline : null) ?? around.site.name,
      intro: introOf(around, lengths[style]),
      reach: settings.reach,
    };
    if (style === 'plain') return <Plain {...words} tiles={settings.tiles} />;
    const Style = { arch: Arch, framed: Framed, plate: Plate, split: Split }[style];
    return <Style {...words} />;
  },
});
