// What the demo's schools wrote into their disclosure forms: believable numbers that add up, sentences that a school would write.
import {
  type Content,
  columnsOf,
  type Facts,
  figuresOf,
  gradesOf,
  type Item,
  isTotal,
  type Row,
  type TablePart,
} from '#modules/disclosure/index.ts';
import { apportion, type Random } from './random.ts';
import type { DemoUnit } from './units.ts';

/** Rows of which each pupil is in exactly one, with their usual shares. */
const splits: readonly (readonly [string, number])[][] = [
  [
    ['q-good', 62],
    ['q-fair', 37.4],
    ['q-weak', 0.6],
  ],
  [
    ['c-good', 79],
    ['c-fair', 18],
    ['c-average', 2.8],
    ['c-weak', 0.2],
  ],
  [
    ['promoted', 98.2],
    ['held', 0.6],
    ['again', 1.2],
  ],
  [
    ['normal', 93],
    ['light', 3.6],
    ['heavy', 3.4],
  ],
];
const learning = {
  primary: [
    ['l-good', 57],
    ['l-fair', 42.2],
    ['l-weak', 0.8],
  ],
  secondary: [
    ['l-good', 22],
    ['l-fair', 43],
    ['l-average', 31.5],
    ['l-weak', 3.3],
    ['l-poor', 0.2],
  ],
} as const;
const shares: Record<string, number> = { rewarded: 0.55, stunted: 0.04, checked: 1 };

const sentences: Record<string, string> = {
  care: 'Trẻ được bảo đảm an toàn, ăn đủ bữa theo thực đơn, cân đo ba tháng một lần; trên 95% trẻ phát triển bình thường.',
  programme: 'Chương trình do Bộ Giáo dục và Đào tạo ban hành, có điều chỉnh nội dung theo địa phương.',
  support: 'Câu lạc bộ, thư viện, tư vấn học đường; phụ đạo cho em còn khó khăn, không thu tiền.',
  result: 'Trên 98% đạt yêu cầu của khối, sức khỏe tốt, ngoan, biết tự phục vụ và giúp đỡ bạn.',
  admission: 'Tuyển hết trẻ trong độ tuổi thuộc địa bàn theo kế hoạch của huyện, xét tuyển theo hồ sơ.',
  family: 'Họp cha mẹ học sinh ba lần một năm, sổ liên lạc hằng tháng; học sinh chuyên cần, chuẩn bị bài ở nhà.',
  next: 'Đủ điều kiện học lên khối trên hoặc cấp học tiếp theo.',
};

/** `last`: pupils of the last grade. */
type Numbers = { pupils: number; last: number; classes: number; staff: number };
/** Numbers of a whole school by the row's code. */
function whole(row: string, { pupils, last, classes, staff }: Numbers, unit: DemoUnit, rng: Random): number | null {
  const fee = { mn: 95_000, th: 0, thcs: 55_000, thpt: 80_000, gdtx: 80_000, department: 0, district: 0 }[unit.level];
  const budget = Math.round(staff * (88 + rng.int(0, 14)));
  const values: Record<string, number> = {
    ...{ solid: Math.round(classes * 0.9), half: classes - Math.round(classes * 0.9), yard: Math.round(pupils * 6.5) },
    ...{
      'r-play': classes,
      'r-art': 1,
      'r-kitchen': 1,
      'r-subject': 3,
      'r-computer': 1,
      'r-library': 1,
      'r-sport': rng.int(0, 1),
    },
    ...{ 'e-class': classes, 'e-yard': rng.int(4, 9), 'e-computers': rng.int(16, 40), 'e-projectors': rng.int(3, 14) },
    ...{ toilets: Math.max(2, Math.round(classes / 4)), fence: 1 },
    ...{ tuition: fee, insurance: 570_720, meals: 13_000, care: 70_000 },
    ...{ 'in-state': budget, 'in-fees': Math.round((fee * 9 * pupils) / 1_000_000), 'out-pay': Math.round(budget * 0.82) },
    'out-goods': Math.round(budget * 0.14),
    ...{
      'prize-district': rng.int(4, 26),
      'prize-province': rng.int(0, 6),
      candidates: last,
      graduates: Math.max(0, last - rng.int(0, 2)),
    },
  };
  return values[row] ?? null;
}

const units: Record<string, string> = { tuition: 'tháng', meals: 'ngày ăn', care: 'tháng', insurance: 'năm' };
const bases: Record<string, string> = {
  tuition: 'Nghị quyết của Hội đồng nhân dân tỉnh',
  insurance: 'Mức 70% phần đóng của học sinh',
  meals: 'Thỏa thuận với cha mẹ trẻ',
  care: 'Thỏa thuận với cha mẹ trẻ',
};

