// What opens from the header: work in the background and the bell. Asked for when it is opened.

import { seeBell } from '#modules/access/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { listImports } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { mayImport, noticesFor } from './notices.ts';

export type Job = {
  id: string;
  text: string;
  state: 'running' | 'waiting' | 'done' | 'failed';
  progress: number;
  at: Date;
  to: string;
};

const running = new Set(['uploaded', 'checking', 'applying', 'undoing']);
const words: Record<string, string> = {
  uploaded: 'chờ tới lượt đọc',
  checking: 'đang đọc',
  checked: 'chờ quyết định',
  failed: 'không đọc được',
  applying: 'đang đưa vào',
  applied: 'đã đưa vào',
  undoing: 'đang hoàn tác',
  undone: 'đã hoàn tác',
};

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const imports = mayImport(work, unit) ? (await listImports(work, unit.id, { limit: 8 })).rows : [];
    const jobs = imports.map(
      (row): Job => ({
        ...{
          id: row.id,
          text: `${row.file_name}: ${words[row.state] ?? row.state}`,
          progress: row.rows_total ? Math.round((100 * row.rows_done) / row.rows_total) : 0,
        },
        state: running.has(row.state)
          ? 'running'
          : row.state === 'checked'
            ? 'waiting'
            : row.state === 'failed'
              ? 'failed'
              : 'done',
        ...{ at: new Date(row.applied_at ?? row.created_at), to: `/${unit.slug}/people/imports/${row.id}` },
      }),
    );
    return { jobs, notices: await noticesFor(work, unit) };
  }),
);

/** The bell was opened. */
export const action = act(async ({ context }) => {
  await writing(context, (work) => seeBell(work));
  return null;
});
