// What programs, and the grid of marks, are answered under /api/v1 of the office: who is asking, is the request sound, which answer?
import type { Person } from '#kernel/actor.ts';
import { isRefused, type Reason, Refused } from '#kernel/refusal.ts';
import { type Identity, needsSecondFactor, secondFactorRequired } from '#modules/access/index.ts';
import type { Database } from '#platform/db/database.ts';
import { statusOf } from '#platform/http/screen.ts';
import type { Log } from '#platform/log/log.ts';
import { documentOf } from './document.ts';
import { openLines } from './lines.ts';
import { openMarksDesk } from './marks-desk.ts';
import { documentationPage } from './page.tsx';
import { putMarks } from './put-marks.ts';
import { listSheets, readSheet } from './read-sheets.ts';
import { bodyAtMost, type PeriodCode } from './schemas.ts';

export type ApiServices = {
  db: Database;
  identity: Identity;
  log: Log;
  officeUrl: string;
  /** Where the open data of the Sở's site is described. */
  openDataUrl: string;
};
type Asked = { request: Request; url: URL; address: string; requestId: string };
type Who = { person: Person; by: 'session' | 'key' };

const headers = { 'cache-control': 'no-store' };
const refusal = (status: number, reasons: Reason[], more: Record<string, string> = {}) =>
  Response.json(
    { refused: reasons.map(({ code, message, field }) => ({ code, message, ...(field ? { field } : {}) })) },
    { status, headers: { ...headers, ...more } },
  );
const no = (status: number, code: string, message: string, more?: Record<string, string>) =>
  refusal(status, [{ code, message }], more);

/** A browser says which page sent a request; what it sends by itself for another one is nobody's will. */
function foreignPage(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.get('host');
}

const tooLarge = () =>
  new Refused('refused', [
    { code: 'too_large', message: `Nội dung gửi lên quá lớn: nhiều nhất ${bodyAtMost / 1024 / 1024} MB mỗi lần.` },
  ]);

/** The body, read no further than it may be long: as long as it was said to be, else in parts. */
async function bytesOf(request: Request): Promise<ArrayBuffer | Buffer> {
  const said = request.headers.get('content-length');
  if (Number(said ?? 0) > bodyAtMost) throw tooLarge();
  // The server ends a body where it was said to end.
  if (said !== null) return request.arrayBuffer();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > bodyAtMost) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function jsonOf(request: Request): Promise<unknown> {
  const bytes = await bytesOf(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused('refused', [{ code: 'json', message: 'Nội dung gửi lên không phải JSON (UTF-8).' }]);
  }
}

