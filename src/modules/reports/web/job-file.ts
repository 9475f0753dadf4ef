// What a print job has made: the PDF of one class, or all of them in one archive.
import { notFound, throwIfAny } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import type { FileStore } from '#platform/files/store.ts';
import { filesContext, reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { mayPrintSchool } from '../policy.ts';
import { printJobById } from '../queries/print-jobs.ts';
import { periodCode } from '../rules/books.ts';

export const loader = load(async ({ context, params }) => {
  const { job, part } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const may = mayPrintSchool(work.actor, unit);
    throwIfAny([may === true ? null : may]);
    const found = await printJobById(work, params.job ?? '');
    if (!found || found.unitId !== unit.id) throw notFound('Không tìm thấy lượt in này.');
    return { job: found, part: found.parts.find(({ classId }) => String(classId) === params.file) };
  });
  const sha256 = params.file === 'all' ? job.sha256 : part?.sha256;
  const bytes = sha256 ? await (context.get(filesContext) as FileStore).get(sha256) : null;
  if (!bytes) throw notFound('Tệp này chưa in xong, hoặc đã xóa vì hết hạn giữ. In lại để lấy.');
  const name = `${job.kind}-${part ? slugify(part.className) : 'ca-truong'}-${job.schoolYear}-${periodCode[job.period]}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': part ? 'application/pdf' : 'application/zip',
      'content-disposition': `attachment; filename="${name}.${part ? 'pdf' : 'zip'}"`,
      'cache-control': 'no-store',
    },
  });
});
