// What does a column of a mark workbook hold? By the words above it, whoever made the file: the ministry, vnEdu, a teacher, ourselves (R4.25).
import { fold } from '#kernel/vietnamese-text.ts';
import { parseColumnId } from '../rules/sheet.ts';

/** Regular tests, periodic tests, the test in the middle and at the end of a semester, words, conduct, or a column of ours by its key. */
export type MarkSign =
  | { as: 'regular' | 'periodic'; at: number }
  | { as: 'middle' | 'final' | 'remark' | 'conduct' }
  | { as: 'key'; key: string; period: 1 | 2 | 3 };
export type ColumnSign =
  | { as: 'ministryId' | 'code' | 'name' | 'family' | 'given' | 'birth' | 'class' }
  /** Made from others, or of no use here. */
  | { as: 'computed' | 'nothing' }
  | { as: 'mark'; mark: MarkSign }
  | { as: 'unknown' };

export const wordsKey = (text: string): string => fold(text.replace(/\(\*\)|\*/g, '')).replace(/[^a-z0-9]/g, '');

const about: readonly [RegExp, Exclude<ColumnSign, { as: 'mark' }>['as']][] = [
  [/^(stt|tt|sott|gioitinh|nu|namnu|dantoc|ghichu|lydo|ketquanhap)$/, 'nothing'],
  [/^(madinhdanh(bogddt|bo|hocsinh)?|madinhdanhbgddt|madinhdanhcuabo|cccd|sodinhdanh(canhan)?|madinhdanhcsdl)$/, 'ministryId'],
  [/^(mahocsinh|mahs|ma|masohs|masohocsinh|mavnedu)$/, 'code'],
  [/^(hovaten|hoten)(hocsinh|hs)?$|^tenhocsinh$/, 'name'],
  [/^(ho|hodem|hovatendem|holot|hovadem|hodemtenlot|hovatenlot)$/, 'family'],
  [/^ten$/, 'given'],
  [/^(ngaysinh|ngaythangnamsinh|ngaythangsinh|ns|namsinh)$/, 'birth'],
  [/^(lop|tenlop|lophoc|nhomlop)$/, 'class'],
  [
    /^(dtb|tb|tbm|dtbm|dtbmhk[i12]*|tbmhk[i12]*|tbhk[i12]*|tbhocky[i12]*|dtbmcn|tbmcn|tbcn|canam|xl|xeploai|dtbm?hk|trungbinh(mon)?|diemtb(m|mhk\d?)?|tbmhk|kqhk[i12]*|ketqua)$/,
    'computed',
  ],
];

/** What counts once, twice, three times; a number behind it says which. */
const tests: readonly [RegExp, 'regular' | 'periodic' | 'middle' | 'final' | 'remark' | 'conduct'][] = [
  [
    /^(diem)?(kttx|ddgtx|dgtx|tx|thuongxuyen|kiemtrathuongxuyen|danhgiathuongxuyen|diemdanhgiathuongxuyen|kiemtramieng|mieng|m|kt15phut|kiemtra15phut|viet15phut|15phut|15p|kt15p|v|th|hs1|heso1)(hk[i12])?$/,
    'regular',
  ],
  [
    /^(diem)?(ktdk|dk|ddgdk|dgdk|dinhky|kiemtradinhky|kt1tiet|1tiet|kiemtra1tiet|viet1tiet|45phut|kt45phut|hs2|heso2)(hk[i12])?$/,
    'periodic',
  ],
  [/^(diem)?(ddggk|dggk|gk|giuaky|giuaki|giuahocky|giuahk|kiemtragiuaky|danhgiagiuaky|diemdanhgiagiuaky)$/, 'middle'],
  [
    /^(diem)?(ddgck|dgck|ck|cuoiky|cuoiki|cuoihocky|cuoihk|kthk|hk|hocky|thihk|thi|thihocky|kiemtrahocky|kiemtracuoiky|danhgiacuoiky|diemdanhgiacuoiky|hs3|heso3)$/,
    'final',
  ],
  [/^(hanhkiem|(xeploai|xl|kq|ketqua|muc)(hanhkiem|renluyen)|renluyen|danhgiarenluyen)$/, 'conduct'],
  [/^(nhanxet|nx|nhanxetcuagiaovien|loinhanxet|nhanxetmonhoc)$/, 'remark'],
];

/** One text: 'KTtx 2', 'ĐĐGck', '15 phút (lần 1)'. */
function testOf(text: string): { as: (typeof tests)[number][1]; at: number | null } | null {
  const plain = wordsKey(text);
  const exact = tests.find(([pattern]) => pattern.test(plain));
  if (exact) return { as: exact[1], at: null };
  const parts = /^(.*?[a-z])(?:lan|so|cot)?(\d{1,2})$/.exec(plain);
  const found = parts?.[1] ? tests.find(([pattern]) => pattern.test(parts[1] ?? '')) : undefined;
  return found && parts ? { as: found[1], at: Number(parts[2]) } : null;
}

/** Of a column with one text above it, or with a group's title and a text below that. */
function signOf(top: string, below: string): ColumnSign | { as: 'test'; test: (typeof tests)[number][1]; at: number | null } {
  for (const text of [below, top]) {
    const id = /^(HK1|HK2|CN)\./.test(text.trim()) ? parseColumnId(text.trim(), 1) : null;
    if (id) return { as: 'mark', mark: { as: 'key', ...id } };
  }
  const [topKey, belowKey] = [wordsKey(top), wordsKey(below)];
  const number = /^\d{1,2}$/.test(belowKey) ? Number(belowKey) : null;
  const group = testOf(top);
  const own = testOf(below);
  // Under a group stands the number of the test, or what kind it is (M, V); alone, a text says all.
  if (group && (below === '' || number !== null)) return { as: 'test', test: group.as, at: number ?? group.at };
  if (own) return { as: 'test', test: own.as, at: own.at };
  for (const key of [topKey, belowKey]) {
    const known = key ? about.find(([pattern]) => pattern.test(key)) : undefined;
    if (known) return { as: known[1] };
  }
  if (group) return { as: 'test', test: group.as, at: null };
  return { as: topKey || belowKey ? 'unknown' : 'nothing' };
}

/** All columns of a header. Tests without a number are counted from the left, those with one keep it. */
export function signsOf(tops: readonly string[], belows: readonly string[]): ColumnSign[] {
  const next = { regular: 1, periodic: 1 };
  const seen = new Set<string>();
  return tops.map((top, i): ColumnSign => {
    const sign = signOf(top, belows[i] ?? '');
    if (sign.as !== 'test') return sign;
    if (sign.test !== 'regular' && sign.test !== 'periodic') return { as: 'mark', mark: { as: sign.test } };
    // Oral and written ones share one row of numbers: 'Miệng 1' and '15 phút 1' are two tests.
    let at = sign.at ?? next[sign.test];
    if (seen.has(`${sign.test}${at}`)) at = next[sign.test];
    seen.add(`${sign.test}${at}`);
    next[sign.test] = Math.max(next[sign.test], at + 1);
    return { as: 'mark', mark: { as: sign.test, at } };
  });
}
