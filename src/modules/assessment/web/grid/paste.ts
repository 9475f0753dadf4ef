// What was copied in Excel, before anything is stored: which cell goes to which pupil, what is sure, what is doubtful, what is refused and
// why? Nothing is coerced (peers 2.4, 2.14). Pure.
import { parseDate } from '#kernel/calendar.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { formatCell, parseCell } from '../../rules/cell.ts';
import type { SheetColumn } from '../../rules/sheet.ts';

export type Verdict = 'sure' | 'doubtful' | 'refused' | 'same';
export type PastePupil = { id: string; name: string; codes: readonly string[]; birthDate: string | null };
export type PasteTarget = {
  pupils: readonly PastePupil[];
  columns: readonly SheetColumn[];
  /** Where the caret is. */
  row: number;
  col: number;
  /** What stands in a cell now. */
  textAt(pupil: string, column: string): string;
  /** Why nothing can be written there. */
  closedAt(pupil: string, column: string): string | null;
};
export type PastedCell = {
  column: string;
  given: string;
  /** What would be written; '' where nothing is. */
  text: string;
  now: string;
  verdict: Verdict;
  reason: string;
  /** What was probably meant: taken by whoever is asked and says so. */
  suggestion?: string;
};
export type PastedLine = {
  line: number;
  name: string;
  pupil: PastePupil | null;
  cells: readonly PastedCell[];
  verdict: Verdict;
  reason: string;
};
export type Pasted = {
  lines: readonly PastedLine[];
  columns: readonly SheetColumn[];
  matchedBy: 'place' | 'name' | 'code';
  /** Their headings say which columns are meant. */
  byHeading: boolean;
  /** Lines of headings, and columns for which the sheet has none. */
  left: string[];
  /** Columns of the block for which there is no room to the right of the caret. */
  wide: number;
  /** Lines behind the last pupil, where lines go by their place: whoever has more marks than pupils may have each mark at another pupil. */
  beyond: number;
};

/** Cells as Excel, LibreOffice and Google write them to the clipboard: quoted where a line ends inside. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(nfc(cell));
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') end();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      end();
      rows.push([]);
    } else cell += char;
  }
  end();
  // The line break behind the last line is none of a further one.
  while (rows.length > 1 && (rows.at(-1) ?? []).every((one) => one === '')) rows.pop();
  return rows;
}

const share = (list: readonly string[], is: (text: string) => boolean): number => {
  const given = list.filter((text) => text !== '');
  return given.length === 0 ? 0 : given.filter(is).length / given.length;
};

type Keys = { by: 'name' | 'code'; at: number } | null;
/** As names are written: "Trần Thị Lan", "TRẦN THỊ LAN"; not "Chăm học". */
const likeName = (text: string): boolean => /^\p{Lu}\p{L}*( \p{Lu}\p{L}*){1,6}$/u.test(text) && text.length >= 6;

/** The column that says who is meant: codes before names. */
function keysIn(rows: readonly string[][], { pupils, columns, col }: PasteTarget): Keys {
  const width = Math.max(...rows.map((row) => row.length));
  const codes = new Set(pupils.flatMap((pupil) => pupil.codes));
  const names = new Set(pupils.map(({ name }) => fold(name)));
  const column = (at: number) => rows.map((row) => row[at] ?? '');
  const find = (is: (text: string) => boolean) =>
    Array.from({ length: width }, (_, at) => at).find((at) => share(column(at), is) >= 0.5);
  const code = find((text) => codes.has(text));
  if (code !== undefined) return { by: 'code', at: code };
  const name = find((text) => names.has(fold(text)));
  // Names that are all strange are still names, or the marks of another class would land here, one column too far; words into a column
  // of words are what is to be written.
  const headed = Array.from({ length: width }, (_, at) => at).find(
    (at) => rows.length > 1 && /^(họ|tên)(?= |$)|^học sinh$/i.test(rows[0]?.[at] ?? ''),
  );
  const strange = find(likeName);
  const words = name ?? headed ?? (strange !== undefined && columns[col + strange]?.scale.as !== 'text' ? strange : undefined);
  return words === undefined ? null : { by: 'name', at: words };
}

