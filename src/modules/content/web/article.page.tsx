// One article on its way to being published: title, summary, rich text; a draft is kept in the browser while one types.
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Link as RichLink, RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.layer.css';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useState } from 'react';
import { data, Form, redirect, useActionData, useLoaderData, useNavigation } from 'react-router';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { siteAt } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { saveArticle, withdrawArticle } from '../commands/publish-article.ts';
import { articleById } from '../queries/articles.ts';
import type { RichNode } from '../rich-text.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const site = await siteAt(work, unit.level === 'department' ? '' : unit.slug);
    const article = params.article === 'moi' ? null : await articleById(work, unit.id, params.article ?? '');
    if (article === undefined) throw notFound('Không tìm thấy bài này.');
    const portal = context.get(requestContext).portalUrl(unit.level === 'department' ? '' : unit.slug);
    return {
      unit,
      sections: (site?.sections ?? []).filter((s) => s.kind === 'category').map((s) => ({ value: s.slug, label: s.title })),
      article: article && {
        ...{
          id: article.id,
          title: article.title,
          summary: article.summary,
          section: article.section_slug,
          author: article.author,
          source: article.source,
        },
        ...{ version: article.version, state: article.state, forMembers: article.for_members, slug: article.slug },
        body: JSON.stringify(article.body),
      },
      url: article?.state === 'published' ? `${portal}tin/${article.slug}` : null,
      hasMembers: unit.level === 'department' || unit.level === 'district',
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const result = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const id = params.article === 'moi' ? null : (params.article ?? '');
    if (form.get('intent') === 'withdraw') {
      await withdrawArticle(work, unit.id, id ?? '', String(form.get('reason') ?? ''));
      return { id: id ?? '' };
    }
    const { body, ...fields } = Object.fromEntries(form) as Record<string, string>;
    const parsed = JSON.parse(body || '{}') as Record<string, unknown>;
    return saveArticle(
      work,
      unit.id,
      id,
      { title: '', ...fields, body: parsed, forMembers: form.get('forMembers') === 'on' } as never,
      form.get('intent') === 'publish',
    );
  });
  if (params.article === 'moi') throw redirect(`/${params.unit}/content/articles/${result.id}`);
  return data({
    saved: form.get('intent') === 'publish' ? 'Đã đăng.' : form.get('intent') === 'withdraw' ? 'Đã gỡ bài.' : 'Đã lưu nháp.',
  });
});

export default function ArticleScreen() {
  const { unit, sections, article, url, hasMembers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const refused = result && 'refused' in result ? result.refused : undefined;
  const [body, setBody] = useState(article?.body ?? '{"type":"doc","content":[]}');
  const draftKey = `draft:${unit.slug}:${article?.id ?? 'moi'}:${article?.version ?? 0}`;
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, codeBlock: false, code: false, heading: { levels: [2, 3, 4] } }),
      RichLink.configure({ openOnClick: false }),
    ],
    content: JSON.parse(body) as RichNode,
    immediatelyRender: false,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { 'aria-label': 'Nội dung bài', role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: ({ editor: e }) => {
      const json = JSON.stringify(e.getJSON());
      setBody(json);
      localStorage.setItem(draftKey, json);
    },
  });
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    const kept = localStorage.getItem(draftKey);
    if (kept && kept !== article?.body) setDraft(kept);
  }, [draftKey, article?.body]);
  const field = (name: string) => ({ id: `f-${name}`, name, error: reasonAt(refused, name) });
  return (
    <>
      <title>{`${article?.title ?? 'Bài mới'} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Bài đăng', to: `/${unit.slug}/content/articles` },
          { label: article?.title ?? 'Bài mới' },
        ]}
        title={article?.title ?? 'Bài mới'}
        facts={article?.state === 'published' ? 'Đang đăng' : article?.state === 'withdrawn' ? 'Đã gỡ' : 'Nháp'}
      >
        {url && (
          <Button component="a" href={url} variant="default" leftSection={<IconExternalLink size={16} aria-hidden />}>
            Xem trên trang
          </Button>
        )}
      </PageHeader>
      <Form method="post" className="cols" onSubmit={() => localStorage.removeItem(draftKey)}>
        <div className="stack">
          {result && 'saved' in result && (
            <p className="note ok" role="status">
              <IconCheck size={18} aria-hidden />
              {result.saved}
            </p>
          )}
          <Reasons reasons={refused} />
          {draft && (
            <p className="note">
              Có bản nháp chưa lưu trên máy này.{' '}
              <button
                type="button"
                onClick={() => {
                  editor?.commands.setContent(JSON.parse(draft) as RichNode);
                  setBody(draft);
                  setDraft(null);
                }}
              >
                Lấy lại
              </button>
            </p>
          )}
          {article && <input type="hidden" name="version" value={article.version} />}
          <input type="hidden" name="body" value={body} />
          <TextInput label="Tiêu đề" withAsterisk defaultValue={article?.title} maxLength={200} {...field('title')} />
          <Textarea label="Tóm tắt" autosize minRows={2} defaultValue={article?.summary} maxLength={600} {...field('summary')} />
          <div>
            <p className="small" style={{ fontWeight: 500, marginBottom: 3 }} id="f-body">
              Nội dung
            </p>
            <RichTextEditor editor={editor}>
              <RichTextEditor.Toolbar>
                <RichTextEditor.ControlsGroup>
                  <RichTextEditor.Bold aria-label="Đậm" />
                  <RichTextEditor.Italic aria-label="Nghiêng" />
                  <RichTextEditor.H2 aria-label="Đề mục lớn" />
                  <RichTextEditor.H3 aria-label="Đề mục nhỏ" />
                  <RichTextEditor.BulletList aria-label="Danh sách" />
                  <RichTextEditor.OrderedList aria-label="Danh sách số" />
                  <RichTextEditor.Blockquote aria-label="Trích dẫn" />
                  <RichTextEditor.Link aria-label="Liên kết" />
                  <RichTextEditor.Unlink aria-label="Bỏ liên kết" />
                  <RichTextEditor.Undo aria-label="Hoàn tác" />
                  <RichTextEditor.Redo aria-label="Làm lại" />
                </RichTextEditor.ControlsGroup>
              </RichTextEditor.Toolbar>
              <RichTextEditor.Content style={{ minHeight: 240 }} />
            </RichTextEditor>
          </div>
        </div>
        <aside className="card pad stack">
          <NativeSelect label="Chuyên mục" data={sections} defaultValue={article?.section ?? 'tin-tuc'} {...field('section')} />
          <TextInput label="Tác giả" defaultValue={article?.author} maxLength={80} {...field('author')} />
          <TextInput label="Nguồn (khi dùng lại bài)" defaultValue={article?.source} maxLength={160} {...field('source')} />
          {hasMembers && (
            <Checkbox name="forMembers" defaultChecked={article?.forMembers} label="Hiện ở trang các đơn vị trực thuộc" />
          )}
          <Button type="submit" name="intent" value="publish" loading={busy}>
            {article?.state === 'published' ? 'Đăng bản mới' : 'Đăng bài'}
          </Button>
          <Button type="submit" name="intent" value="draft" variant="default">
            Lưu nháp
          </Button>
          {article?.state === 'published' && (
            <details>
              <summary>Gỡ bài</summary>
              <div className="stack" style={{ marginTop: 8 }}>
                <TextInput label="Lý do" {...field('reason')} />
                <Button type="submit" name="intent" value="withdraw" variant="default" color="red">
                  Gỡ khỏi trang
                </Button>
              </div>
            </details>
          )}
        </aside>
      </Form>
    </>
  );
}
