// What was and what became of it: struck out and beside it, as in the paper book (R1.47).
import '../locks.css';

/** `old` null: nothing was there before. */
export function Change({ old, next }: { old: string | null; next: string }) {
  return (
    <span className="num">
      {old !== null && (
        <>
          <span className="vh">trước: </span>
          <span className="was">{old}</span>{' '}
        </>
      )}
      <span className="vh">nay: </span>
      <span className="is">{next}</span>
    </span>
  );
}
