// What hangs on a document: its files, and the documents it acts upon.
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#kernel/numbers.ts';
import type { Reason } from '#kernel/refusal.ts';
import { maxBytes } from '#platform/files/file-kind.ts';
import { FileField } from '#platform/ui/file-field.tsx';
import { relationKinds, relationNames } from '../../rules/relations.ts';
import { type DocumentValues, relationRows } from '../form-values.ts';

const sizeWords = (bytes: number) =>
  bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))} kB` : `${formatNumber(Math.round(bytes / 1_000_000))} MB`;
/** The server takes no more in one go. */
const together = 25 * 1024 * 1024;

export function Files({
  files,
  to,
  reasons,
  label = 'Chọn tệp của văn bản',
}: {
  files: { sha256: string; name: string; size: number; scanned?: boolean }[];
  to: string;
  reasons: Reason[] | undefined;
  label?: string;
}) {
  const [tooMuch, setTooMuch] = useState('');
  const wrong = [tooMuch, ...(reasons ?? []).filter((reason) => reason.field === 'files').map((reason) => reason.message)].filter(
    Boolean,
  );
  return (
    <section className="card pad stack" id="f-files">
      <h2>Tệp</h2>
      {files.map((file) => (
        <div className="row" key={file.sha256}>
          <Checkbox name="keep" value={file.sha256} defaultChecked label={`Giữ ${file.name}`} />
          <a className="small" href={`${to}/${file.sha256}`} target="_blank" rel="noopener">
            Mở, {sizeWords(file.size)}
          </a>
          {file.scanned && (
            <p className="small warn">
              Bản quét, không có lớp văn bản: không tìm được bằng từ bên trong, người dùng trình đọc màn hình không nghe được. Nên
              đính kèm bản xuất từ Word.
            </p>
          )}
        </div>
      ))}
      <FileField
        label={files.length > 0 ? 'Thêm tệp' : label}
        hint="PDF, DOCX, XLSX, PPTX; mỗi tệp nhiều nhất 20 MB. Tệp PDF mở được ngay trong trang."
        name="files"
        multiple
        accept=".pdf,.docx,.xlsx,.pptx"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          const big = chosen.find((file) => file.size > maxBytes);
          const all = chosen.reduce((sum, file) => sum + file.size, 0);
          if (!big && all <= together) return setTooMuch('');
          // Refused here: the server would cut the sending off, and what was typed would wait for nothing.
          event.currentTarget.value = '';
          setTooMuch(
            big
              ? `“${big.name}” nặng ${sizeWords(big.size)}, quá mức 20 MB một tệp. Nén tệp rồi chọn lại.`
              : `Các tệp nặng ${sizeWords(all)}, quá mức 25 MB một lần lưu. Lưu vài tệp trước rồi thêm phần còn lại.`,
          );
        }}
      />
      {wrong.map((message) => (
        <p className="fielderror" key={message} role="alert">
          {message}
        </p>
      ))}
    </section>
  );
}

export function Relations({
  values,
  targets,
  reasons,
}: {
  values: DocumentValues;
  targets: { name: string; title: string }[];
  reasons: Reason[] | undefined;
}) {
  const wrong = (reasons ?? []).filter((reason) => reason.field === 'relations');
  return (
    <section className="card pad stack" id="f-relations">
      <h2>Văn bản liên quan</h2>
      <p className="small muted">
        Ghi một lần ở văn bản này; trang của văn bản kia tự dẫn lại và tự đổi tình trạng hiệu lực. Gõ số hoặc chọn trong danh
        sách.
      </p>
      {wrong.map((reason) => (
        <p className="fielderror" key={reason.message}>
          {reason.message}
        </p>
      ))}
      <datalist id="van-ban-khac">
        {targets.map((target) => (
          <option key={target.name + target.title} value={target.name}>
            {target.title}
          </option>
        ))}
      </datalist>
      {Array.from({ length: relationRows(values) }, (_, i) => {
        const related = values.relations[i];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are places to write in, they never move
          <div className="relrow" key={i}>
            <select
              className="search"
              name="relationKind"
              aria-label={`Quan hệ ${i + 1}`}
              defaultValue={related?.kind ?? 'refers'}
            >
              {relationKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {relationNames[kind].forward}
                </option>
              ))}
            </select>
            <input
              className="search"
              name="relationTo"
              list="van-ban-khac"
              aria-label={`Văn bản liên quan ${i + 1}`}
              placeholder="Số, ký hiệu; để trống là không có"
              autoComplete="off"
              defaultValue={related?.to ?? ''}
            />
          </div>
        );
      })}
    </section>
  );
}
