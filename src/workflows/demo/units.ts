// The units of the demo province: 874 that the survey counts and the department above them (school-records R8.2, R8.4, R8.5).
import { readFileSync } from 'node:fs';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { ownFile } from '#platform/files/own.ts';
import { apportion, type Random, random } from './random.ts';

export type Commune = { district_code: string; district: string; code: string; name: string; kind: string };
export type DemoUnit = {
  id: number;
  path: string;
  parentId: number | null;
  type: string;
  level: UnitLevel;
  name: string;
  shortName: string;
  slug: string;
  code: string;
  district: string | null;
  districtName: string;
  commune: Commune;
  classes: number;
  pupils: number;
  staff: number;
  counted: boolean;
};
export type DemoSize = 'school' | 'district' | 'province';

function readCommunes(): Commune[] {
  const text = readFileSync(ownFile('#workflows/demo/communes.csv'), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [district_code = '', district = '', code = '', name = '', kind = ''] = line.trim().split(',');
      return { district_code, district, code, name, kind };
    });
}

/** Totals of the province: pupils 415.000, classes 12.900, staff 22.500 (R8.1, R8.6; primary and preschool are estimates that fit). */
const totals = {
  mn: { units: 260, classes: 3600, pupils: 102_300, staff: 6500 },
  th: { units: 289, classes: 5000, pupils: 154_600, staff: 6750 },
  thcs: { units: 237, classes: 2922, pupils: 104_970, staff: 6000 },
  thpt: { units: 57, classes: 1354, pupils: 52_290, staff: 2950 },
  gdtx: { units: 21, classes: 24, pupils: 840, staff: 160 },
  district: { staff: 140 },
} as const;
const typeOf = { mn: 'MAM_NON', th: 'TIEU_HOC', thcs: 'THCS', thpt: 'THPT', gdtx: 'GDTX' } as const;
const prefix = {
  mn: ['Trường Mầm non', 'MN', 'mn'],
  th: ['Trường Tiểu học', 'TH', 'th'],
  thcs: ['Trường THCS', 'THCS', 'thcs'],
} as const;
const levelDigit = { mn: 3, th: 4, thcs: 5, thpt: 7, gdtx: 8 } as const;
type SchoolLevel = keyof typeof prefix;

const upperNames =
  'A Hải Hậu|B Hải Hậu|C Hải Hậu|Thịnh Long|Trần Quốc Tuấn|An Phúc|Vũ Văn Hiếu|A Nghĩa Hưng|B Nghĩa Hưng|C Nghĩa Hưng|Trần Nhân Tông|Nghĩa Minh|Giao Thủy|Giao Thủy B|Giao Thủy C|Quất Lâm|Thiên Trường|Xuân Trường|Xuân Trường B|Xuân Trường C|Nguyễn Trường Thúy|Cao Phong|Trực Ninh|Trực Ninh B|Lê Quý Đôn|Nguyễn Trãi Trực Ninh|Đoàn Kết|Nam Trực|Lý Tự Trọng|Nguyễn Du|Trần Văn Bảo|Phan Bội Châu|Quang Trung|Tống Văn Trân|Mỹ Tho|Phạm Văn Nghị|Đại An|Lý Nhân Tông|Ý Yên|Đỗ Huy Liêu|Hoàng Văn Thụ|Lương Thế Vinh|Nguyễn Bính|Nguyễn Đức Thuận|Vụ Bản|Mỹ Lộc|Trần Văn Lan|Trần Hưng Đạo|Nguyễn Khuyến|Ngô Quyền|Nguyễn Huệ|Trần Quang Khải|Trần Nhật Duật|Nguyễn Công Trứ|Chuyên Vị Hoàng|Kỹ thuật Thành Nam|Dân lập Hoa Lư'.split(
    '|',
  );
const districtOfUpper = (i: number) =>
  i < 7
    ? '366'
    : i < 12
      ? '361'
      : i < 17
        ? '365'
        : i < 22
          ? '364'
          : i < 27
            ? '363'
            : i < 33
              ? '362'
              : i < 40
                ? '360'
                : i < 45
                  ? '359'
                  : i < 47
                    ? '358'
                    : '356';

