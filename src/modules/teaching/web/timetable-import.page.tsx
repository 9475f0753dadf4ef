// A timetable from a workbook: looked at cell by cell, then written into the draft. The file stays with the browser between the two.
import './timetable.css';
import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { data, Form, redirect, useLoaderData, useNavigation } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { FileField } from '#platform/ui/file-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { importTimetable, openTimetableFile, previewTimetable, type TimetablePreview } from '../commands/import-timetable.ts';
import { timetableById } from '../queries/timetable.ts';
import type { CellVerdict } from '../rules/timetable-import.ts';
import { demandTimetable } from '../timetable-policy.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandTimetable(work.actor, unit);
    const timetable = await timetableById(work, unit.id, Number(params.timetable));
    if (!timetable) throw notFound('Không tìm thấy thời khóa biểu này.');
    return {
      unit,
      timetable,
      whyNot: timetable.publishedAt ? 'Bản đã áp dụng nên không nhập vào được. Chép thành bản mới trước.' : null,
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw refuse('file', 'Chọn một tệp Excel trước.', 'file');
  const opened = await openTimetableFile(file.name, new Uint8Array(await file.arrayBuffer()));
  const id = Number(params.timetable);
  if (form.get('intent') === 'apply') {
    const changed = await writing(context, async (work) =>
      importTimetable(work, await unitOfAddress(work, params.unit), id, opened, {
        ...{ withDoubtful: form.get('doubtful') === 'yes', digest: String(form.get('digest') ?? '') },
      }),
    );
    throw redirect(`/${params.unit}/teaching/timetable/${id}?done=${changed === 0 ? 'same' : 'imported'}`);
  }
  const preview = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandTimetable(work.actor, unit);
    const timetable = await timetableById(work, unit.id, id);
    if (!timetable) throw notFound('Không tìm thấy thời khóa biểu này.');
    return previewTimetable(work, unit, timetable, opened);
  });
  return data({ preview });
});

const verdictWords: Record<CellVerdict, string> = { sure: 'Chắc', doubtful: 'Cần xem', refused: 'Từ chối' };
const tones: Record<CellVerdict, string> = { sure: 'tag ok', doubtful: 'tag warn', refused: 'tag bad' };
const mostShown = 300;

export default function TimetableImport() {
  const { unit, timetable, whyNot } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { preview: TimetablePreview } | FormRefusal | undefined;
  const busy = useNavigation().state === 'submitting';
  const preview = answer && 'preview' in answer ? answer.preview : undefined;
  const here = `/${unit.slug}/teaching/timetable/${timetable.id}`;
  return (
    <>
      <title>{`Nhập thời khóa biểu – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Thời khóa biểu', to: `/${unit.slug}/teaching/timetable` },
          { label: timetable.name, to: here },
          { label: 'Nhập từ Excel' },
        ]}
        title="Nhập thời khóa biểu"
        facts="Xem trước từng ô rồi mới ghi. Nhập lại cùng tệp thì không có gì thay đổi."
      />
      <Form method="post" encType="multipart/form-data" className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <Reasons reasons={answer && 'refused' in answer ? answer.refused : undefined} />
        <section className="card pad stack" aria-label="Tệp">
          <p className="small">
            Một trang tính cho cả trường: các cột <b>Thứ</b>, <b>Buổi</b>, <b>Tiết</b>, rồi mỗi lớp một cột; ô ghi “Toán” hoặc
            “Toán - Nguyễn Văn A”, phòng trong ngoặc nếu cần. Hoặc mỗi lớp một trang tính, cột là các thứ.
          </p>
          <FileField
            label="Tệp Excel (.xlsx, .xls, nhiều nhất 5 MB)"
            name="file"
            id="f-file"
            accept=".xlsx,.xls"
            disabled={whyNot !== null}
          />
          <div className="row">
            <Button
              type="submit"
              name="intent"
              value="preview"
              loading={busy}
              disabled={whyNot !== null}
              variant={preview ? 'default' : 'filled'}
            >
              Xem trước
            </Button>
            <Button
              component="a"
              href={`${here}/tkb.xlsx`}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Tải mẫu theo bản này
            </Button>
          </div>
        </section>
        {preview && <Preview preview={preview} busy={busy} />}
      </Form>
    </>
  );
}

function Preview({ preview, busy }: { preview: TimetablePreview; busy: boolean }) {
  const { cells, counts, unknown } = preview;
  const [show, setShow] = useState<'all' | CellVerdict>(
    counts.refused > 0 ? 'refused' : counts.doubtful > 0 ? 'doubtful' : 'all',
  );
  const [doubtful, setDoubtful] = useState(false);
  const rows = cells.filter((cell) => show === 'all' || cell.verdict === show);
  const changes = counts.sure + (doubtful ? counts.doubtful : 0);
  return (
    <section className="card" aria-label="Xem trước">
      <h2>
        {formatNumber(preview.classes)} lớp: {formatNumber(counts.sure)} tiết chắc, {formatNumber(counts.doubtful)} cần xem,{' '}
        {formatNumber(counts.refused)} bị từ chối, {formatNumber(counts.same)} không đổi
      </h2>
      <div className="pad stack">
        {unknown.length > 0 && (
          <p className="note warn">Cột không phải lớp của trường, bỏ qua: {unknown.slice(0, 10).join(', ')}.</p>
        )}
        <SegmentedControl
          aria-label="Hiện ô"
          value={show}
          onChange={(value) => setShow(value as typeof show)}
          data={[
            { value: 'all', label: `Mọi ô đổi (${cells.length})` },
            { value: 'sure', label: `Chắc (${counts.sure})` },
            { value: 'doubtful', label: `Cần xem (${counts.doubtful})` },
            { value: 'refused', label: `Từ chối (${counts.refused})` },
          ]}
        />
      </div>
      {rows.length > 0 && (
        <div className="scroll">
          <table className="list flow">
            <thead>
              <tr>
                <th>Ô</th>
                <th>Lớp</th>
                <th>Tiết</th>
                <th>Trong tệp</th>
                <th>Hiểu là</th>
                <th>Vì sao</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, mostShown).map((cell) => (
                <tr key={`${cell.where}${cell.className}${cell.place}`}>
                  <td data-label="Ô">
                    <span className={tones[cell.verdict]}>{verdictWords[cell.verdict]}</span> {cell.where}
                  </td>
                  <td data-label="Lớp">{cell.className || '…'}</td>
                  <td data-label="Tiết">{cell.place || '…'}</td>
                  <td data-label="Trong tệp">{cell.text}</td>
                  <td data-label="Hiểu là">{cell.read}</td>
                  <td data-label="Vì sao">{cell.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > mostShown && (
        <p className="pad small muted">
          Hiện {mostShown} ô đầu trong {formatNumber(rows.length)} ô.
        </p>
      )}
      <div className="pad stack">
        <input type="hidden" name="digest" value={preview.digest} />
        {counts.doubtful > 0 && (
          <Checkbox
            name="doubtful"
            value="yes"
            checked={doubtful}
            onChange={(event) => setDoubtful(event.currentTarget.checked)}
            label={`Nhận cả ${formatNumber(counts.doubtful)} ô cần xem như cột “Hiểu là”`}
          />
        )}
        <div className="row">
          <Button type="submit" name="intent" value="apply" loading={busy} disabled={changes === 0}>
            {changes === 0 ? 'Ghi: 0 thay đổi' : `Ghi ${formatNumber(changes)} thay đổi`}
          </Button>
          {counts.refused > 0 && <span className="small muted">Ô bị từ chối giữ như trước.</span>}
        </div>
      </div>
    </section>
  );
}