function typedRow(part: TablePart, row: Row, grades: string[], facts: Facts, unit: DemoUnit, rng: Random) {
  const cells: Record<string, string | number> = {};
  const sum = (fact: string) => grades.reduce((total, grade) => total + (facts[fact]?.[grade] ?? 0), 0);
  const all = {
    pupils: sum('pupils'),
    last: facts.pupils?.[grades.at(-1) ?? ''] ?? 0,
    classes: sum('classes'),
    staff: facts.staff?.total ?? 0,
  };
  const boarding = unit.level === 'mn';
  if (!boarding && (row.code === 'meals' || row.code === 'care') && part.code === 'fees') return cells;
  for (const column of columnsOf(part, grades)) {
    if (isTotal(part, row, column)) continue;
    if (row.cells === 'text') cells[column.code] = sentences[row.code] ?? 'Thực hiện theo kế hoạch năm học của nhà trường.';
    else if (column.code === 'per') cells.per = units[row.code] ?? '';
    else if (column.code === 'basis') cells.basis = bases[row.code] ?? '';
    else if (column.code === 'note') cells.note = row.code === 'yard' ? `${(6.5).toString().replace('.', ',')} m² một em` : '';
    else if (part.code === 'standards') {
      const total = facts[row.code === 'teachers' ? 'staff.teacher' : 'staff.manager']?.total ?? 0;
      const [good = 0, fair = 0, passed = 0] = apportion(total, [48, 43, 9]);
      cells[column.code] = { good, fair, passed, failed: 0 }[column.code] ?? 0;
    } else if (part.columns === 'grades') {
      const pupils = facts.pupils?.[column.code] ?? 0;
      const split = row.code.startsWith('l-')
        ? learning[part.rows.some((other) => other.code === 'l-average') ? 'secondary' : 'primary']
        : splits.find((one) => one.some(([code]) => code === row.code));
      const own = split?.filter(([code]) => part.rows.some((other) => other.code === code)) ?? [];
      cells[column.code] = split
        ? (apportion(
            pupils,
            own.map(([, weight]) => weight),
          )[own.findIndex(([code]) => code === row.code)] ?? 0)
        : Math.round(pupils * (shares[row.code] ?? 0));
    } else {
      const value = whole(row.code, all, unit, rng);
      if (value !== null) cells[column.code] = value;
    }
  }
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
}

const texts: Record<string, string> = {
  policy:
    'Miễn học phí cho con liệt sĩ, trẻ khuyết tật, hộ nghèo; giảm 50% cho hộ cận nghèo, theo Nghị định 86/2015/NĐ-CP.\nHội khuyến học trao học bổng hai lần một năm cho học sinh vượt khó.',
  inspection: 'Năm 2018: thanh tra huyện kiểm tra thu, chi đầu năm học; không có sai phạm phải xử lý.',
};

/** @param asOf null: from before the records were kept here, so that all of it was typed */
export function demoContent(item: Item, unit: DemoUnit, facts: Facts, asOf: string | null, rng: Random): Content {
  const grades = gradesOf(unit.type, item);
  const figures = figuresOf(item, grades, facts, 5);
  const typed: Content['typed'] = {};
  const said: Record<string, string> = {};
  for (const part of item.parts) {
    if (part.kind === 'text') {
      const text = texts[part.code];
      if (text) said[part.code] = text;
      continue;
    }
    for (const row of part.rows) {
      if (row.heading) continue;
      const numbers = row.fact ? (figures[part.code]?.[row.code] ?? {}) : {};
      const cells: Record<string, string | number> = row.fact
        ? { ...(asOf === null ? numbers : {}), ...typedNotes(part, row, grades, facts, unit, rng) }
        : typedRow(part, row, grades, facts, unit, rng);
      if (Object.keys(cells).length > 0) typed[part.code] = { ...typed[part.code], [row.code]: cells };
    }
  }
  return { grades, asOf, figures: asOf === null ? {} : figures, typed, texts: said };
}

/** The words beside counted numbers. */
function typedNotes(
  part: TablePart,
  row: Row,
  grades: string[],
  facts: Facts,
  unit: DemoUnit,
  rng: Random,
): Record<string, string | number> {
  if (part.columns === 'grades' || !part.columns.some((column) => column.code === 'note')) return {};
  const { note } = typedRow(part, row, grades, facts, unit, rng);
  return note === undefined ? {} : { note };
}
