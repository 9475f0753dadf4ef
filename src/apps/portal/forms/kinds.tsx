// Every form that citizens send: where it stands, what it shows, what sending it does. A new form is one more entry.
/** @jsxImportSource #platform/html */
import type { Reason } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import {
  askQuestion,
  castVote,
  type FormAct,
  ownQuestion,
  plainCode,
  publicPoll,
  publishedConsultation,
  questionDays,
  reportError,
  sendComment,
  type VisitorFile,
} from '#modules/engagement/index.ts';
import type { Work } from '#platform/db/work.ts';
import { renderContactForm, renderReport } from '../view/feedback.tsx';
import type { Standing } from '../view/forms.tsx';
import { renderConsultation, renderPoll } from '../view/opinions.tsx';
import type { Around } from '../view/page.tsx';
import { askPath, lookUpPath, renderAsk, renderLookUp } from '../view/questions.tsx';

/** What was sent, as text; a file apart. */
export type Sent = { values: Readonly<Record<string, string>>; file: VisitorFile | null; session: string | null };
export type VisitorForm = {
  act: FormAct;
  /** In less than these milliseconds nobody fills it. */
  least: number;
  fields: readonly string[];
  takesFile?: true;
  /** One vote a session: the browser must keep our mark. */
  needsSession?: string;
  /** Is it open for sending? Otherwise it is only shown. */
  render(standing: Standing): string;
  /** @returns where to go next, or reasons that are remembered as an attempt */
  store(work: Work, sent: Sent): Promise<{ to: string } | { reasons: Reason[] }>;
};

/** The fields of a command by the names of the form, and back: reasons come home to the field that was typed. */
const questionNames = {
  ...{ name: 'ho-ten', email: 'e-mail', phone: 'dien-thoai', audience: 'doi-tuong', field: 'linh-vuc' },
  ...{ title: 'tieu-de', content: 'noi-dung', wantsPublic: 'cong-khai', file: 'tep' },
} as const;
export const publicName: Record<string, string> = { ...questionNames, words: 'cho-sai' };

const questionOf = (values: Sent['values']) =>
  Object.fromEntries(Object.entries(questionNames).map(([name, shown]) => [name, values[shown] ?? '']));
const ownPath = (code: string, secret: string) => `/hoi-dap/cua-toi/${code}-${secret}`;

/** The form that stands at this address of the site, if there is one. */
export async function formAt(
  work: Work,
  around: Around,
  path: string,
  search: URLSearchParams,
): Promise<(VisitorForm & { name: string }) | null> {
  const { site } = around;
  if (path === askPath) {
    const days = await questionDays(work);
    return {
      ...{ name: path, act: 'question', least: 3000, takesFile: true, fields: Object.values(questionNames) },
      render: (standing) => renderAsk(around, standing, days),
      store: async (inner, { values, file }) => {
        const { code, secret } = await askQuestion(inner, site.unitId, 'question', questionOf(values), file);
        return { to: ownPath(code, secret) };
      },
    };
  }
  if (path === lookUpPath)
    return {
      ...{ name: path, act: 'look-up', least: 1000, fields: ['ma', 'ma-rieng'] },
      render: (standing) => renderLookUp(around, standing),
      store: async (inner, { values }) => {
        const [code, secret] = [plainCode(values.ma ?? ''), plainCode(values['ma-rieng'] ?? '')];
        if (await ownQuestion(inner, site.unitId, code, secret)) return { to: ownPath(code, secret) };
        return {
          reasons: [
            {
              ...{ code: 'not_found', field: 'ma' },
              message: `Không có câu hỏi nào của ${site.shortName} với hai mã này. Xem lại từng chữ; câu gửi tới đơn vị khác thì tra ở trang của đơn vị ấy.`,
            },
          ],
        };
      },
    };
  const contact = site.sections.find((section) => section.kind === 'contact' && `/${section.slug}/gui` === path);
  if (contact)
    return {
      ...{ name: path, act: 'question', least: 3000, fields: Object.values(questionNames) },
      render: (standing) => renderContactForm(around, contact, standing),
      store: async (inner, { values }) => {
        const { code, secret } = await askQuestion(inner, site.unitId, 'contact', { ...questionOf(values), field: 'khac' }, null);
        return { to: ownPath(code, secret) };
      },
    };
  if (path === '/bao-loi') {
    const article = await publishedAt(work, site.unitId, search.get('bai') ?? '');
    if (!article || 'movedTo' in article) return null;
    const object = { title: article.title, slug: article.slug, path: `/tin/${article.slug}` };
    return {
      ...{ name: path, act: 'report', least: 3000, fields: ['cho-sai'] },
      render: (standing) => renderReport(around, object, standing),
      store: async (inner, { values }) => {
        await reportError(
          inner,
          { unitId: site.unitId, kind: 'article', id: article.id, ...object },
          { words: values['cho-sai'] },
        );
        return { to: `/da-gui/bao-loi?bai=${article.slug}` };
      },
    };
  }
  const draft = /^\/gop-y\/([a-z0-9-]+)$/.exec(path)?.[1];
  if (draft) {
    const view = await publishedConsultation(work, site.unitId, draft);
    if (!view) return null;
    return {
      ...{ name: path, act: 'comment', least: 3000, fields: ['noi-dung', 'ten'] },
      render: (standing) => renderConsultation(around, view, standing),
      store: async (inner, { values }) => {
        await sendComment(inner, view, { name: values.ten, content: values['noi-dung'] });
        return { to: `/da-gui/gop-y?du-thao=${view.slug}` };
      },
    };
  }
  const slug = /^\/tham-do\/([a-z0-9-]+)$/.exec(path)?.[1];
  const poll = slug ? await publicPoll(work, site.unitId, slug) : undefined;
  if (poll)
    return {
      ...{ name: path, act: 'vote', least: 1000, fields: ['chon'], needsSession: poll.id },
      render: (standing) => renderPoll(around, poll, standing),
      store: async (inner, { values, session }) => {
        await castVote(inner, poll, session ?? '', Number(values.chon));
        return { to: `/tham-do/${poll.slug}/ket-qua` };
      },
    };
  return null;
}
