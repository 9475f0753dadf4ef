// Do the rules answer what the worked cases of a file expect? One line a case, for people and for programs; docs/cli.md describes the file.
import { z } from 'zod';
import { ruleSets } from '../rules/rule-sets/catalogue.ts';
import { type Answers, allAgree, askedFor } from './answer.ts';
import { CaseInput } from './case-input.ts';
import { completionCase, primaryCase, whichRegulation } from './other-kinds.ts';
import { secondaryKinds } from './secondary-kinds.ts';
import { Unreadable } from './values.ts';

const caseForm = z.looseObject({
  id: z.string().min(1),
  regulation: z.string(),
  kind: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
});
const fileForm = z.object({
  meta: z.looseObject({ subjects58: z.array(z.string()).default([]), subjects22: z.array(z.string()).default([]) }).optional(),
  cases: z.array(z.looseObject({ id: z.string().min(1) })).min(1),
});
type Case = z.output<typeof caseForm>;

export const knownKinds: readonly string[] = [
  ...Object.keys(secondaryKinds),
  'primary_year',
  'which_regulation',
  'thcs_graduation',
];

/** @throws Unreadable when the case is none that the rules can answer */
function answersTo({ kind, regulation }: Case, input: CaseInput): Answers {
  if (kind === 'which_regulation') return whichRegulation(input);
  if (kind === 'thcs_graduation') return completionCase(regulation, input);
  if (!knownKinds.includes(kind)) throw new Unreadable(`không có loại ca ${kind}`);
  const rules = ruleSets.findLast(({ id }) => id === regulation);
  if (rules?.kind === 'primary' && kind === 'primary_year') return primaryCase(rules, input);
  const answer = secondaryKinds[kind];
  if (rules?.kind === 'secondary' && answer) return answer(rules, input);
  throw new Unreadable(`${regulation} không có loại ca ${kind}`);
}

export type Checked = { id: string; ok: boolean; line: string; notes: string[] };

function checkOne(given: unknown, id: string): Checked {
  const fail = (got: unknown, want: unknown): Checked => ({
    ...{ id, ok: false, notes: [] },
    line: `FAIL ${id} got=${JSON.stringify(got)} want=${JSON.stringify(want)}`,
  });
  const parsed = caseForm.safeParse(given);
  const want = (given as { expected?: unknown }).expected ?? null;
  if (!parsed.success) return fail(`thiếu hoặc sai ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`, want);
  if (Object.keys(parsed.data.expected).length === 0) return fail('không có gì để so', want);
  const input = new CaseInput(parsed.data.input);
  try {
    const answers = answersTo(parsed.data, input);
    if (!allAgree(answers, parsed.data.expected)) return fail(askedFor(answers, parsed.data.expected), want);
  } catch (error) {
    // Whatever goes wrong in one case is that case's: the others are still looked at.
    return fail(error instanceof Error ? error.message : String(error), want);
  }
  const unread = input.unread();
  return { id, ok: true, line: `ok ${id}`, notes: unread.length > 0 ? [`${id}: không dùng đến ${unread.join(', ')}`] : [] };
}

export type Check = { lines: string[]; notes: string[]; passed: number; failed: number };

/** @throws Unreadable with a sentence when the text is not such a file */
export function checkCases(text: string): Check {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unreadable('không phải tệp JSON đọc được');
  }
  const parsed = fileForm.safeParse(json);
  if (!parsed.success)
    throw new Unreadable('không phải tệp ca kiểm tra: cần "cases", mỗi ca có "id", "regulation", "kind", "input", "expected"');
  const checked = parsed.data.cases.map((one) => checkOne(one, one.id));
  const passed = checked.filter(({ ok }) => ok).length;
  const failed = checked.length - passed;
  return {
    lines: [...checked.map(({ line }) => line), `${passed} passed, ${failed} failed`],
    notes: [...strangers(parsed.data.meta), ...checked.flatMap(({ notes }) => notes)],
    passed,
    failed,
  };
}

/** Subjects that the file takes for scored ones and the rules do not. */
function strangers(meta: z.output<typeof fileForm>['meta']): string[] {
  const unscored = (id: string, subjects: readonly string[]) => {
    const rules = ruleSets.find((one) => one.id === id);
    const wrong = rules?.kind === 'secondary' ? subjects.filter((code) => rules.commentSubjects.includes(code)) : [];
    return wrong.length > 0 ? [`meta: ${id} đánh giá bằng nhận xét các môn ${wrong.join(', ')}`] : [];
  };
  return [...unscored('TT58/2011', meta?.subjects58 ?? []), ...unscored('TT22/2021', meta?.subjects22 ?? [])];
}
