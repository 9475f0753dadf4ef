// Which closed cells are meant, and what is to stand there: the chosen ones in front, all closed cells of the sheet to choose from.
import { useState } from 'react';

export type AskColumn = { key: string; name: string; long: string; words: boolean };
export type AskPupil = { id: string; name: string; cells: Record<string, { shown: string; closed: boolean }> };

export function AskCells({
  columns,
  pupils,
  chosen,
  setChosen,
  typed,
  error,
}: {
  columns: AskColumn[];
  pupils: AskPupil[];
  /** 'PUPIL|COLUMN'. */
  chosen: ReadonlySet<string>;
  setChosen(next: ReadonlySet<string>): void;
  /** What was typed into the closed cell from which one came. */
  typed: { cell: string; text: string } | null;
  error: string | undefined;
}) {
  // Open when one comes without cells; it does not shut under the hand that chooses.
  const [atFirst] = useState(chosen.size === 0);
  const toggle = (keys: string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  const closedIn = (column: string) => pupils.filter((one) => one.cells[column]?.closed).map(({ id }) => `${id}|${column}`);
  const rows = pupils.flatMap((pupil) =>
    columns.filter(({ key }) => chosen.has(`${pupil.id}|${key}`)).map((column) => ({ pupil, column })),
  );
  return (
    <>
      <section className="card askgrid" id="f-cells" aria-labelledby="h-chon">
        <h2 id="h-chon">Ô cần sửa{rows.length > 0 && ` (${rows.length})`}</h2>
        {rows.length === 0 ? (
          <p className="blank">Chưa chọn ô nào. Chọn ở bảng bên dưới.</p>
        ) : (
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Học sinh</th>
                  <th>Cột</th>
                  <th>Đang là</th>
                  <th>Sửa thành (nếu đã biết)</th>
                  <th>
                    <span className="vh">Bỏ chọn</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ pupil, column }) => {
                  const key = `${pupil.id}|${column.key}`;
                  return (
                    <tr key={key}>
                      <td className="name" data-label="Học sinh">
                        {pupil.name}
                      </td>
                      <td data-label="Cột">{column.long}</td>
                      <td data-label="Đang là" className="num">
                        {pupil.cells[column.key]?.shown || <i className="muted">trống</i>}
                      </td>
                      <td data-label="Sửa thành">
                        {column.words ? (
                          <span className="muted small">viết sau khi mở</span>
                        ) : (
                          <input
                            className="wanted"
                            name={`wanted|${key}`}
                            aria-label={`Sửa thành, ${pupil.name}, ${column.long}`}
                            defaultValue={typed?.cell === key ? typed.text : undefined}
                            maxLength={40}
                            autoComplete="off"
                          />
                        )}
                      </td>
                      <td>
                        <button
                          type="button"
                          onClick={() => toggle([key], false)}
                          aria-label={`Bỏ ${pupil.name}, ${column.long}`}
                        >
                          Bỏ
                        </button>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        {error && (
          <p className="fielderror pad" role="alert">
            {error}
          </p>
        )}
      </section>
      <section className="card pad askgrid">
        <details open={atFirst}>
          <summary>Chọn trong các ô đã khóa</summary>
          <div className="scroll">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">Học sinh</th>
                  {columns.map((column) => {
                    const keys = closedIn(column.key);
                    return (
                      <th scope="col" className="pickable" key={column.key} title={column.long}>
                        <label className="cellbox">
                          <input
                            type="checkbox"
                            aria-label={`Cả cột ${column.long}`}
                            checked={keys.length > 0 && keys.every((key) => chosen.has(key))}
                            onChange={(event) => toggle(keys, event.currentTarget.checked)}
                          />
                          {column.name}
                        </label>
                      </th>
                    );
                  })}
                </tr>
              </thead>
              <tbody>
                {pupils.map((pupil) => (
                  <tr key={pupil.id}>
                    <th scope="row">{pupil.name}</th>
                    {columns.map((column) => {
                      const cell = pupil.cells[column.key];
                      const key = `${pupil.id}|${column.key}`;
                      return (
                        <td key={column.key}>
                          {cell?.closed ? (
                            <label className="cellbox">
                              <input
                                type="checkbox"
                                name="cell"
                                value={key}
                                aria-label={`${pupil.name}, ${column.long}`}
                                checked={chosen.has(key)}
                                onChange={(event) => toggle([key], event.currentTarget.checked)}
                              />
                              <span className="num small">{column.words ? (cell.shown ? '…' : '') : cell.shown}</span>
                            </label>
                          ) : (
                            <span className="muted small">mở</span>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </section>
    </>
  );
}
