// Files of a draft: those that are kept, and new ones.
import { Checkbox } from '@mantine/core';
import { FileField } from '#platform/ui/file-field.tsx';
import type { ConsultationFile } from '../../queries/consultations.ts';

export function Attached({
  title,
  name,
  files,
  error,
  to,
}: {
  title: string;
  name: string;
  files: ConsultationFile[];
  error: string | undefined;
  to: string;
}) {
  return (
    <fieldset className="plainset stack">
      <legend>{title}</legend>
      {files.map((file) => (
        <div className="row" key={file.sha256}>
          <Checkbox name="keep" value={file.sha256} defaultChecked label={`Giữ ${file.name}`} />
          <a className="small" href={`${to}/${file.sha256}`} target="_blank" rel="noopener">
            Mở
          </a>
        </div>
      ))}
      <FileField
        label="Thêm tệp PDF, DOCX, XLSX, PPTX, mỗi tệp nhiều nhất 20 MB"
        id={`f-${name}`}
        name={name}
        multiple
        accept=".pdf,.docx,.xlsx,.pptx"
      />
      {error && (
        <p className="fielderror" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
