// Several cells that somebody else wrote meanwhile: before, theirs, mine, pupil by pupil; each is chosen, or all at once.
import { Button } from '@mantine/core';
import { Dialog } from '../parts/dialog.tsx';
import type { Waiting } from './queue.ts';
import type { Grid } from './store.ts';

export function ConflictsDialog({ grid, conflicts, onClose }: { grid: Grid; conflicts: readonly Waiting[]; onClose(): void }) {
  const { open, rows } = grid.snapshot();
  const nameOf = (pupil: string) => rows.find((row) => row.pupil.id === pupil)?.pupil.name ?? '';
  const columnOf = (key: string) => open.sheet.columns.find((one) => one.key === key)?.long ?? key;
  const all = (whose: 'mine' | 'theirs') => {
    for (const one of conflicts) grid.choose(one, whose);
    onClose();
  };
  return (
    <Dialog onClose={onClose} size="min(860px, 96vw)" title="Hai người cùng sửa">
      {conflicts.length === 0 ? (
        <p className="blank">Đã chọn xong.</p>
      ) : (
        <>
          <p className="small muted">Chưa ghi đè gì. Chọn từng ô, hoặc tất cả.</p>
          <div className="scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>Học sinh</th>
                  <th>Cột</th>
                  <th className="n">Trước</th>
                  <th>Người kia ghi</th>
                  <th>Tôi ghi</th>
                </tr>
              </thead>
              <tbody>
                {conflicts.map((one) => (
                  <tr key={one.opId}>
                    <td className="name">{nameOf(one.pupil)}</td>
                    <td>{columnOf(one.column)}</td>
                    <td className="n muted">{one.was || 'trống'}</td>
                    <td>
                      <button type="button" onClick={() => grid.choose(one, 'theirs')}>
                        Giữ <b className="num">{one.answer?.theirs?.shown || 'ô trống'}</b>
                      </button>{' '}
                      <span className="small muted">
                        {one.answer?.theirs?.self ? 'thầy cô, máy khác' : one.answer?.theirs?.by}
                      </span>
                    </td>
                    <td>
                      <button type="button" onClick={() => grid.choose(one, 'mine')}>
                        Dùng <b className="num">{one.text || 'ô trống'}</b>
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="row dialogfoot">
            <Button variant="default" onClick={() => all('theirs')}>
              Giữ tất cả của họ
            </Button>
            <Button variant="default" onClick={() => all('mine')}>
              Dùng tất cả của tôi
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
