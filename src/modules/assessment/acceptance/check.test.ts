import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCases, knownKinds } from './check.ts';

const text = readFileSync('tests/data/assessment-cases.json', 'utf8');
type Case = { id: string; regulation: string; kind: string; input: Record<string, unknown>; expected: Record<string, unknown> };
const given: Case[] = JSON.parse(text).cases;
const of = (id: string) => given.find((one) => one.id === id)!;
const check = (...cases: unknown[]) => checkCases(JSON.stringify({ cases }));

test('all worked cases', () => {
  const { lines, notes, passed, failed } = checkCases(text);
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([`${given.length} passed, 0 failed`]);
  expect([passed, failed, notes]).toEqual([given.length, 0, []]);
});

test('the file has every kind that the rules answer', () =>
  expect(new Set(given.map(({ kind }) => kind))).toEqual(new Set(knownKinds)));

/** Another value of the same sort. */
function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value >= 9 ? value - 1 : value + 1;
  if (Array.isArray(value))
    return value.length > 0 && typeof value[0] === 'number' ? [another(value[0]), ...value.slice(1)] : [...value, 'TOAN'];
  if (value !== null && typeof value === 'object') {
    const [[key, inner] = ['', null], ...rest] = Object.entries(value);
    return { [key]: another(inner), ...Object.fromEntries(rest) };
  }
  return value === null ? 'HSG' : `${value}?`;
}
test('every expectation of every case is looked at: each made wrong fails', () => {
  const wrong = given.flatMap((one) =>
    Object.keys(one.expected).map((key) => ({ ...one, expected: { ...one.expected, [key]: another(one.expected[key]) } })),
  );
  const { lines, passed } = check(...wrong);
  expect(lines.filter((line) => line.startsWith('ok '))).toEqual([]);
  expect(passed).toBe(0);
});

test('an expectation that the rules do not answer fails, also inside', () => {
  const unknown = { ...of('A01'), expected: { ...of('A01').expected, rank: 3 } };
  const inner = { ...of('F08'), expected: { after: { decision: 'LEN_LOP', rank: 3 } } };
  expect(check(unknown).lines[0]).toBe('FAIL A01 got={"DTBmhk":"7.9"} want={"DTBmhk":7.9,"rank":3}');
  expect(check(inner).lines[0]).toBe(
    'FAIL F08 got={"after":{"decision":"LEN_LOP"}} want={"after":{"decision":"LEN_LOP","rank":3}}',
  );
  expect(check({ ...of('A01'), expected: {} }).failed).toBe(1);
  const shorter = { ...of('B04'), expected: { DTBmcn: (of('B04').expected.DTBmcn as number[]).slice(0, -1) } };
  const longer = { ...of('B04'), expected: { DTBmcn: [...(of('B04').expected.DTBmcn as number[]), 8.0] } };
  expect(check(shorter, longer).passed).toBe(0);
});

test.each<[string, Partial<Case>, string]>([
  ['A01', { expected: { DTBmhk: 7.86 } }, '{"DTBmhk":"7.9"}'],
  ['A01', { kind: 'rank' }, '"không có loại ca rank"'],
  ['A01', { regulation: 'TT99/2099' }, '"TT99/2099 không có loại ca subject_semester_average"'],
  ['A01', { regulation: 'TT22/2021' }, '"không có cột điểm nào của TT22/2021"'],
  ['A01', { input: { KTtx: [11], KTdk: [], KThk: 8 } }, '"11 không phải điểm từ 0 đến 10"'],
  ['A08', { input: { DTBmhk1: 6.5 } }, '"thiếu DTBmhk2"'],
  ['E01', { input: { hoc_luc: 'Giỏi', hanh_kiem: 'T' } }, '"\\"Giỏi\\" không thuộc G, K, Tb, Y, Kém"'],
  ['P01', { kind: 'hoc_luc' }, '"TT30/2014+TT22/2016 không có loại ca hoc_luc"'],
  ['F08', { input: { ...of('F08').input, retest: { TOAN: 9 } } }, '"không được kiểm tra lại môn TOAN"'],
])('%s with %j fails and says why', (id, other, got) =>
  expect(check({ ...of(id), ...other }).lines[0]).toContain(`FAIL ${id} got=${got} want=`),
);

test('a case of one exempt subject, of a missing final test, of TT31/2023', () => {
  const hocLuc = { ...of('C07'), id: 'X1', expected: { hoc_luc: 'G', mean: '8,5' } };
  hocLuc.input = { ...hocLuc.input, comment: { TD: 'MIEN', AN: 'Đ', MT: 'Đ' } };
  const noFinal = { ...of('A01'), id: 'X2', input: { ...of('A01').input, KThk: null }, expected: { DTBmhk: null } };
  const completion = {
    ...{
      id: 'X3',
      regulation: 'TT31/2023',
      kind: 'thcs_graduation',
      input: { hoc_tap: 'Đ', ren_luyen: 'K', absent_sessions: 0 },
    },
    expected: { recognised: true, grade: null },
  };
  expect(check(hocLuc, noFinal, completion).lines).toEqual(['ok X1', 'ok X2', 'ok X3', '3 passed, 0 failed']);
});

test('what of an input nobody looked at is said', () =>
  expect(check({ ...of('A01'), input: { ...of('A01').input, weather: 'rain' } }).notes).toEqual(['A01: không dùng đến weather']));

test('a broken case does not hide the others; a file that is none is refused', () => {
  expect(check({ id: 'X1' }, of('A01')).lines).toEqual([
    'FAIL X1 got="thiếu hoặc sai regulation, kind, input, expected" want=null',
    'ok A01',
    '1 passed, 1 failed',
  ]);
  for (const other of ['', '{', '[]', '{"cases":[]}', '{"cases":[{"kind":"title"}]}'])
    expect(() => checkCases(other)).toThrow(/không phải tệp/);
});