/** Who is meant; a name that is written otherwise, or that two share, is for a person to say. */
function pupilOf(pupils: readonly PastePupil[], by: 'name' | 'code', given: string, birth: string | null) {
  if (given === '') return { pupil: null, doubt: '', reason: 'Dòng không có tên.' };
  if (by === 'code') {
    const pupil = pupils.find(({ codes }) => codes.includes(given)) ?? null;
    return { pupil, doubt: '', reason: pupil ? '' : `Không có em nào mang mã ${given} trong lớp.` };
  }
  const same = pupils.filter(({ name }) => nfc(name).toLowerCase() === given.toLowerCase());
  const alike = same.length > 0 ? same : pupils.filter(({ name }) => fold(name) === fold(given));
  if (alike.length === 0) return { pupil: null, doubt: '', reason: 'Không có em nào tên này trong lớp.' };
  if (alike.length > 1) {
    const byBirth = birth === null ? [] : alike.filter(({ birthDate }) => birthDate === birth);
    if (byBirth.length === 1) return { pupil: byBirth[0] ?? null, doubt: '', reason: '' };
    return { pupil: alike[0] ?? null, doubt: `${alike.length} em cùng tên, chưa rõ em nào`, reason: '' };
  }
  return { pupil: alike[0] ?? null, doubt: same.length > 0 ? '' : 'Khác dấu so với danh sách', reason: '' };
}

const worst: readonly Verdict[] = ['same', 'sure', 'doubtful', 'refused'];
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((a, b) => (worst.indexOf(b) > worst.indexOf(a) ? b : a), 'same');

function judged(given: string, column: SheetColumn, pupil: PastePupil, target: PasteTarget): PastedCell {
  const now = target.textAt(pupil.id, column.key);
  const cell = { column: column.key, given, now, text: '' };
  // An empty cell of Excel empties nothing.
  if (given === '') return { ...cell, verdict: 'same', reason: '' };
  const parsed = parseCell(given, column.scale);
  // Nothing would be written: no lock is in the way.
  if (parsed.ok && formatCell(parsed.value, column.scale) === now) return { ...cell, text: now, verdict: 'same', reason: '' };
  const closed = target.closedAt(pupil.id, column.key);
  if (closed) return { ...cell, verdict: 'refused', reason: closed };
  if (!parsed.ok) {
    const { reason } = parsed;
    if (parsed.suggestion === undefined) return { ...cell, verdict: 'refused', reason };
    const suggestion = formatCell(parsed.suggestion, column.scale);
    // "85" is worth a question; what else could be meant by 11 or by 8;5 is not for a whole block.
    if (!/^[2-9]\d$/.test(given)) return { ...cell, verdict: 'refused', reason, suggestion };
    return { ...cell, text: suggestion, verdict: 'doubtful', reason, suggestion };
  }
  return { ...cell, text: formatCell(parsed.value, column.scale), verdict: 'sure', reason: '' };
}

const namesOf = ({ key, name, long, title, group, repeated }: SheetColumn): string[] =>
  [key, long, title ?? '', ...(repeated ? [`${group} ${name}`, `${group}${name}`] : [name])].map(fold);
/** Over names or codes: words for them, and nobody's own. */
const headsNames = (text: string, pupils: readonly PastePupil[]): boolean =>
  /^(họ|tên|mã|stt|học sinh|hs$)/i.test(text) &&
  !pupils.some(({ name, codes }) => fold(name) === fold(text) || codes.includes(text));
/** Over marks: a column of the sheet, or the words that such headings have; anything else is a mark that is none. */
const headsMarks = (text: string, { columns }: PasteTarget): boolean =>
  columns.some((one) => text !== '' && namesOf(one).includes(fold(text))) ||
  /điểm|kiểm tra|miệng|\d ?(phút|tiết)|học k[yỳì]/i.test(text);

/** Which column of what was pasted goes where: by their headings where they have some, else one after the other from the caret. */
function columnsOf(heading: readonly string[] | null, values: readonly number[], target: PasteTarget) {
  const named = heading
    ? values.map((at) => {
        const said = fold(heading[at] ?? '');
        return target.columns.find((one) => said !== '' && namesOf(one).includes(said));
      })
    : [];
  if (named.some((one) => one !== undefined)) return { targets: named, byHeading: true };
  return { targets: values.map((_, i) => target.columns[target.col + i]), byHeading: false };
}

