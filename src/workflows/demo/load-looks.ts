// Writes how the demo's sites dress: themes and colours, logos, pictures and the first pages that sites arranged by themselves.
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { fold } from '#kernel/vietnamese-text.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import { ownFile } from '#platform/files/own.ts';
import type { FileStore } from '#platform/files/store.ts';
import { type DemoLook, lookOf, type PictureName } from './looks.ts';
import { Ids } from './records.ts';
import type { DemoUnit } from './units.ts';

const words: Record<PictureName, [name: string, alt: string]> = {
  'ngang-dong-lua': ['Đồng lúa', 'Tranh: học sinh đạp xe trên đường làng, phía xa là ngôi trường mái ngói'],
  'ngang-khai-giang': ['Khai giảng', 'Tranh: trống trường, cờ hoa và học sinh xếp hàng ngày khai giảng'],
  'ngang-song-ninh': ['Bến sông', 'Tranh: cây cầu và con thuyền trên sông lúc chiều xuống'],
  'ngang-truong': ['Sân trường', 'Tranh: sân trường và dãy nhà mái ngói trong nắng chiều'],
  'lop-be': ['Lớp của bé', 'Tranh: cô giáo và các bé ngồi vòng tròn trên thảm'],
  'bua-trua': ['Bữa trưa', 'Tranh: khay cơm trưa có cơm, thịt, rau, canh và một quả cam'],
  'thu-vien': ['Thư viện', 'Tranh: ba học sinh đọc sách trước giá sách cao'],
  'phong-may': ['Phòng máy', 'Tranh: bàn máy tính bên cửa sổ'],
  'thi-nghiem': ['Phòng thí nghiệm', 'Tranh: ba học sinh áo trắng bên bàn thí nghiệm'],
  vuon: ['Vườn trường', 'Tranh: học sinh tưới rau trong vườn trường'],
  'hop-cha-me': ['Họp cha mẹ', 'Tranh: cha mẹ ngồi họp trong lớp học'],
};
/** In the foot of the Sở's pages. */
const departmentLinks = [
  { label: 'Bộ Giáo dục và Đào tạo', href: 'https://moet.gov.vn' },
  { label: 'Cổng dịch vụ công quốc gia', href: 'https://dichvucong.gov.vn' },
  { label: 'Cổng thông tin tỉnh Nam Định', href: 'https://namdinh.example' },
];

/** What the library of a unit holds besides what its first page shows, so that an editor finds something to pick. */
const libraries: Record<DemoUnit['level'], readonly PictureName[]> = {
  department: ['ngang-dong-lua', 'ngang-song-ninh', 'phong-may', 'thi-nghiem', 'thu-vien', 'hop-cha-me', 'vuon', 'lop-be'],
  district: ['ngang-dong-lua', 'ngang-truong', 'phong-may', 'thu-vien', 'hop-cha-me'],
  mn: ['lop-be', 'bua-trua', 'vuon', 'hop-cha-me'],
  th: ['thu-vien', 'vuon', 'bua-trua', 'hop-cha-me'],
  thcs: ['thu-vien', 'phong-may', 'thi-nghiem', 'hop-cha-me'],
  thpt: ['thu-vien', 'phong-may', 'thi-nghiem', 'ngang-truong'],
  gdtx: ['phong-may', 'thu-vien'],
};
type Kept = { width: number; height: number; sha256: string; bytes: number };

const bytesOf = (name: string) => readFileSync(ownFile(`#workflows/demo/pictures/${name}.webp`));