export function openApi({ db, identity, log, officeUrl, openDataUrl }: ApiServices) {
  const lines = openLines();
  const handIn = openMarksDesk(db);
  const document = documentOf(officeUrl);

  /** @throws Refused unauthenticated, too_many, or why this person may not work now */
  async function whoAsks({ request, address }: Asked): Promise<Who> {
    const today = db.clock.today();
    const authorization = request.headers.get('authorization');
    const [scheme, token] = authorization?.split(' ') ?? [];
    const signedIn =
      authorization === null
        ? await identity.personOf(request.headers, today)
        : scheme?.toLowerCase() === 'bearer' && token
          ? await identity.personByToken(token, address)
          : null;
    if (!signedIn)
      throw new Refused('unauthenticated', [
        {
          code: 'login',
          message:
            authorization === null
              ? 'Đăng nhập, hoặc gửi khóa truy cập trong Authorization: Bearer <khóa>.'
              : 'Khóa truy cập không đúng, đã hết hạn hoặc đã thu hồi.',
        },
      ]);
    // As on the screens. The grid keeps what was typed until somebody is let in again.
    if (signedIn.passwordExpired)
      throw new Refused('unauthenticated', [
        { code: 'password', message: 'Mật khẩu đã quá hạn: đổi ở trang Tài khoản rồi làm việc tiếp.' },
      ]);
    if (
      !signedIn.secondFactor &&
      needsSecondFactor(signedIn.person) &&
      (await db.read(signedIn.person, (work) => secondFactorRequired(work)))
    )
      throw new Refused('refused', [{ code: 'second_factor', message: 'Bật xác thực hai bước trước khi làm việc tiếp.' }]);
    return { person: signedIn.person, by: authorization === null ? 'session' : 'key' };
  }

  async function marks(asked: Asked): Promise<Response> {
    const who = await whoAsks(asked);
    if (who.by === 'session' && foreignPage(asked.request))
      return no(403, 'origin', 'Yêu cầu này đến từ một trang khác, không phải trang của phần mềm.');
    // What one person typed is never stored under the name of the next one who signs in at the same computer.
    const as = asked.url.searchParams.get('as');
    if (as !== null && as !== who.person.userId)
      throw new Refused('unauthenticated', [{ code: 'login', message: 'Đăng nhập lại để gửi những ô chưa lưu.' }]);
    const via = who.by === 'key' ? 'api' : asked.url.searchParams.get('via') === 'paste' ? 'paste' : 'grid';
    try {
      const input = await jsonOf(asked.request);
      const answers = await lines.within(who.person.userId, () => putMarks(handIn, who.person, input, via, asked.requestId));
      if (!answers)
        return no(429, 'too_many', 'Đang có quá nhiều yêu cầu của tài khoản này. Đợi các lần trước xong.', {
          'retry-after': '1',
        });
      return Response.json(answers, { headers });
    } catch (error) {
      if (!isRefused(error) || error.kind !== 'refused') throw error;
      return refusal(error.reasons.some(({ code }) => code === 'too_large') ? 413 : 400, error.reasons);
    }
  }

  async function sheets(asked: Asked): Promise<Response> {
    const { person } = await whoAsks(asked);
    const [unit, year] = [asked.url.searchParams.get('unit'), asked.url.searchParams.get('year')];
    if (!unit) return no(400, 'unit', 'Cần unit: tên địa chỉ hoặc mã của trường, ví dụ ?unit=thcs-con-a.');
    if (year !== null && !/^\d{4}-\d{4}$/.test(year)) return no(400, 'year', 'year: một năm học, ví dụ 2018-2019.');
    const read = () => db.read(person, (work) => listSheets(work, { unit, year }), { requestId: asked.requestId });
    const found = await lines.within(person.userId, read);
    return found
      ? Response.json(found, { headers })
      : no(429, 'too_many', 'Đang có quá nhiều yêu cầu của tài khoản này.', { 'retry-after': '1' });
  }

  async function sheet(asked: Asked, classSubject: number, period: PeriodCode): Promise<Response> {
    const { person } = await whoAsks(asked);
    // Reading from above leaves a line in the school's record.
    const read = () => db.as(person, (work) => readSheet(work, classSubject, period), { requestId: asked.requestId });
    const found = await lines.within(person.userId, read);
    return found
      ? Response.json(found, { headers })
      : no(429, 'too_many', 'Đang có quá nhiều yêu cầu của tài khoản này.', { 'retry-after': '1' });
  }

  /** Which address with which method. */
  function route(asked: Asked): Promise<Response> | Response {
    const path = asked.url.pathname.replace(/^\/api\/v1\/?/, '').replace(/\/$/, '');
    const method = asked.request.method === 'HEAD' ? 'GET' : asked.request.method;
    const only = (allowed: string, part: () => Promise<Response> | Response) =>
      method === allowed ? part() : no(405, 'method', `Địa chỉ này chỉ nhận ${allowed}.`, { allow: allowed });
    if (path === '') return only('GET', () => documentationPage(document, { openDataUrl, officeUrl }));
    if (path === 'openapi.json') return only('GET', () => Response.json(document));
    if (path === 'marks') return only('PUT', () => marks(asked));
    if (path === 'sheets') return only('GET', () => sheets(asked));
    const [, id, period] = /^sheets\/(\d{1,9})\/(hk1|hk2|cn)$/.exec(path) ?? [];
    if (id && period) return only('GET', () => sheet(asked, Number(id), period as PeriodCode));
    return no(404, 'not_found', `Không có địa chỉ ${asked.url.pathname.slice(0, 120)}. Tài liệu: /api/v1.`);
  }

  return async (request: Request, address: string, requestId: string): Promise<Response> => {
    try {
      return await route({ request, url: new URL(request.url), address, requestId });
    } catch (error) {
      if (isRefused(error)) {
        const challenge: Record<string, string> =
          error.kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="congtruong"' } : {};
        return refusal(statusOf[error.kind], error.reasons, challenge);
      }
      log.error({ requestId, err: error }, 'api request failed');
      return no(
        500,
        'failed',
        `Máy chủ gặp trục trặc, việc vừa gửi chưa được ghi. Gửi lại với đúng các opId đó. Mã ${requestId}.`,
      );
    }
  };
}
