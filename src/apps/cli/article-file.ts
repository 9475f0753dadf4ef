// The file of an article as the command line takes it, with its pictures. Its form is described in docs/cli.md.
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { isRefused, type Reason, Refused } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import {
  type FileMark,
  type PublishedFile,
  paragraphs,
  publishFile,
  type RichNode,
  type SavedArticle,
  saveArticle,
} from '#modules/content/index.ts';
import { keepPicture, processPicture } from '#modules/media/index.ts';
import type { Work } from '#platform/db/work.ts';
import { type FileStore, openFiles } from '#platform/files/store.ts';
import { Usage } from './arguments.ts';
import { fileNamed } from './support.ts';

const picture = z.object({
  file: z.string().min(1, 'Ghi đường dẫn của ảnh'),
  alt: z.string().default(''),
  decorative: z.boolean().default(false),
  caption: z.string().default(''),
});
export const articleFile = z.object({
  /** Names the article for good: the same key again brings it up to date, whatever its title. */
  key: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'chỉ gồm chữ không dấu, số, dấu chấm, gạch, nhiều nhất 100 ký tự')
    .optional(),
  title: z.string().default(''),
  summary: z.string().default(''),
  section: z.string().default('tin-tuc'),
  author: z.string().default(''),
  source: z.string().default(''),
  forMembers: z.boolean().default(false),
  body: z.union([z.string(), z.array(z.string()), z.looseObject({ type: z.literal('doc') })]).default(''),
  cover: picture.optional(),
  images: z.array(picture).default([]),
  /** Numbers of persons in the text that are meant to be read by everybody. */
  agreed: z.array(z.string()).default([]),
});
type ArticleFile = z.output<typeof articleFile>;

/** `faults`: keys that do not exist, to be told together with what else speaks against it. */
export type ArticleRead<Article> = { article: Article; faults: Reason[] };

/** @throws Usage when it is no JSON, Refused when it is not there or not of that form */
export async function readArticle<S extends typeof articleFile>(path: string, form: S): Promise<ArticleRead<z.output<S>>> {
  const text = (await fileNamed(path)).toString();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Usage(`${path} không phải tệp JSON đọc được.`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new Usage(`${path} phải là một bài { "title": …, "body": … }, không phải danh sách. Nhiều bài: mỗi bài một tệp.`);
  const faults = (form.strict().safeParse(parsed).error?.issues ?? []).flatMap(reasonsOf);
  const read = form.safeParse(parsed);
  if (read.success) return { article: read.data as z.output<S>, faults };
  throw new Refused('refused', faults);
}

/** Each key by its name: whoever wrote the file looks for it. */
function reasonsOf(issue: z.core.$ZodIssue): Reason[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ code: 'unknown_key', message: `Không có khóa “${key}”; các khóa ở docs/cli.md.` }));
  const key = issue.path.join('.');
  const own = /^(Invalid|Required|Too|Expected|Unrecognized)/.test(issue.message)
    ? 'không đúng kiểu, xem docs/cli.md'
    : issue.message;
  return [{ code: 'invalid', field: key, message: `“${key}”: ${own}.` }];
}

type Given = z.output<typeof picture>;

type Stored = Map<string, { given: Given; picture: Awaited<ReturnType<typeof processPicture>> }>;
/** Bytes of every picture named, decoded and stored before the transaction begins. @returns what is wrong with the others */
async function readPictures(files: FileStore, folder: string, given: Given[]): Promise<{ stored: Stored; faults: Reason[] }> {
  const [stored, faults]: [Stored, Reason[]] = [new Map(), []];
  for (const item of given) {
    const path = resolve(folder, item.file);
    if (stored.has(item.file)) continue;
    try {
      const bytes = await fileNamed(path);
      stored.set(item.file, { given: item, picture: await processPicture(files, bytes, basename(path)) });
    } catch (error) {
      if (!isRefused(error)) throw error;
      faults.push(...error.reasons);
    }
  }
  return { stored, faults };
}

/** The text with its pictures: those that the document names by path in their place, the others after the text. */
function bodyOf(article: ArticleFile, ids: ReadonlyMap<string, string>): RichNode {
  const text = Array.isArray(article.body) ? article.body.join('\n') : article.body;
  const used = new Set<string>();
  const place = (node: RichNode): RichNode => {
    const path = node.type === 'image' ? String(node.attrs?.file ?? '') : '';
    const id = ids.get(path);
    if (id) used.add(path);
    return {
      ...node,
      ...(id ? { attrs: { ...node.attrs, file: id } } : {}),
      ...(Array.isArray(node.content) ? { content: node.content.map(place) } : {}),
    };
  };
  const doc = typeof text === 'string' ? paragraphs(text) : place(text as RichNode);
  const rest = article.images
    .filter((image) => !used.has(image.file))
    .map((image): RichNode => ({ type: 'image', attrs: { file: ids.get(image.file), caption: image.caption } }));
  return { ...doc, content: [...(doc.content ?? []), ...rest] };
}

/** By the key that the file names, else by its name together with the title: a file that now tells of something else is another article. */
function markOf(path: string, article: ArticleFile, pictures: readonly string[]): FileMark {
  const { key, ...said } = article;
  return {
    key: key ? `key:${key}` : `file:${basename(path).slice(0, 150)}|${slugify(article.title, 200)}`,
    digest: createHash('sha256')
      .update(JSON.stringify([said, pictures]))
      .digest('hex'),
  };
}

/** Decodes the pictures at once; the functions returned publish the article with them in a transaction, or throw Refused with every reason. */
export async function preparedArticle(path: string, { article, faults: found }: ArticleRead<ArticleFile>, dir: string) {
  const { images, cover, key: _, ...fields } = article;
  const { stored: pictures, faults: unread } = await readPictures(openFiles(join(dir, 'files')), dirname(resolve(path)), [
    ...images,
    ...(cover ? [cover] : []),
  ]);
  const faults = [...found, ...unread];
  const unlessFaulty = async <T>(part: Promise<T>): Promise<T> => {
    const done = await part.catch((error: unknown) => {
      if (faults.length === 0 || !isRefused(error)) throw error;
      throw new Refused('refused', [...faults, ...error.reasons]);
    });
    // Tried for what else it would be refused for: the transaction is taken back.
    if (faults.length > 0) throw new Refused('refused', faults);
    return done;
  };
  const formIn = async (work: Work, unitId: number) => {
    const ids = new Map<string, string>();
    for (const [file, { given, picture: stored }] of pictures) {
      const kept = await keepPicture(work, unitId, stored, { ...given, name: basename(file) });
      ids.set(file, kept.id);
    }
    return { ...fields, body: bodyOf(article, ids), ...(cover ? { cover: ids.get(cover.file) ?? '' } : {}) };
  };
  const seen = [...pictures.values()].map((one) => one.picture.variants.map((variant) => variant.sha256).join());
  return {
    /** Known again when it comes again. */
    publish: async (work: Work, unitId: number): Promise<PublishedFile> =>
      unlessFaulty(publishFile(work, unitId, markOf(path, article, seen), await formIn(work, unitId))),
    /** Each time an article of its own. */
    publishNew: async (work: Work, unitId: number): Promise<SavedArticle> =>
      unlessFaulty(saveArticle(work, unitId, null, await formIn(work, unitId), true)),
  };
}