export function demoUnits(size: DemoSize): { units: DemoUnit[]; communes: Commune[] } {
  const communes = readCommunes();
  const districts = [...Map.groupBy(communes, (c) => c.district_code)].map(([code, list]) => ({
    code,
    name: list[0]?.district ?? '',
    list,
  }));
  const rng = random('units');
  const units: DemoUnit[] = [];
  const slugs = new Set<string>();
  const add = (unit: Omit<DemoUnit, 'id' | 'path' | 'classes' | 'pupils' | 'staff'> & { parent?: DemoUnit }): DemoUnit => {
    const id = units.length + 1;
    const { parent, ...rest } = unit;
    let slug = rest.slug;
    for (const extra of [slugify(rest.districtName.replace(/^(Huyện|Thành phố) /, '')), '2', '3'])
      if (slugs.has(slug)) slug = `${rest.slug}-${extra}`;
    slugs.add(slug);
    const made = { ...rest, slug, id, path: parent ? `${parent.path}.u${id}` : `u${id}`, classes: 0, pupils: 0, staff: 0 };
    units.push(made);
    return made;
  };
  const centre = communes.find((c) => fold(c.name) === 'vi xuyen') ?? (communes[0] as Commune);
  const department = add({
    ...{
      parentId: null,
      type: 'SO',
      level: 'department',
      name: 'Sở Giáo dục và Đào tạo Nam Định',
      shortName: 'Sở GD&ĐT Nam Định',
      slug: 'namdinh',
    },
    ...{ code: '36', district: null, districtName: '', commune: centre, counted: false },
  });
  const offices = new Map<string, DemoUnit>();
  for (const { code, name, list } of districts) {
    const plain = name.replace(/^(Huyện|Thành phố) /, '');
    const kind = name.startsWith('Thành phố') ? 'thành phố' : 'huyện';
    const short = kind === 'thành phố' ? `TP ${plain}` : plain;
    offices.set(
      code,
      add({
        ...{
          parent: department,
          parentId: 1,
          type: 'PHONG',
          level: 'district',
          name: `Phòng GD&ĐT ${kind} ${plain}`,
          shortName: `Phòng ${short}`,
        },
        ...{ slug: `pgd-${slugify(plain)}`, code, district: code, districtName: name, counted: true },
        commune: list.find((c) => c.kind !== 'xa') ?? (list[0] as Commune),
      }),
    );
  }
  const city = { mn: 35, th: 22, thcs: 18 };
  const rural = districts.filter((d) => d.code !== '356');
  for (const level of ['mn', 'th', 'thcs'] as const) {
    const parts = apportion(
      totals[level].units - city[level],
      rural.map((d) => d.list.length),
    );
    for (const district of districts) {
      const count = district.code === '356' ? city[level] : (parts[rural.indexOf(district)] ?? 0);
      addSchools(level, district, count, offices.get(district.code) as DemoUnit, add);
    }
  }
  upperNames.forEach((name, i) => {
    const code = districtOfUpper(i);
    const list = districts.find((d) => d.code === code)?.list ?? communes;
    const type = name.startsWith('Chuyên') ? 'THPT_CHUYEN' : 'THPT';
    add({
      ...{
        parent: department,
        parentId: 1,
        type,
        level: 'thpt',
        name: `Trường THPT ${name}`,
        shortName: `THPT ${name}`,
        slug: `thpt-${slugify(name)}`,
      },
      ...{
        code: schoolCode('000', 'thpt', i + 1),
        district: code,
        districtName: list[0]?.district ?? '',
        commune: rng.pick(list),
        counted: true,
      },
    });
  });
  const centres = [
    ...districts.map((d) => [`Trung tâm GDNN-GDTX ${d.name.replace(/^(Huyện|Thành phố) /, '')}`, 'GDNN_GDTX', d.code] as const),
    ...[
      'Trung tâm GDTX tỉnh',
      'Trung tâm GDTX Trần Phú',
      'Trung tâm GDTX Hải Cường',
      'Trung tâm GDTX A Ý Yên',
      'Trung tâm GDTX Liên Minh',
      'Trung tâm GDTX Nghĩa Tân',
    ].map((name) => [name, 'GDTX', '356'] as const),
    ...[
      'Trung tâm Ngoại ngữ - Tin học tỉnh',
      'Trung tâm Kỹ thuật tổng hợp - Hướng nghiệp',
      'Trung tâm Tin học Vị Xuyên',
      'Trung tâm Ngoại ngữ Trường Thi',
    ].map((name) => [name, 'TT_NGOAI_NGU_TIN_HOC', '356'] as const),
    ['Trường Chuyên biệt Nam Định', 'CHUYEN_BIET', '356'] as const,
  ];
  centres.forEach(([name, type, code], i) => {
    const list = districts.find((d) => d.code === code)?.list ?? communes;
    const short = name.replace('Trung tâm ', 'TT ');
    add({
      ...{
        parent: department,
        parentId: 1,
        type,
        level: 'gdtx',
        name,
        shortName: short,
        slug: `gdtx-${slugify(name.replace(/^(Trung tâm|Trường) (GDNN-GDTX|GDTX)?/, ''))}`,
      },
      ...{
        code: schoolCode('000', 'gdtx', i + 1),
        district: code,
        districtName: list[0]?.district ?? '',
        commune: rng.pick(list),
        counted: true,
      },
    });
  });
  sizeUnits(units, rng);
  return { units: restrict(units, size), communes };
}

