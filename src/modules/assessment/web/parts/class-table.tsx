// Pupils by subjects: means, levels, what follows from them, what lacks. Each head leads into its sheet.
import { Link } from 'react-router';
import { formatTenths } from '#kernel/numbers.ts';
import { missingWords } from '../../explain-lacks.ts';
import type { Missing } from '../../rules/outcome.ts';
import type { PeriodResult, PupilYearInput } from '../../rules/pupil-year.ts';
import { notRated } from '../../rules/ratings.ts';
import { decisionNames, type RuleSet } from '../../rules/rule-sets/shape.ts';
import type { Period } from '../../tables.ts';
import type { ClassView } from '../class-results.ts';
import { periodWord } from '../period.ts';

export type ClassRow = ClassView['pupils'][number] & { full: PupilYearInput; result: PeriodResult };
type Props = {
  view: ClassView;
  rows: readonly ClassRow[];
  rules: RuleSet;
  period: Period;
  base: string;
  onWhy(pupil: string): void;
};

export const shownValue = (value: number | string | undefined): string =>
  typeof value === 'number' ? formatTenths(value) : value === 'MIEN' ? 'M' : (value ?? '');
const nameIn = (list: readonly { code: string; name: string }[], code: string | null): string =>
  code === null ? '' : code === notRated ? 'không xếp loại' : (list.find((one) => one.code === code)?.name ?? code);

export function ClassTable({ view, rows, rules, period, base, onWhy }: Props) {
  const subjects = view.sheets.filter(({ kind }) => kind === 'subject');
  const secondary = rules.kind === 'secondary';
  const levels = secondary
    ? rules.learning.rungs
    : rules.kind === 'primary'
      ? [rules.completion, ...rules.levels, rules.praise]
      : [];
  const plain = (code: string) => code;
  const lacks = (missing: readonly Missing[]) => {
    const words = (list: readonly Missing[]) =>
      list.map((one) =>
        missingWords(one, {
          ...{ column: plain, rating: (code) => nameIn(ratingsOf(rules), code) },
          words: secondary ? rules.words : { conduct: 'Rèn luyện' },
        }),
      );
    const subjects = missing.filter(({ what }) => what === 'subject');
    const ratings = missing.filter(({ what }) => what === 'rating');
    const others = missing.filter(({ what }) => what !== 'subject' && what !== 'rating');
    return {
      all: words(missing).join('; '),
      short: [
        ...(subjects.length > 2 ? [`${subjects.length} môn`] : words(subjects)),
        ...words(others),
        ...(ratings.length > 1 ? [`${ratings.length} năng lực, phẩm chất`] : words(ratings)),
      ].join('; '),
    };
  };
  if (rows.length === 0) return <p className="card blank">Lớp chưa có học sinh.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="card scroll classmarks" tabIndex={0} aria-label={`Kết quả của lớp ${view.name}`}>
      <table className="list">
        <thead>
          <tr>
            <th className="s0">STT</th>
            <th className="s1">Họ và tên</th>
            {subjects.map((sheet) => (
              <th key={sheet.id} className="n" title={sheet.teacher ?? 'chưa phân công'}>
                <Link to={`${base}/sheets/${sheet.id}/${periodWord[period]}`}>{sheet.name}</Link>
                <small className={sheet.present < sheet.needed ? 'bad num' : 'muted num'}>
                  {sheet.needed === 0 ? '' : sheet.present < sheet.needed ? `thiếu ${sheet.needed - sheet.present}` : 'đủ'}
                </small>
              </th>
            ))}
            {secondary && <th className="n">TB các môn</th>}
            <th>{secondary ? rules.words.learning : 'Kết quả'}</th>
            {secondary && <th>{rules.words.conduct}</th>}
            <th>{period === 3 ? 'Danh hiệu, quyết định' : 'Danh hiệu'}</th>
            <th className="n">Nghỉ</th>
            <th>Còn thiếu</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, absent, result }, i) => {
            const words = lacks(result.missing);
            return (
              <tr key={id}>
                <td className="s0">{i + 1}</td>
                <th scope="row" className="s1">
                  {name}
                </th>
                {subjects.map((sheet) => {
                  const value = result.subjects[sheet.subject];
                  return (
                    <td key={sheet.id} className={typeof value === 'number' && value < 50 ? 'n bad' : 'n'}>
                      {shownValue(value)}
                      {result.extra.tests?.[sheet.subject] !== undefined && (
                        <small className="muted"> {shownValue(result.extra.tests[sheet.subject]).replace(/,0$/, '')}</small>
                      )}
                    </td>
                  );
                })}
                {secondary && (
                  <td className="n">
                    <b>{result.overallMean === null ? '' : formatTenths(result.overallMean)}</b>
                  </td>
                )}
                <td>
                  <button type="button" className="mean" onClick={() => onWhy(id)} aria-label={`Vì sao, ${name}`}>
                    {nameIn(levels, result.level) || (result.complete ? 'đủ' : 'vì sao?')}
                  </button>
                </td>
                {secondary && <td>{nameIn(rules.conduct.levels, result.conduct)}</td>}
                <td>
                  {secondary ? nameIn(rules.titles, result.title) : (result.title ?? '')}
                  {result.decision && <span className="muted"> {decisionNames[result.decision]}</span>}
                </td>
                <td className="n">{absent.leave + absent.none || ''}</td>
                <td className="lacks" title={words.all}>
                  <span className="bad">{words.short}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const ratingsOf = (rules: RuleSet): readonly { code: string; name: string }[] =>
  rules.kind === 'primary' ? [...rules.competences, ...rules.qualities] : [];