export function judge(text: string, target: PasteTarget): Pasted {
  const all = cellsOf(text);
  const keys = keysIn(all, target);
  const column = (rows: readonly string[][], at: number) => rows.map((row) => row[at] ?? '');
  const head = all[0] ?? [];
  const isHeading =
    all.length > 1 && (keys ? headsNames(head[keys.at] ?? '', target.pupils) : head.some((one) => headsMarks(one, target)));
  const rows = isHeading ? all.slice(1) : all;
  const heading = isHeading ? head : null;
  const width = Math.max(...all.map((row) => row.length));
  const birthAt = Array.from({ length: width }, (_, at) => at).find(
    (at) => keys !== null && at !== keys.at && share(column(rows, at), (one) => parseDate(one).ok && /\D/.test(one)) >= 0.8,
  );
  // What stands before the names (numbers of the list), days of birth and names beside codes are no marks.
  const names = new Set(target.pupils.map(({ name }) => fold(name)));
  const aside = (at: number) =>
    keys !== null && (at <= keys.at || at === birthAt || share(column(rows, at), (one) => names.has(fold(one))) >= 0.5);
  const values = Array.from({ length: width }, (_, at) => at).filter((at) => !aside(at));
  const { targets, byHeading } = columnsOf(heading, values, target);
  const used = values.flatMap((at, i) => {
    const to = targets[i];
    return to ? [{ at, column: to }] : [];
  });
  const left = values
    .filter((_, i) => !targets[i])
    .map((at) => heading?.[at] || `cột thứ ${at + 1}`)
    .filter((_, i) => column(rows, values[i] ?? 0).some((one) => one !== ''));
  const wide = byHeading ? 0 : left.length;
  const holds = (row: readonly string[]) => used.some(({ at }) => (row[at] ?? '') !== '');
  const beyond = keys ? 0 : rows.slice(target.pupils.length - target.row).filter(holds).length;
  const seen = new Map<string, number>();
  const lines = rows.map((row, i): PastedLine => {
    const line = i + (isHeading ? 2 : 1);
    const given = keys ? (row[keys.at] ?? '') : '';
    const parsedBirth = birthAt === undefined ? null : parseDate(row[birthAt] ?? '');
    const birth = parsedBirth?.ok ? parsedBirth.date : null;
    const found = keys
      ? pupilOf(target.pupils, keys.by, given, birth)
      : {
          pupil: target.pupils[target.row + i] ?? null,
          doubt: beyond > 0 ? 'Có thể lệch dòng.' : '',
          reason: target.pupils[target.row + i] ? '' : 'Lớp không có học sinh ở dòng này.',
        };
    const { pupil } = found;
    if (!pupil) {
      const cells = used.map(({ at, column: { key } }) => ({
        ...{ column: key, given: row[at] ?? '', text: '', now: '', verdict: 'refused' as const, reason: '' },
      }));
      return { line, name: given, pupil, cells, verdict: !holds(row) && !keys ? 'same' : 'refused', reason: found.reason };
    }
    const before = seen.get(pupil.id);
    seen.set(pupil.id, line);
    const doubt = before === undefined ? found.doubt : `Đã có ở dòng ${before}`;
    const cells = used.map(({ at, column: to }) => {
      const cell = judged(row[at] ?? '', to, pupil, target);
      return doubt && cell.verdict === 'sure' ? { ...cell, verdict: 'doubtful' as const, reason: doubt } : cell;
    });
    const verdict = worstOf(cells.map((cell) => cell.verdict));
    const reasons = [...new Set([doubt, ...cells.map(({ reason }) => reason)].filter(Boolean))];
    return { line, name: given, pupil, cells, verdict, reason: reasons.join(' ') };
  });
  return { lines, columns: used.map((one) => one.column), matchedBy: keys?.by ?? 'place', byHeading, left, wide, beyond };
}

/** Of a cell in its line. */
export const pastedId = ({ line }: Pick<PastedLine, 'line'>, { column }: Pick<PastedCell, 'column'>): string =>
  `${line} ${column}`;

/** Yes, that was meant: cell by cell, never for the whole block. */
export function withTaken(pasted: Pasted, taken: ReadonlySet<string>): Pasted {
  if (taken.size === 0) return pasted;
  const lines = pasted.lines.map((line): PastedLine => {
    if (!line.cells.some((cell) => taken.has(pastedId(line, cell)))) return line;
    const cells = line.cells.map((cell): PastedCell => {
      if (cell.suggestion === undefined || !taken.has(pastedId(line, cell))) return cell;
      return { ...cell, text: cell.suggestion, verdict: cell.suggestion === cell.now ? 'same' : 'sure', reason: '' };
    });
    const gone = line.cells.filter((cell, i) => cell.reason !== cells[i]?.reason).map(({ reason }) => reason);
    const reason = gone.reduce((words, one) => words.replace(one, '').trim(), line.reason);
    return { ...line, cells, verdict: worstOf(cells.map(({ verdict }) => verdict)), reason };
  });
  return { ...pasted, lines };
}

/** What does not go in although something stood there, for whoever looks for it afterwards. */
export function leftOutOf({ lines, columns }: Pasted, going: ReadonlySet<string>): string[] {
  return lines.flatMap((line) =>
    line.cells.flatMap((cell) => {
      if (cell.given === '' || cell.verdict === 'same' || going.has(pastedId(line, cell))) return [];
      const column = columns.find(({ key }) => key === cell.column)?.long ?? cell.column;
      const who = line.pupil?.name ?? (line.name || `Dòng ${line.line}`);
      return [`${who}, ${column}: “${cell.given}”. ${cell.reason || line.reason || 'Không được chọn.'}`];
    }),
  );
}
