// The files that go with an article, to be saved or looked at. `base`: where they lie when the text is another unit's.
/** @jsxImportSource hono/jsx */
import { formatBytes } from '#kernel/numbers.ts';
import type { ArticleFile } from '#modules/content/index.ts';
import { kindOfMime } from '#platform/files/file-kind.ts';
import { Icon } from './parts.tsx';

export function ArticleFiles({ files, base }: { files: readonly ArticleFile[]; base: string }) {
  if (files.length === 0) return null;
  return (
    <section className="prose carried" aria-labelledby="h-tep">
      <h2 id="h-tep">Tệp kèm theo</h2>
      {files.map((file) => (
        <a
          className="att"
          key={file.id}
          href={`${base}/tin/tep/${file.sha256}/${encodeURIComponent(file.name)}`}
          download={file.name}
        >
          <Icon name={kindOfMime(file.mime) === 'xlsx' ? 'table' : 'doc'} />
          <span>
            <b>{file.name}</b>
            <small>
              {kindOfMime(file.mime).toUpperCase()}, {formatBytes(file.size)}, tải về
            </small>
          </span>
        </a>
      ))}
    </section>
  );
}
