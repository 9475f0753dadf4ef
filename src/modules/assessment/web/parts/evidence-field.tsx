// Files that prove what is asked: pictures of the paper, a PDF. What is too heavy is said before anything is sent.
import { useState } from 'react';
import { formatBytes } from '#kernel/numbers.ts';
import { FileField } from '#platform/ui/file-field.tsx';

const each = 5 * 1024 * 1024;
/** The server takes no more in one go. */
const together = 10 * 1024 * 1024;

export function EvidenceField({ error }: { error: string | undefined }) {
  const [tooMuch, setTooMuch] = useState('');
  return (
    <div id="f-evidence" className="stack" style={{ gap: 4 }}>
      <FileField
        label="Minh chứng (không bắt buộc)"
        hint="Ảnh bài kiểm tra, biên bản: JPG, PNG, WebP, PDF; mỗi tệp nhiều nhất 5 MB."
        name="evidence"
        multiple
        accept=".jpg,.jpeg,.png,.webp,.pdf"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          const big = chosen.find((file) => file.size > each);
          const all = chosen.reduce((sum, file) => sum + file.size, 0);
          if (!big && all <= together) return setTooMuch('');
          event.currentTarget.value = '';
          setTooMuch(
            big
              ? `“${big.name}” nặng ${formatBytes(big.size)}, quá mức 5 MB một tệp. Chụp lại ảnh nhỏ hơn rồi chọn lại.`
              : `Các tệp nặng ${formatBytes(all)}, quá mức 10 MB một lần gửi. Chọn ít tệp hơn.`,
          );
        }}
      />
      {[tooMuch, error].filter(Boolean).map((words) => (
        <p className="fielderror" role="alert" key={words}>
          {words}
        </p>
      ))}
    </div>
  );
}
