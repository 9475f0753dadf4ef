// Whatever the unit wants to say in its own words, with headings, lists, tables, pictures.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { cleanRichText, picturesIn, plainText, richTextHtml } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const freeText = block({
  kind: 'free-text',
  title: 'Chữ tự soạn',
  about: 'Đoạn văn tự soạn: đầu đề, danh sách, bảng, ảnh, liên kết.',
  most: 6,
  sheet: 'arranged',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80 }),
    body: fields.rich({ label: 'Nội dung', clean: cleanRichText }),
  }),
  pictures: ({ body }) => picturesIn(body),
  render({ around, settings, headingId }) {
    if (!plainText(settings.body) && picturesIn(settings.body).length === 0) return null;
    const html = richTextHtml(settings.body, around.pictures);
    return (
      <section {...(settings.title ? { 'aria-labelledby': headingId } : {})}>
        {settings.title && <Head id={headingId} title={settings.title} />}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rich text schema builds this HTML and escapes every text */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      </section>
    );
  },
});
