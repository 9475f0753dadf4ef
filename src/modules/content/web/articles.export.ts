// The list of articles as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listArticles } from '../queries/articles.ts';
import { articleListOf, filterOf, tagsOf } from './article-list.ts';
import { sectionsOf } from './sections.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows, sections } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const sections = await sectionsOf(work, unit);
    const query = articleListOf(
      new URL(request.url).searchParams,
      sections.map((s) => s.value),
    );
    return { unit, sections, ...(await listArticles(work, unit.id, filterOf(unpaged(query)))) };
  });
  const names = new Map(sections.map((s) => [s.value, s.label]));
  const bytes = await writeSheet(
    'Bài đăng',
    ['STT', 'Tiêu đề', 'Trạng thái', 'Chuyên mục', 'Tác giả', 'Đăng lúc', 'Sửa lần cuối', 'Người sửa'],
    rows.map((row, i) => [
      ...[
        String(i + 1),
        row.title,
        tagsOf(row, row.changed)
          .map((tag) => tag.text)
          .join(', '),
        names.get(row.section_slug) ?? row.section_slug,
        row.author,
      ],
      ...[row.published_at ? formatInstant(row.published_at) : '', formatInstant(row.updated_at), row.updated_by],
    ]),
  );
  return workbookResponse(`bai-dang-${unit.slug}.xlsx`, bytes);
});
