// One row a pupil: a column for each subject, then what follows from them; what lacks leads to where it is written.
import { Link } from 'react-router';
import type { ListQuery } from '#platform/http/list-query.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import type { Period } from '../../rules/outcome.ts';
import { decisionName } from '../../rules/rule-sets/shape.ts';
import { periodWord } from '../period.ts';
import type { ResultLine } from '../results-view.ts';
import { shortName } from '../subject-heads.ts';
import { DecideCell } from './decide-cell.tsx';
import { RateCell } from './rate-cell.tsx';
import { WhyButton } from './why-button.tsx';

type Props = {
  base: string;
  unit: { slug: string };
  class: { id: number; grade: string };
  period: Period;
  query: ListQuery;
  lines: ResultLine[];
  subjects: readonly { id: number; code: string; name: string }[];
  kind: 'secondary' | 'primary' | 'preschool';
  words: { learning: string; conduct: string };
  semesterTitles: boolean;
  ratings: readonly { code: string; name: string }[];
  conducts: readonly { code: string; name: string }[];
  /** Columns of the homeroom teacher's sheet that the reader may write. */
  columns: readonly { key: string; name: string }[];
  principal: boolean;
};

export function ResultsTable(props: Props) {
  const { base, unit, period, query, lines, subjects, kind, words, ratings, conducts, columns: rated, principal } = props;
  const at = `${base}/${props.class.id}/${periodWord[period]}`;
  const may = (key: string) => rated.some((column) => column.key === key);
  const rate = (line: ResultLine, column: string, label: string, choices: Parameters<typeof RateCell>[0]['choices']) => (
    <RateCell
      {...{ pupil: line.id, name: line.name, column, label, choices }}
      value={line.rated[column]?.value ?? ''}
      version={line.rated[column]?.version ?? 0}
      suggestion={column === 'HK' ? (conducts.find(({ code }) => code === line.suggestion) ?? null) : null}
    />
  );
  const subjectColumns: ListColumn<ResultLine>[] = subjects.map(({ id, code, name }) => ({
    ...{ key: code, title: shortName({ code, name }), numeric: true },
    cell: (line) =>
      line.subjects[code] ? (
        line.subjects[code]
      ) : line.here && line.lacks.length > 0 && period < 3 ? (
        <Link className="empty" to={`/${unit.slug}/assessment/sheets/${id}/${periodWord[period]}?pupil=${line.id}`}>
          thiếu
        </Link>
      ) : (
        ''
      ),
  }));
  const columns: ListColumn<ResultLine>[] = [
    {
      ...{ key: 'name', title: 'Họ và tên', sort: 'name' },
      cell: (line) => (
        <>
          {line.name}
          {line.changed && (
            <>
              {' '}
              <span className="tag warn">đổi sau khi duyệt</span>
            </>
          )}
        </>
      ),
    },
    ...subjectColumns,
    ...ratings.map(
      ({ code, name }): ListColumn<ResultLine> => ({
        key: code,
        title: name,
        hidden: true,
        cell: (line) => line.ratings[code] ?? '',
      }),
    ),
    ...(kind === 'secondary'
      ? [{ key: 'mean', title: 'TB', sort: 'mean', numeric: true, cell: (line: ResultLine) => <b>{line.mean}</b> }]
      : []),
    ...(kind === 'secondary' || period === 3
      ? [
          {
            ...{ key: 'level', title: words.learning, sort: 'level' },
            cell: (line: ResultLine) =>
              line.level ? (
                <>
                  <WhyButton text={line.level} name={line.name} pupil={line.id} at={at} />
                  {line.raised && <span className="small muted"> (từ {line.raised})</span>}
                </>
              ) : line.complete || !line.here ? (
                ''
              ) : (
                <WhyButton text="chưa có" name={line.name} pupil={line.id} at={at} />
              ),
          },
        ]
      : []),
    ...(kind === 'secondary'
      ? [
          {
            ...{ key: 'conduct', title: words.conduct },
            cell: (line: ResultLine) =>
              may('HK') && line.here
                ? rate(line, 'HK', words.conduct, conducts)
                : line.conduct || (line.here ? <span className="empty">thiếu</span> : ''),
          },
        ]
      : []),
    ...(kind === 'secondary' &&
    period === 3 &&
    lines.some(({ decisionCode, rated: of }) => decisionCode === 'REN_LUYEN_HE' || of.RLH)
      ? [
          {
            ...{ key: 'summer', title: 'Rèn luyện hè' },
            cell: (line: ResultLine) =>
              line.decisionCode === 'REN_LUYEN_HE' || line.rated.RLH?.value
                ? may('RLH')
                  ? rate(line, 'RLH', 'Rèn luyện hè', summer)
                  : (summer.find(({ code }) => code === line.rated.RLH?.value)?.name ?? 'chờ kết quả')
                : '',
          },
        ]
      : []),
    ...(props.semesterTitles || period === 3
      ? [{ key: 'title', title: kind === 'primary' ? 'Khen thưởng' : 'Danh hiệu', cell: (line: ResultLine) => line.title }]
      : []),
    {
      ...{ key: 'absent', title: 'Nghỉ', sort: 'absent', numeric: true },
      cell: ({ absent }) => (absent.leave + absent.none > 0 ? `${absent.leave}P ${absent.none}K` : ''),
    },
    ...(period === 3
      ? [
          {
            ...{ key: 'decision', title: 'Cuối năm' },
            cell: (line: ResultLine) => (
              <>
                {line.decision && (
                  <span
                    className={
                      line.decisionCode === 'LEN_LOP' ? 'tag ok' : line.decisionCode === 'O_LAI' ? 'tag bad' : 'tag warn'
                    }
                  >
                    {line.decision}
                  </span>
                )}
                {line.byPrincipal && <span className="small muted"> hiệu trưởng quyết định</span>}
                {line.retest.length > 0 && (
                  <span className="small">
                    {' '}
                    được chọn:{' '}
                    {line.retest.map(({ text, to }, i) => (
                      <span key={text}>
                        {i > 0 && ', '}
                        <Link to={to}>{text}</Link>
                      </span>
                    ))}
                  </span>
                )}
                {principal && line.principalDecides && <DecideCell line={line} grade={props.class.grade} />}
              </>
            ),
          },
        ]
      : []),
    ...(kind === 'secondary'
      ? [
          {
            ...{ key: 'comment', title: 'Nhận xét', hidden: true },
            cell: (line: ResultLine) =>
              may('NX') && line.here ? rate(line, 'NX', 'Nhận xét', null) : (line.rated.NX?.value ?? ''),
          },
        ]
      : []),
    {
      ...{ key: 'lacks', title: 'Còn thiếu' },
      cell: (line) =>
        !line.here ? (
          <span className="tag">{line.gone || 'không còn học lớp này'}</span>
        ) : (
          <span className="small">
            {line.plan && <span className="tag">kế hoạch cá nhân</span>}
            {line.lacks.length === 1 &&
              line.lacks.map(({ text, to }) => (
                <Link key={text} to={to} className="nw">
                  {text}
                </Link>
              ))}
            {line.lacks.length > 1 && (
              <details className="lacks">
                <summary title={line.lacks.map(({ text }) => text).join(', ')}>{line.lacks.length} mục</summary>
                {line.lacks.map(({ text, to }) => (
                  <Link key={text} to={to}>
                    {text}
                  </Link>
                ))}
              </details>
            )}
          </span>
        ),
    },
  ];
  return (
    <DataList
      {...{ noun: 'em', query, rows: lines, total: lines.length, columns }}
      rowKey={(line) => line.id}
      rowTo={(line) => `/${unit.slug}/people/pupils/${line.id}`}
      search="Tên học sinh"
      filters={[
        {
          name: 'state',
          label: 'Mọi em',
          options: [
            { value: 'missing', label: 'Còn thiếu' },
            { value: 'complete', label: 'Đã đủ' },
            { value: 'changed', label: 'Đổi sau khi duyệt' },
            ...(period === 3
              ? [
                  { value: 'retest', label: 'Kiểm tra lại' },
                  { value: 'summer', label: 'Rèn luyện hè' },
                  { value: 'stay', label: decisionName('O_LAI', props.class.grade) },
                ]
              : []),
          ],
        },
      ]}
      exportTo={`${at}/table.xlsx`}
      empty="Lớp chưa có học sinh."
    />
  );
}

const summer = [
  { code: 'CO', name: 'Hoàn thành' },
  { code: 'KHONG', name: 'Không hoàn thành' },
];