const schoolCode = (district: string, level: keyof typeof levelDigit, n: number) =>
  n < 100
    ? `36${district}${levelDigit[level]}${String(n).padStart(2, '0')}`
    : `36${district}${levelDigit[level] + 4}${String(n - 100).padStart(2, '0')}`;

function addSchools(
  level: SchoolLevel,
  district: { code: string; name: string; list: Commune[] },
  count: number,
  office: DemoUnit,
  add: (unit: Omit<DemoUnit, 'id' | 'path' | 'classes' | 'pupils' | 'staff'> & { parent?: DemoUnit }) => DemoUnit,
): void {
  const [long, short, slug] = prefix[level];
  const { list } = district;
  for (let i = 0; i < count; i++) {
    const commune = list[i % list.length] as Commune;
    const several = Math.ceil((count - (i % list.length)) / list.length) > 1;
    const suffix = several ? ` ${'ABC'[Math.floor(i / list.length)]}` : '';
    const place = `${commune.name}${suffix}`;
    add({
      ...{
        parent: office,
        parentId: office.id,
        type: typeOf[level],
        level,
        name: `${long} ${place}`,
        shortName: `${short} ${place}`,
      },
      ...{ slug: `${slug}-${slugify(place)}`, code: schoolCode(district.code, level, i + 1) },
      ...{ district: district.code, districtName: district.name, commune, counted: true },
    });
  }
}

function sizeUnits(units: DemoUnit[], rng: Random): void {
  for (const level of ['mn', 'th', 'thcs', 'thpt', 'gdtx'] as const) {
    const own = units.filter((u) => u.level === level && (level !== 'gdtx' || u.type === 'GDTX' || u.type === 'GDNN_GDTX'));
    const least = level === 'gdtx' ? 1 : level === 'thpt' ? 9 : level === 'mn' ? 6 : level === 'th' ? 10 : 8;
    const weights = own.map(() => 0.4 + rng.next());
    const classes = apportion(totals[level].classes - least * own.length, weights).map((n) => n + least);
    const pupils = apportion(
      totals[level].pupils,
      classes.map((n) => n * (0.9 + 0.2 * rng.next())),
    );
    const staffed = level === 'gdtx' ? units.filter((u) => u.level === 'gdtx') : own;
    const staff = apportion(
      totals[level].staff,
      staffed.map((u) => Math.max(2, classes[own.indexOf(u)] ?? 2)),
    );
    for (const [i, unit] of own.entries()) Object.assign(unit, { classes: classes[i], pupils: pupils[i] });
    for (const [i, unit] of staffed.entries()) Object.assign(unit, { staff: staff[i] });
  }
  const offices = units.filter((u) => u.level === 'district');
  for (const [i, n] of apportion(
    totals.district.staff,
    offices.map(() => 1),
  ).entries())
    Object.assign(offices[i] as DemoUnit, { staff: n });
}

/** The school whose people have demo accounts: unfinished, so that there is work for its clerk. */
export const demoSchoolSlug = 'thcs-con-a';

/** A district is Hải Hậu with two upper schools; a school is one with its office and a neighbour. Numbers keep their places. */
function restrict(units: DemoUnit[], size: DemoSize): DemoUnit[] {
  if (size === 'province') return units;
  const office = units.find((u) => u.slug === 'pgd-hai-hau') as DemoUnit;
  const inside = units.filter((u) => u.parentId === office.id);
  const upper = units.filter((u) => u.level === 'thpt' && u.district === '366');
  const kept =
    size === 'district'
      ? [...inside, ...upper.slice(0, 2)]
      : [...inside.filter((u) => u.slug === demoSchoolSlug), ...inside.filter((u) => u.level === 'th').slice(0, 1)];
  const ids = new Set([1, office.id, ...kept.map((u) => u.id)]);
  return units.filter((u) => ids.has(u.id));
}
