// Which codes does a unit carry, and how is each written? (school-records R4.3, portal P-3.8)
export const codeSchemes = {
  sector: 'Mã trong cơ sở dữ liệu ngành',
  agency: 'Mã định danh cơ quan',
  budget: 'Mã quan hệ ngân sách',
  tax: 'Mã số thuế',
} as const;
export type CodeScheme = keyof typeof codeSchemes;

/** Agency codes: QCVN 102:2016 until QĐ 20/2020 turned the order round. */
const oldAgency = /^[0-9A-Z]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}$/;
const newAgency = /^[0-9A-Z]+(\.[0-9A-Z]+)*$/;
export const agencyChangedOn = '2020-11-01';

const mod10 = (digits: string, weights: readonly number[]) =>
  [...digits].reduce((sum, digit, i) => sum + Number(digit) * (weights[i] ?? 0), 0);

/** The tenth digit of a tax number is a check over the nine before it. */
function taxNumber(code: string): boolean {
  if (!/^\d{10}(-\d{3})?$/.test(code)) return false;
  const rest = mod10(code.slice(0, 9), [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11;
  return 10 - rest === Number(code[9]);
}

/** Until 2025 a school's code says where it is: two digits the province, three the district, 000 for units of the department itself. */
export function codePlaceFault(
  code: string,
  from: string,
  place: { province: string | null; district: string | null },
): string | null {
  const { province, district } = place;
  if (from >= '2025-07-01' || !province) return null;
  if (!code.startsWith(province)) return `Mã ngành bắt đầu bằng ${province}, mã của tỉnh`;
  const wanted = district ? [district, '000'] : ['000'];
  return wanted.includes(code.slice(province.length, province.length + 3))
    ? null
    : `Mã ngành ở đây bắt đầu bằng ${wanted.map((part) => `${province}${part}`).join(' hoặc ')}: mã tỉnh rồi mã huyện`;
}

/** What is wrong with a code that holds from that day; null when it is right. */
export function codeFault(scheme: CodeScheme, code: string, from: string): string | null {
  switch (scheme) {
    case 'sector':
      if (from >= '2025-07-01') return /^[0-9A-Z]{8,20}$/.test(code) ? null : 'Mã ngành gồm 8 đến 20 chữ số hoặc chữ in hoa';
      return /^\d{8,10}$/.test(code) ? null : 'Mã ngành gồm 8 đến 10 chữ số, ví dụ 36366501';
    case 'agency':
      if (from < agencyChangedOn) return oldAgency.test(code) ? null : 'Mã định danh viết như 000.12.34.H40';
      return code.length <= 35 && newAgency.test(code) ? null : 'Mã định danh viết như H40.05.12, nhiều nhất 35 ký tự';
    case 'budget':
      return /^\d{7}$/.test(code) ? null : 'Mã quan hệ ngân sách gồm 7 chữ số';
    case 'tax':
      return taxNumber(code) ? null : 'Mã số thuế gồm 10 chữ số có số kiểm tra, đơn vị phụ thuộc thêm -001';
  }
}
