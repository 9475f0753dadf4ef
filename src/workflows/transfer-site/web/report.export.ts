// The report of an import as a workbook: one line for everything that somebody has to look at.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import type { Report } from '../report.ts';
import { transferOf } from '../transfers.ts';

export const loader = load(async ({ context, params }) => {
  const { unit, report } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const stored = await transferOf(work, unit, params.transfer ?? '');
    return { unit, report: stored.report as Report | null };
  });
  if (!report?.articles) throw notFound('Lần nhập này chưa có báo cáo.');
  const bytes = await writeSheet(
    'Báo cáo nhập',
    ['Việc', 'Bài, trang', 'Địa chỉ', 'Lý do'],
    [
      ...report.drafts.map((one) => ['Bài còn là nháp', one.title, '', one.reasons.join(' ')]),
      ...report.pictures.failed.map((one) => ['Ảnh không lấy được', '', one.url, one.reason]),
      ...report.oldLinks.links.map((one) => ['Liên kết về trang cũ', one.title, one.href, '']),
      ...report.refused.map((one) => ['Không nhập được', one.title, '', one.reason]),
      ...report.categories.map((one) => [
        'Chuyên mục',
        one.title,
        `/${one.section}`,
        `${one.articles} bài vào ${one.sectionTitle}`,
      ]),
      ...report.notes.map((note) => ['Ghi chú', '', '', note]),
    ],
    {
      title: [
        `${report.articles.new} bài mới, ${report.articles.drafts} nháp, ${report.articles.updated ?? 0} cập nhật, ${report.articles.unchanged} không đổi, ${report.pages.new} trang, ${report.pictures.taken} ảnh, ${report.redirects} đường chuyển`,
      ],
    },
  );
  return workbookResponse(`nhap-trang-cu-${unit.slug}.xlsx`, bytes);
});
