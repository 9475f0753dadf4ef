// A citizen sends a form: is it from our page, from a person, not too often? Then it is stored and the browser is led on (303), else the
// form comes back with what was typed and a sentence at each field. Pages with a form are never kept.
import { toLocal } from '#kernel/calendar.ts';
import { isRefused, type Reason, Refused } from '#kernel/refusal.ts';
import { publishedAt } from '#modules/content/index.ts';
import {
  type FormAct,
  leaveTrace,
  pressureOf,
  rateObject,
  storeVisitorFile,
  useForm,
  visitorBytes,
  visitorFileFaults,
} from '#modules/engagement/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import {
  honeypotField,
  isOwnOrigin,
  riddleField,
  type TicketFault,
  tokenField,
  type VisitorForms,
} from '#platform/http/visitor-form.ts';
import type { Running } from '../make.ts';
import type { Around } from '../view/around.ts';
import { renderNotTaken } from '../view/feedback.tsx';
import { formAt, publicName, type VisitorForm } from './kinds.tsx';

export type Answer = { status: number; html?: string; to?: string; cookie?: string; text?: string };
type Options = { db: Database; files: FileStore; forms: VisitorForms; secure: boolean };
type NamedForm = VisitorForm & { name: string };

/** Paths at which a form stands or to which one is sent. */
export const isFormPath = (path: string): boolean =>
  /^\/(hoi-dap\/(gui|tra-cuu)|bao-loi|danh-gia|lien-he\/gui|gop-y\/[a-z0-9-]+|tham-do\/[a-z0-9-]+)$/.test(path);
export const mostBytes = visitorBytes + 256 * 1024;
const cookieName = 'phien';
const votedName = 'da-bo-phieu';

const faults: Record<TicketFault, string> = {
  missing: 'Không rõ biểu mẫu này mở từ đâu. Xem lại nội dung ở dưới rồi bấm gửi lần nữa.',
  too_fast: 'Trả lời thêm câu hỏi nhỏ ở cuối rồi gửi lại: trang hỏi vậy khi chưa rõ là người hay máy gửi.',
  too_old: 'Trang này mở đã lâu nên cần gửi lại. Nội dung vẫn còn; bấm gửi lần nữa.',
  riddle: 'Câu trả lời cho câu hỏi nhỏ chưa đúng.',
};
const reason = (code: string, message: string, field?: string): Reason => (field ? { code, message, field } : { code, message });

/** Nobody reads what is sent to a unit that exists no more; who asked before still finds the answer. */
const closed = (around: Around): Answer => ({
  status: 410,
  html: renderNotTaken(
    around,
    `${around.site.shortName} không còn hoạt động nên không nhận thêm. Gửi tới đơn vị tiếp nhận hoặc cấp trên.`,
    '/',
  ),
});

