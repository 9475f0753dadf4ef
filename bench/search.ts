// Row 6: the search at the size of the province, in a database of its own beside the installation's: 874 sites, some 120 items each.
import pg from 'pg';
import { openFound } from '#apps/portal/found.ts';
import { fixedClock } from '#kernel/clock.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { rowOf, termsOf, type Where } from '#modules/search/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import { openDatabase, poolOf } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { databaseUrl } from '#platform/db/url.ts';
import { copyItems } from '#workflows/demo/load-search.ts';
import { personName } from '#workflows/demo/names.ts';
import { random } from '#workflows/demo/random.ts';
import { topics as stories } from '#workflows/demo/stories/read.ts';
import { type DemoUnit, demoUnits } from '#workflows/demo/units.ts';
import { spentIn } from './cpu.ts';
import { type Row, round, timed } from './measure.ts';

const perSite = 120;
const now = new Date('2018-12-10T08:00:00+07:00');
const name = 'congtruong_bench_search';

/** What schools write about, in the order of how often. */
const topics =
  `khai giảng năm học mới|họp cha mẹ học sinh|lịch kiểm tra học kỳ|thi học sinh giỏi|giáo viên dạy giỏi|an toàn giao thông|tuyển sinh lớp 6
tuyển sinh lớp 10|tuyển sinh lớp 1|ngày nhà giáo Việt Nam|hội khỏe Phù Đổng|văn nghệ chào mừng|thực đơn bán trú|tiêm chủng vắc xin|phòng chống dịch bệnh
học bạ điện tử|sách giáo khoa|thư viện xanh|đọc sách cùng con|câu lạc bộ tiếng Anh|giáo dục kỹ năng sống|phòng chống đuối nước|vệ sinh trường lớp|trồng cây đầu xuân
nghỉ Tết Nguyên đán|nghỉ Tết Dương lịch|học bổng khuyến học|quỹ vì bạn nghèo|bảo hiểm y tế|khám sức khỏe định kỳ|đồng phục học sinh|sinh hoạt chuyên môn
dự giờ thăm lớp|sáng kiến kinh nghiệm|kiểm định chất lượng|trường chuẩn quốc gia|phổ cập giáo dục|xóa mù chữ|thi nghề phổ thông|hướng nghiệp phân luồng|thi trung học phổ thông quốc gia
khoa học kỹ thuật|tin học trẻ|violympic toán|chữ viết đẹp|rung chuông vàng|ngoại khóa lịch sử|về nguồn đền Trần|thăm mẹ Việt Nam anh hùng|hiến máu nhân đạo|đại hội Liên đội
kết nạp đội viên|chi đoàn thanh niên|công đoàn cơ sở|hội nghị viên chức|bình đẳng giới|phòng cháy chữa cháy|diễn tập cứu nạn|camera giám sát|thu chi đầu năm|công khai tài chính
quyết toán kinh phí|mua sắm thiết bị|sửa chữa lớp học|hồ sơ công chức|nâng ngạch giáo viên|thuyên chuyển công tác|bổ nhiệm hiệu trưởng|đánh giá viên chức`.split(
    /[|\n]/,
  );
const initials = 'b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rhymes = 'ang ăm âu eo ên iêm iêng oa oan uôi ương ưa ong ôn ơi uyên ay im ung anh ach at êch ôc ut'.split(' ');

/** Items as sites have them: common words in most, what it is about in some, names and numbers in one; a long tail of rare words. */
function* items(units: readonly DemoUnit[]) {
  const rng = random('bench-search');
  const often = <T>(all: readonly T[]): T => all[Math.floor(all.length ** rng.next()) - 1] ?? (all[0] as T);
  const sentences = stories.flatMap((topic) => topic.middles).map((line) => line.replace(/[{}[\]|]/g, ' '));
  const tail = Array.from({ length: 6000 }, () => rng.pick(initials) + rng.pick(rhymes));
  for (const unit of units)
    for (let i = 0; i < perSite; i++) {
      const at = new Date(now.getTime() - rng.int(1, 900) * 86_400_000);
      const number = `${rng.int(1, 1999)}/${rng.pick(['QĐ', 'KH', 'TB', 'BC'])}-${unit.code}`;
      const topic = often(topics);
      const rest = Array.from({ length: rng.int(30, 160) }, () => often(tail)).join(' ');
      const person = personName(rng, rng.chance(0.5) ? 'female' : 'male');
      const document = i % 3 === 0;
      yield rowOf({
        ...{ ref: `bench/${unit.id}/${i}`, unitId: unit.id, type: document ? 'document' : i % 3 === 1 ? 'news' : 'notice' },
        ...{
          path: `/tin/${i}`,
          label: document ? number : '',
          title: `${rng.pick(['Thông báo', 'Kế hoạch', 'Kết quả', 'Hướng dẫn'])} ${topic} ${rng.int(1, 400)}`,
        },
        body: `${unit.name}, ${unit.commune.name}. ${topic}. ${rng.pick(sentences)} ${often(topics)}, ${rest}. Năm học 2018-2019. ${person}.`,
        ...{ at, visibleFrom: at, visibleUntil: null },
      });
    }
}

/** What people type: mostly two or three words, half of them without tones; names, numbers, a common word now and then. */
export function questions(): string[] {
  const rng = random('bench-questions');
  const some = topics.map((topic) => topic.split(' ').slice(0, 4).join(' '));
  return Array.from({ length: 400 }, (_, i) => {
    const kind = i % 10;
    const text =
      kind < 7
        ? rng.pick(some)
        : kind === 7
          ? personName(rng, 'female')
          : kind === 8
            ? `${rng.int(1, 1999)}/KH`
            : rng.pick(['học sinh', 'giáo viên', 'trường', 'năm học']);
    return rng.chance(0.5) ? fold(text) : text;
  });
}