/** @param files where bytes are kept; without it nothing is dressed in pictures, for a row may only name bytes that are there */
export async function loadLooks(client: pg.PoolClient, units: readonly DemoUnit[], files?: FileStore): Promise<void> {
  const looks = units.map((unit) => ({ unit, look: lookOf(unit) }));
  const known = new Map<string, Kept[]>();
  const keep = async (name: string, sizes: readonly [name: string, width: number, height: number][]) => {
    if (!files || known.has(name)) return;
    const kept: Kept[] = [];
    for (const [file, width, height] of sizes) {
      const bytes = bytesOf(file);
      kept.push({ width, height, sha256: await files.put(bytes), bytes: bytes.length });
    }
    known.set(name, kept);
  };
  for (const { unit, look } of looks) {
    if (look.logo) await keep(`logo-${look.logo}`, [[`logo-${look.logo}`, 256, 256]]);
    for (const name of new Set([...(look.layout?.pictures ?? []), ...libraries[unit.level]]))
      await keep(
        name,
        name.startsWith('ngang-')
          ? [
              [`${name}-800`, 800, 260],
              [`${name}-1600`, 1600, 520],
            ]
          : [
              [`${name}-480`, 480, 320],
              [`${name}-960`, 960, 640],
            ],
      );
  }
  const ids = new Ids(14);
  const pictures: CopyValue[][] = [];
  const at = '2018-10-15T09:00:00+07:00';
  const hang = (unit: DemoUnit, file: string, name: string, alt: string): string | null => {
    const variants = known.get(file);
    const largest = variants?.at(-1);
    if (!variants || !largest) return null;
    const id = ids.next();
    pictures.push([
      ...[id, unit.id, largest.sha256, 'image/webp', largest.bytes, `${name}.webp`, largest.width, largest.height, alt],
      ...[JSON.stringify(variants), fold(`${name} ${alt}`), 'Ban biên tập', at, at],
    ]);
    return id;
  };
  const dressed = looks.map(({ unit, look }) => ({
    unit,
    look,
    logo: look.logo ? hang(unit, `logo-${look.logo}`, 'Biểu trưng', `Biểu trưng của ${unit.name}`) : null,
    rows: look.layout
      ? arranged(look.layout, new Map(look.layout.pictures.map((name) => [name as string, hang(unit, name, ...words[name])])))
      : null,
  }));
  for (const { unit, look } of looks)
    for (const name of libraries[unit.level]) if (!look.layout?.pictures.includes(name)) hang(unit, name, ...words[name]);
  await copy(
    client,
    'media.file',
    [
      ...['id', 'unit_id', 'sha256', 'mime', 'size_bytes', 'name', 'width', 'height', 'alt'],
      ...['variants', 'search_fold', 'created_by', 'created_at', 'updated_at'],
    ],
    pictures,
  );
  await client.query(
    `update sites.site s set theme = l.theme, palette = coalesce(l.palette, s.palette), logo_media_id = l.logo
     from unnest($1::int[], $2::text[], $3::text[], $4::uuid[]) as l(unit_id, theme, palette, logo) where s.unit_id = l.unit_id`,
    [
      ...[dressed.map(({ unit }) => unit.id), dressed.map(({ look }) => look.theme)],
      ...[dressed.map(({ look }) => look.palette), dressed.map(({ logo }) => logo)],
    ],
  );
  await client.query('update sites.site set links = $2 where unit_id = any($1::int[])', [
    units.filter((unit) => unit.level === 'department').map((unit) => unit.id),
    JSON.stringify(departmentLinks),
  ]);
  await copy(
    client,
    'sites.layout',
    ['unit_id', 'rows', 'updated_by', 'updated_at'],
    dressed.flatMap(({ unit, rows }) => (rows ? [[unit.id, rows, 'Ban biên tập', at]] : [])),
  );
}

/** The rows as they are stored: pictures by id, blocks without their picture left out. */
function arranged(layout: NonNullable<DemoLook['layout']>, pictures: ReadonlyMap<string, string | null>): string {
  return JSON.stringify(
    layout.rows.map((row) => ({
      ...row,
      columns: row.columns.map((blocks) =>
        blocks.flatMap((block) => {
          if (typeof block.settings.picture !== 'string') return [block];
          const picture = pictures.get(block.settings.picture);
          return picture ? [{ ...block, settings: { ...block.settings, picture } }] : [];
        }),
      ),
    })),
  );
}

async function copy(client: pg.PoolClient, table: string, columns: readonly string[], rows: readonly CopyValue[][]) {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row([...row]);
  await copier.end();
}