/** Machines that sell things write links; people seldom more than two. */
const linksIn = (text: string): number => (text.match(/https?:\/\/|www\.|\[url/gi) ?? []).length;

export function openForms({ db, files, forms, secure }: Options) {
  const who = (address: string) => forms.visitor(address, toLocal(new Date()).date);

  const aroundOf = async (work: Work, surroundings: Running, label: string): Promise<Around | null> => {
    const site = await surroundings.siteAt(work, label);
    return site ? { ...surroundings, site, pictures: new Map() } : null;
  };

  /** The page with the form, fresh. null: no such page, or no such site. */
  const show = (
    surroundings: Running,
    label: string,
    path: string,
    search: URLSearchParams,
    address: string,
    cookies = '',
  ): Promise<Answer | null> =>
    db.portal(async (work) => {
      const around = await aroundOf(work, surroundings, label);
      const form = around && (await formAt(work, around, path, search));
      if (!form || !around) return null;
      if (around.site.closed && form.act !== 'look-up') return closed(around);
      const ask = (await pressureOf(work, around.site.unitId, form.act, who(address))) !== 'calm';
      return {
        status: 200,
        html: form.render({ values: {}, reasons: [], ticket: forms.ticket(form.name, ask ? 'ask' : 'first') }, hasVoted(cookies)),
      };
    });

  async function take(
    request: Request,
    surroundings: Running,
    label: string,
    path: string,
    search: URLSearchParams,
    address: string,
  ): Promise<Answer | null> {
    if (request.headers.has('transfer-encoding') || !request.headers.has('content-length'))
      return { status: 411, text: 'Nơi gửi cần nói trước độ dài của nội dung.' };
    if (Number(request.headers.get('content-length')) > mostBytes)
      return {
        status: 413,
        text: 'Nội dung gửi nặng quá 5 MB. Quay lại trang trước, chọn tệp nhỏ hơn; những gì đã viết vẫn còn ở đó.',
      };
    const sent = await request.formData().catch(() => null);
    if (!sent) return { status: 400, text: 'Không đọc được nội dung gửi.' };
    if (path === '/danh-gia') return rate(request, surroundings, label, sent, address);

    const shown = await db.portal(async (work) => {
      const around = await aroundOf(work, surroundings, label);
      const form = around && (await formAt(work, around, path, search));
      return form && around ? { form, around } : null;
    });
    if (!shown) return null;
    if (shown.around.site.closed && shown.form.act !== 'look-up') return closed(shown.around);
    return judge(request, shown.form, shown.around.site.unitId, sent, path, search, address);
  }

  async function judge(
    request: Request,
    form: NamedForm,
    unitId: number,
    sent: FormData,
    path: string,
    search: URLSearchParams,
    address: string,
  ): Promise<Answer> {
    const text = (name: string) => {
      const value = sent.get(name);
      return typeof value === 'string' ? value.replaceAll('\0', '') : '';
    };
    const values = Object.fromEntries(form.fields.map((name) => [name, text(name).slice(0, 100_000)]));
    const upload = form.takesFile ? sent.get('tep') : null;
    const file = upload instanceof File && upload.size > 0 ? upload : null;
    const atFields = (reasons: readonly Reason[]) =>
      reasons.map((one) => (one.field ? { ...one, field: publicName[one.field] ?? one.field } : one));
    /** Whatever else is wrong, a file that is not taken is not chosen again. */
    const bytes = file && new Uint8Array(await file.arrayBuffer());
    const ofFile = (): Reason[] => {
      const unfit = file && bytes ? visitorFileFaults(bytes, file.name) : [];
      return unfit.length > 0 ? unfit : [reason('file', 'Chọn lại tệp: trình duyệt không giữ tệp khi gửi lại.', 'file')];
    };
    // In the order of the fields; what belongs to none comes first, the sum last.
    const order = [...form.fields, riddleField];
    const again = (status: number, reasons: Reason[], how: 'again' | 'ask' | { solved: string }): Answer => {
      const rest = reasons.filter((one) => one.field !== 'tep');
      const all = file ? [...rest, ...atFields(ofFile())] : rest;
      const place = (one: Reason) => order.indexOf(one.field ?? '');
      return {
        status,
        html: form.render({
          values,
          reasons: all.toSorted((a, b) => place(a) - place(b)),
          ticket: forms.ticket(form.name, how),
        }),
      };
    };
    /** A sum is asked: what else is wrong is told with it. */
    const asking = (status: number, first: Reason) => again(status, [first, ...atFields(form.check?.(values) ?? [])], 'ask');

    if (!isOwnOrigin(request.headers))
      return asking(403, reason('origin', 'Nội dung này không được gửi từ chính trang của đơn vị. Xem lại rồi bấm gửi ở đây.'));
    if (text(honeypotField) !== '')
      return asking(
        422,
        reason('honeypot', 'Một ô ẩn đã có chữ, có thể do trình duyệt tự điền. Trả lời câu hỏi nhỏ rồi gửi lại.'),
      );
    const ticket = forms.check(form.name, text(tokenField), text(riddleField), form.least);
    if (!ticket.ok) {
      const wrong = reason(ticket.fault, faults[ticket.fault], ticket.fault === 'riddle' ? riddleField : undefined);
      return ticket.fault === 'too_old' ? again(422, [wrong], 'again') : asking(422, wrong);
    }
    const odd = Object.values(values).reduce((n, value) => n + linksIn(value), 0) > 2;
    const askFirst = () => asking(422, reason('ask', 'Trả lời thêm câu hỏi nhỏ ở cuối, rồi gửi.', riddleField));
    if (odd && !ticket.solved) return askFirst();
    const back = ticket.solved ? { solved: ticket.nonce } : ('again' as const);
    /** What was sent has been judged, though nothing came of it: its ticket is used up, a solved sum with it. */
    const anew = ticket.solved ? 'ask' : 'again';

    let session: string | null = null;
    if (form.needsSession) {
      const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
      const id = forms.openSession(cookie);
      if (id === null) {
        if (search.has('phien'))
          return again(
            422,
            [
              reason(
                'session',
                'Trình duyệt không giữ dấu phiên nên chưa ghi được phiếu. Cho phép cookie của trang này rồi bỏ phiếu lại.',
              ),
            ],
            back,
          );
        // The browser sends the same once more, with the mark it has just been given; a machine without one ends above.
        return { status: 307, to: `${path}?phien=1`, cookie: sessionCookie() };
      }
      session = forms.session(id, form.needsSession);
    }

    try {
      const pressure = await db.portal((work) => pressureOf(work, unitId, form.act as FormAct, who(address)));
      if (pressure === 'ask' && !ticket.solved) return askFirst();
      // Only what has come this far may reach the disk.
      const kept =
        file && bytes && pressure !== 'refuse'
          ? await storeVisitorFile(files, { name: file.name, bytes }).catch((error) => {
              throw isRefused(error) ? new Refused(error.kind, [...error.reasons, ...(form.check?.(values) ?? [])]) : error;
            })
          : null;
      const done = await db.visitor(async (work) => {
        const before = await leaveTrace(work, unitId, form.act, who(address));
        await useForm(work, unitId, ticket.nonce);
        return form.store(work, { values, file: kept, session, before });
      });
      if (!('to' in done)) return again(422, done.reasons, anew);
      return { status: 303, to: done.to, ...(done.voted ? { cookie: votedCookie(done.voted) } : {}) };
    } catch (error) {
      if (!isRefused(error)) throw error;
      const used = error.reasons.some((one) => one.code === 'used');
      return again(error.kind === 'too_many' ? 429 : 422, atFields(error.reasons), used ? anew : back);
    }
  }

  /** One press at the foot of an article, which is kept and the same for everybody: no token, only a number comes in, once a day. */
  async function rate(
    request: Request,
    surroundings: Running,
    label: string,
    sent: FormData,
    address: string,
  ): Promise<Answer | null> {
    const slug = String(sent.get('bai') ?? '');
    const found = await db.portal(async (work) => {
      const around = await aroundOf(work, surroundings, label);
      const article = around && (await publishedAt(work, around.site.unitId, slug));
      return around && article && !('movedTo' in article) && article.rated ? { around, article } : null;
    });
    if (!found) return null;
    const { around, article } = found;
    const { unitId } = around.site;
    const back = `/tin/${article.slug}`;
    if (!isOwnOrigin(request.headers))
      return { status: 403, html: renderNotTaken(around, 'Đánh giá này không được gửi từ chính trang của đơn vị.', back) };
    try {
      await db.visitor(async (work) => {
        await leaveTrace(work, unitId, 'rating', who(address));
        await useForm(work, unitId, `${article.id}:${who(address)}`);
        await rateObject(work, { unitId, kind: 'article', id: article.id }, Number(sent.get('diem')), [`article:${article.id}`]);
      });
    } catch (error) {
      if (!isRefused(error)) throw error;
      const [first] = error.reasons;
      const words = first?.code === 'used' ? 'Từ nơi này hôm nay đã đánh giá bài này rồi.' : (first?.message ?? '');
      return { status: error.kind === 'too_many' ? 429 : 422, html: renderNotTaken(around, words, back) };
    }
    return { status: 303, to: `/da-gui/danh-gia?bai=${article.slug}` };
  }

  const sessionCookie = () =>
    `${cookieName}=${forms.sealSession()}; Path=/tham-do; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

  /** Tells nothing but that this browser need not be offered the form again; the vote itself is kept by the mark of the session. */
  const votedCookie = (slug: string) =>
    `${votedName}=1; Path=/tham-do/${slug}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const hasVoted = (cookies: string) => new RegExp(`(?:^|;\\s*)${votedName}=1`).test(cookies);

  return { show, take };
}
