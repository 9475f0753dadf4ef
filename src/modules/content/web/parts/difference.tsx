// Two versions read as one text: what went, what came, and how much between stayed.
import type { Line } from '../../rules/difference.ts';

/** Unchanged lines far from any change are only counted. */
export function Difference({ lines }: { lines: Line[] }) {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - 1), i + 2).some((line) => line.changed));
  const shown: React.ReactNode[] = [];
  let skipped = 0;
  const flush = (key: number) => {
    if (skipped > 0)
      shown.push(
        <p key={`s${key}`} className="skipped">
          {skipped} đoạn giữ nguyên
        </p>,
      );
    skipped = 0;
  };
  for (const [i, line] of lines.entries()) {
    if (!near[i]) {
      skipped++;
      continue;
    }
    flush(i);
    shown.push(
      <p key={i} className={line.changed ? 'changed' : undefined}>
        {line.pieces.map((piece, j) => {
          const Tag = piece.kind === 'gone' ? 'del' : piece.kind === 'new' ? 'ins' : 'span';
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces stand in the order of the text and never move
          return [j > 0 && ' ', <Tag key={j}>{piece.text}</Tag>];
        })}
      </p>,
    );
  }
  flush(lines.length);
  return <div className="difference">{shown}</div>;
}
