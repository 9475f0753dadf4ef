// Every form that citizens send: where it stands, what it shows, what sending it does. A new form is one more entry.
/** @jsxImportSource hono/jsx */
import { formFaults } from '#kernel/form.ts';
import type { Reason } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import {
  askQuestion,
  castVote,
  commentForm,
  type FormAct,
  ownQuestion,
  plainCode,
  publicPoll,
  publishedConsultation,
  questionDays,
  questionForm,
  reportError,
  reportForm,
  sendComment,
  type VisitorFile,
} from '#modules/engagement/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Around } from '../view/around.ts';
import { renderContactForm, renderReport } from '../view/feedback.tsx';
import type { Standing } from '../view/forms.tsx';
import { renderConsultation, renderPoll } from '../view/opinions.tsx';
import { askPath, lookUpPath, renderAsk, renderLookUp } from '../view/questions.tsx';

/** What was sent, as text; a file apart. `before`: how often this was done from the same network within the hour. */
export type Sent = { values: Readonly<Record<string, string>>; file: VisitorFile | null; session: string | null; before: number };
export type VisitorForm = {
  act: FormAct;
  /** In less than these milliseconds nobody fills it; 0 where something else guards. */
  least: number;
  /** In the order in which they stand. */
  fields: readonly string[];
  takesFile?: true;
  /** One vote a session: the browser must keep our mark. */
  needsSession?: string;
  /** What is wrong with what was typed, told together with a sum that is asked. */
  check?(values: Sent['values']): Reason[];
  /** Is it open for sending? Otherwise it is only shown. */
  render(standing: Standing, voted?: boolean): string;
  /** @returns where to go next, or reasons that are remembered as an attempt */
  store(work: Work, sent: Sent): Promise<{ to: string; voted?: string } | { reasons: Reason[] }>;
};

/** The fields of a command by the names of the form, and back: reasons come home to the field that was typed. */
const questionNames = {
  ...{ field: 'linh-vuc', title: 'tieu-de', content: 'noi-dung', file: 'tep', audience: 'doi-tuong' },
  ...{ name: 'ho-ten', phone: 'dien-thoai', email: 'e-mail', wantsPublic: 'cong-khai' },
} as const;
export const publicName: Record<string, string> = { ...questionNames, words: 'cho-sai' };

const questionOf = (values: Sent['values']) =>
  Object.fromEntries(Object.entries(questionNames).map(([name, shown]) => [name, values[shown] ?? '']));
const atComment = (one: Reason): Reason => (one.field === 'name' ? { ...one, field: 'ten' } : one);
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
      check: (values) => formFaults(questionForm, questionOf(values)),
      store: async (inner, { values, file }) => {
        const { code, secret } = await askQuestion(inner, site.unitId, 'question', questionOf(values), file);
        return { to: `${ownPath(code, secret)}?vua-gui=1` };
      },
    };
  }
  if (path === lookUpPath)
    return {
      ...{ name: path, act: 'look-up', least: 0, fields: ['ma', 'ma-rieng'] },
      render: (standing) => renderLookUp(around, standing),
      store: async (inner, { values }) => {
        const [code, secret] = [plainCode(values.ma ?? ''), plainCode(values['ma-rieng'] ?? '')];
        const missing = [
          code === '' && { code: 'missing', message: 'Ghi mã câu hỏi.', field: 'ma' },
          secret === '' && { code: 'missing', message: 'Ghi mã riêng.', field: 'ma-rieng' },
        ].filter((one) => one !== false);
        if (missing.length > 0) return { reasons: missing };
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
      check: (values) => formFaults(questionForm, { ...questionOf(values), field: 'khac' }),
      store: async (inner, { values }) => {
        const { code, secret } = await askQuestion(inner, site.unitId, 'contact', { ...questionOf(values), field: 'khac' }, null);
        return { to: `${ownPath(code, secret)}?vua-gui=1` };
      },
    };
  if (path === '/bao-loi') {
    const article = await publishedAt(work, site.unitId, search.get('bai') ?? '');
    if (!article || 'movedTo' in article) return null;
    const object = { title: article.title, slug: article.slug, path: `/tin/${article.slug}` };
    return {
      ...{ name: path, act: 'report', least: 3000, fields: ['cho-sai'] },
      render: (standing) => renderReport(around, object, standing),
      check: (values) => formFaults(reportForm, { words: values['cho-sai'] }),
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
      check: (values) => formFaults(commentForm, { name: values.ten, content: values['noi-dung'] }).map(atComment),
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
      ...{ name: path, act: 'vote', least: 2000, fields: ['chon'], needsSession: poll.id },
      render: (standing, voted) => renderPoll(around, poll, standing, voted),
      check: ({ chon }) => (chon ? [] : [{ code: 'option', message: 'Chọn một phương án rồi bấm Bỏ phiếu.', field: 'chon' }]),
      store: async (inner, { values, session, before }) => {
        const counted = await castVote(inner, poll, session ?? '', Number(values.chon), before);
        return { to: `/tham-do/${poll.slug}/ket-qua?phieu=${counted ? 'moi' : 'cu'}`, voted: poll.slug };
      },
    };
  return null;
}