/** The sites and their items, in a database made for it. */
export async function build(url: string): Promise<DemoUnit[]> {
  const pool = poolOf(url, null, 3, 'congtruong bench');
  await migrate(pool, 'migrations');
  const client = await pool.connect();
  try {
    const { units } = demoUnits('province');
    const tables = ['organizations.unit', 'sites.site', 'search.item'];
    await client.query('begin');
    for (const table of tables) await client.query(`alter table ${table} no force row level security`);
    const columns = ['id', 'path', 'type', 'level', 'slug', 'code', 'name', 'short_name', 'name_fold', 'sort_key', 'parent_id'];
    const unit = copyInto(client, 'organizations.unit', columns);
    for (const u of units)
      await unit.row([
        ...[u.id, u.path, u.type, u.level, u.slug, u.code, u.name, u.shortName],
        ...[fold(u.name), u.slug, u.parentId],
      ]);
    await unit.end();
    const site = copyInto(client, 'sites.site', ['unit_id', 'host_label', 'template', 'opened_on']);
    for (const u of units) await site.row([u.id, u.level === 'department' ? '' : u.slug, u.level, '2018-12-01']);
    await site.end();
    await client.query(
      "insert into sites.host (host, unit_id, is_primary, valid_from, created_by) select host_label, unit_id, true, opened_on, 'bench' from sites.site",
    );
    await copyItems(client, items(units));
    // A table with checks that wait for the end cannot be altered.
    await client.query('set constraints all immediate');
    for (const table of tables) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    await client.query('vacuum analyze search.item');
    return units;
  } finally {
    client.release();
    await pool.end();
  }
}

export async function search(url: string): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  const own = databaseUrl(url, name);
  const db = openDatabase({ url: own, clock: fixedClock(now), poolSize: 4 });
  try {
    return await measure(db, await build(own));
  } finally {
    await db.close();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function measure(db: ReturnType<typeof openDatabase>, units: readonly DemoUnit[]): Promise<Row[]> {
  const province: Where = { beneath: 'u1' };
  /** As a running portal asks: what is common over the province is kept until the index changes. */
  const finding = openFound();
  const one = (text: string, where: Where) =>
    db.portal(async (work) => {
      const terms = termsOf(text);
      const counts = await finding.count(work, terms, where);
      const total = counts.reduce((n, count) => n + count.n, 0);
      return { total, found: total > 0 ? await finding.page(work, terms, where, total, { limit: Math.min(20, total) }) : [] };
    });
  const first = (text: string) => {
    finding.purge(['search']);
    return one(text, province);
  };
  const asked = questions();
  const rng = random('bench-sites');
  /** Half on a site of its own, half over the province, as many at a time as there are cores for. */
  const rush = async (part: (text: string, where: Where) => Promise<unknown>, seconds: number) => {
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    let i = 0;
    const run = async () => {
      while (performance.now() < until) {
        const text = asked[i++ % asked.length] ?? '';
        const began = performance.now();
        await part(text, i % 2 === 0 ? province : { unitId: rng.pick(units).id });
        times.push(performance.now() - began);
      }
    };
    const began = performance.now();
    const { spent } = await spentIn(db.ownerPool, [process.pid], () => Promise.all([run(), run(), run(), run()]));
    const perSecond = (times.length * 1000) / (performance.now() - began);
    times.sort((a, b) => a - b);
    return {
      perSecond,
      cpu: (spent.node + spent.postgres) / times.length,
      p50: times[Math.floor(times.length / 2)] ?? 0,
      p99: times[Math.floor(times.length * 0.99)] ?? 0,
    };
  };
  await rush(one, 1);
  const ours = await rush(one, 5);
  const baseline = await rush(
    (text, where) =>
      db.portal(async (work) => {
        const like = termsOf(text).flatMap((term) => term.words.map((word) => `%${word.folded}%`));
        let query = (
          work.handle as unknown as import('kysely').Kysely<{
            'search.item': { id: number; unit_id: number; words: string; at: Date };
          }>
        )
          .selectFrom('search.item')
          .where((q) => q.and(like.map((one) => q('words', 'ilike', one))));
        if ('unitId' in where) query = query.where('unit_id', '=', where.unitId);
        await query.select((q) => q.fn.countAll().as('n')).execute();
        await query.select('id').orderBy('at', 'desc').limit(20).execute();
      }),
    5,
  );
  const { total: common } = await one('học sinh', province);
  const worst = await timed(() => first('học sinh'));
  const phrase = await timed(() => first('"năm học"'));
  const long = await timed(() => first('"cha mẹ học sinh"'));
  const rare = await timed(() => first('học bạ'));
  return [
    {
      row: `6 search, ${units.length} sites x ${perSite}, with and without tones, half over the province`,
      ours: `${Math.round(ours.perSecond)}/s, median ${round(ours.p50)} ms, p99 ${round(ours.p99)} ms; ${round(ours.cpu, 2)} ms of the processor each`,
      baseline: `ILIKE over the same table ${round(baseline.perSecond)}/s, median ${round(baseline.p50)} ms; ${round(baseline.cpu)} ms of the processor each`,
      ratio: round(baseline.cpu / ours.cpu),
      goal: '≥ 500/s: < 4 ms on two cores',
    },
    {
      row: `6 one question over the province, asked for the first time: “học bạ”; the commonest words “học sinh” (${common} items); “năm học” and “cha mẹ học sinh” as phrases`,
      ours: `${round(rare)} ms; ${round(worst)} ms; ${round(phrase)} ms; ${round(long)} ms`,
      baseline: '–',
      ratio: null,
      goal: 'typical < 10 ms',
    },
  ];
}
