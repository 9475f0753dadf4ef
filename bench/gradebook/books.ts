// Row 12: report cards of 45 pupils in one PDF, and of a school class by class, from the questions to the bytes; beside headless Chromium, which
// is handed HTML of the same words that stands ready.
import type pg from 'pg';
import type { Browser } from 'playwright-core';
import { unitById } from '#modules/organizations/index.ts';
import { printBook } from '#modules/reports/index.ts';
import type { Database } from '#platform/db/database.ts';
import { openPrinter, type Printer } from '#platform/pdf/pdf.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { type Row, round, system } from '../measure.ts';

const year = '2018-2019';
const inClass = 45;
const inSchool = 1500;
const turns = 5;

/** What of a phiếu liên lạc goes to the template. */
type Sheet = {
  content: {
    className: string;
    homeroom: string;
    pupil: { name: string; birth: string; code: string };
    columns: string[];
    subjects: { name: string; values: string[] }[];
    summary: { label: string; values: string[] }[];
    title: string;
    remark: string;
  };
};
type Data = {
  place: { above: string; unit: string; where: string; day: string; headTitle: string; headName: string };
  sheets: Sheet[];
};
type Class = { id: number; unit_id: number };

/** Classes of the largest secondary schools whose pupils have results, until there are pupils for a school of 1,500. */
async function classesOf(pool: pg.Pool): Promise<Class[]> {
  const client = await pool.connect();
  try {
    await client.query("begin read only; set local role congtruong_office; select platform.set_scope('u1')");
    const { rows } = await client.query<Class & { n: number }>(
      `select c.id, c.unit_id, count(*)::int as n
       from assessment.result r join classes.class c on c.id = r.class_id
       where r.period = 1 and c.grade between '06' and '12' and r.level is not null
       group by c.id order by sum(count(*)) over (partition by c.unit_id) desc, c.unit_id, c.id`,
    );
    let sum = 0;
    return rows.filter(({ n }) => {
      const more = sum < inSchool;
      sum += n;
      return more;
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
}

type Book = { template: string; data: Data };
const bookOf = (db: Database, { id, unit_id }: Class): Promise<Book> =>
  db.as(system, async (work) => {
    const unit = await unitById(work, unit_id);
    if (!unit) throw new Error(`no unit ${unit_id}`);
    const order = { unit, kind: 'phieu-lien-lac', schoolYear: year, period: 1, classId: id } as const;
    const { paper } = await printBook(work, { ...order, urlOf: (label) => `http://${label}.namdinh.localhost/` });
    return paper as Book;
  });
const press = (printer: Printer, { template, data }: Book) => printer.print(template, data, { tagged: false });
/** Every turn has other pupils: what was typeset before is remembered. */
async function fullClass(db: Database, classes: readonly Class[], turn: number): Promise<Book> {
  const [one, two] = [await bookOf(db, classes[2 * turn] as Class), await bookOf(db, classes[2 * turn + 1] as Class)];
  return { ...one, data: { ...one.data, sheets: [...one.data.sheets, ...two.data.sheets].slice(0, inClass) } };
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cells = (values: readonly string[], tag = 'td') => values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('');
function htmlOf({ data: { place, sheets } }: Book): string {
  const pages = sheets.map(
    ({ content: c }) => `<section><p class="draft">BẢN NHÁP</p>
      <div class="pair"><div>${escaped(place.above.toUpperCase())}<br><b>${escaped(place.unit.toUpperCase())}</b></div>
      <div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></div></div>
      <h1>PHIẾU LIÊN LẠC</h1><h2>Kết quả học kỳ I, năm học ${year}</h2>
      <p>Họ và tên học sinh: <b>${escaped(c.pupil.name)}</b> Ngày sinh: <b>${escaped(c.pupil.birth)}</b></p>
      <p>Lớp: <b>${escaped(c.className)}</b> (GVCN: ${escaped(c.homeroom)}) Mã học sinh: <b>${escaped(c.pupil.code)}</b></p>
      <table><tr>${cells(['TT', 'Môn học', ...c.columns], 'th')}</tr>
      ${c.subjects.map(({ name, values }, at) => `<tr>${cells([String(at + 1), name, ...values])}</tr>`).join('')}
      ${c.summary.map(({ label, values }) => `<tr><td colspan="2"><b>${escaped(label)}</b></td>${cells(values)}</tr>`).join('')}</table>
      <p>Nhận xét của giáo viên chủ nhiệm: ${escaped(c.remark)}</p><p>Ý kiến của gia đình: ……………………</p>
      <div class="pair"><div>Phụ huynh</div><div>${escaped(place.where)}, ${escaped(place.day)}<br>${escaped(place.headTitle)}<br>${escaped(place.headName)}</div></div></section>`,
  );
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
    @page { size: A4; margin: 15mm 15mm 16mm 20mm } body { font: 13pt 'Tinos', 'Liberation Serif', serif; margin: 0 }
    section { break-after: page; position: relative } .pair { display: flex; justify-content: space-between; text-align: center }
    h1, h2 { text-align: center; font-size: 15pt } table { border-collapse: collapse; width: 100% } td, th { border: .5pt solid; padding: 2pt 4pt }
    .draft { position: absolute; top: 40%; left: 20%; rotate: -38deg; font-size: 80pt; color: #e9e9e9; z-index: -1 }
  </style>${pages.join('')}`;
}
async function chromiumPrints(browser: Browser, html: string): Promise<number> {
  const page = await browser.newPage();
  const began = performance.now();
  await page.setContent(html);
  await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const ms = performance.now() - began;
  await page.close();
  return ms;
}

const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export async function printing(db: Database, pool: pg.Pool): Promise<Row[]> {
  const classes = await classesOf(pool);
  const printer = openPrinter();
  const browser = await openBrowser();
  try {
    const [ours, theirs]: [number[], number[]] = [[], []];
    // The first turn starts the press and warms the browser.
    for (let turn = 0; turn <= turns; turn++) {
      const began = performance.now();
      const book = await fullClass(db, classes, turn);
      await press(printer, book);
      const took = performance.now() - began;
      const beside = await chromiumPrints(browser, htmlOf(book));
      if (turn === 0) continue;
      ours.push(took);
      theirs.push(beside);
    }
    let [school, besides, cards] = [0, 0, 0];
    for (const one of classes.slice(2 * turns + 2).concat(classes.slice(0, 2 * turns + 2))) {
      const began = performance.now();
      const book = await bookOf(db, one);
      await press(printer, book);
      school += performance.now() - began;
      besides += await chromiumPrints(browser, htmlOf(book));
      cards += book.data.sheets.length;
    }
    const [card, beside] = [middle(ours), middle(theirs)];
    return [
      {
        row: `12 report cards of ${inClass} pupils in one PDF, with reading them`,
        ours: `${round(card)} ms`,
        baseline: `headless Chromium, the same words as HTML ${round(beside)} ms`,
        ratio: round(card / beside, 2),
        goal: '< 0.5 s',
      },
      {
        row: `12 report cards of ${cards} pupils, class by class (${classes.length} classes), with reading them`,
        ours: `${round(school / 1000)} s`,
        baseline: `headless Chromium, the same words as HTML ${round(besides / 1000)} s`,
        ratio: round(school / besides, 2),
        goal: `< 15 s for ${inSchool}`,
      },
    ];
  } finally {
    await browser.close();
    await printer.close();
  }
}
