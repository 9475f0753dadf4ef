// A citizen reads a page: host → page cache, or → site → page of a published version → HTML → cache.
import { publishedFile as articleFile } from '#modules/content/index.ts';
import { disclosedFile, formTemplate } from '#modules/disclosure/index.ts';
import { publishedAttachment } from '#modules/documents/index.ts';
import { consultationFile } from '#modules/engagement/index.ts';
import { mediaPath, pictureWithBytes } from '#modules/media/index.ts';
import { publishedFile as resourceFile } from '#modules/resources/index.ts';
import { foreignHosts } from '#modules/sites/index.ts';
import { type Head, openVisits } from '#modules/statistics/index.ts';
import { isAway } from '#platform/db/away.ts';
import type { Database } from '#platform/db/database.ts';
import { fileHeaders } from '#platform/files/file-headers.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { VisitorForms } from '#platform/http/visitor-form.ts';
import { purgeChannel } from '#platform/jobs/purge.ts';
import type { Log } from '#platform/log/log.ts';
import type { Printer } from '#platform/pdf/pdf.ts';
import { openBlocks } from './blocks/made-blocks.ts';
import { type CachedPage, dayTag, encoded, encodedBefore, PageCache, pageOf } from './cache.ts';
import { disclosurePaper, isDisclosurePath } from './disclosure-pages.ts';
import { isDocumentsPath } from './documents-pages.ts';
import { DownloadCounter } from './download-counter.ts';
import { isFleeting } from './engagement-pages.ts';
import { type Answer, isFormPath, openForms } from './forms/forms.ts';
import { openFound } from './found.ts';
import { livingAt } from './living-pages.ts';
import { look } from './look.ts';
import type { Made } from './made.ts';
import { isOldAddress, makePage, previewPath } from './make.ts';
import { openDataPath } from './open-data.ts';
import { fileOf, type PageFiles } from './page-files.ts';
import { openSites } from './sites.ts';
import { isVerifyPath, openGuesses } from './verify-pages.ts';

/** Whose files are handed out, by the first word of the address. */
type FileShelf = 'van-ban' | 'gop-y' | 'tai-nguyen' | 'cong-khai' | 'tin';

export type PortalOptions = {
  db: Database;
  files: FileStore;
  printer: Printer;
  log: Log;
  url(label: string, path?: string): string;
  officeUrl: string;
  /** Kept pages stand here as files too. */
  pageFiles?: PageFiles | undefined;
  visitorForms: VisitorForms;
  /** Behind TLS: cookies go over it alone. */
  secure: boolean;
};

/** Nothing but our own style sheet and fonts, pictures of the province's own sites; no script at all. */
export const portalPolicy = (sites: string, ancestors: "'none'" | "'self'" = "'none'", files: "'none'" | "'self'" = "'none'") =>
  `default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' ${sites}; font-src 'self'; object-src ${files}; frame-src ${files}; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}`;

/** An answer that stands ready, for a server to write at once. */
export type Ready = { status: number; headers: Record<string, string>; body: Buffer | null };

/** Addresses remembered as having a kept page. */
const addressesAtMost = 50_000;
const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

export async function openPortal({ db, files, printer, log, url, officeUrl, pageFiles, visitorForms, secure }: PortalOptions) {
  const cache = new PageCache(pageFiles);
  const sites = openSites();
  const found = openFound();
  const blocks = openBlocks();
  function purge(tags: string[]): number {
    sites.purge(tags);
    found.purge(tags);
    blocks.purge(tags);
    return cache.purge(tags);
  }
  /** While nobody tells us what changed, what is kept may be old: it is served and says so. */
  let listening = true;
  const stopListening = await db.listen(
    purgeChannel,
    (payload) => {
      const tags = payload.split(' ');
      log.debug({ tags: payload, dropped: purge(tags) }, 'purge');
      if (tags.includes('hosts')) namePictureHosts();
    },
    () => {
      sites.clear();
      found.clear();
      blocks.clear();
      cache.clear();
      listening = true;
      pageFiles?.stale(false);
      namePictureHosts();
    },
    () => {
      listening = false;
      pageFiles?.stale(true);
    },
  );
  // Kept pages that are others tomorrow go at midnight; while the database is away yesterday's are better than none.
  let day = db.clock.today();
  function turnDay(): void {
    const today = db.clock.today();
    if (today === day || !listening) return;
    day = today;
    purge([dayTag]);
  }
  const everySecond = setInterval(turnDay, 1000).unref();
  const visits = openVisits({ db, log });
  const downloads = new DownloadCounter(db, log);
  const guesses = openGuesses({
    ...{ db, siteAt: sites.at },
    visitor: (address) => visitorForms.visitor(address, db.clock.today()),
  });
  const surroundings = { url, officeUrl, onlineAt: visits.onlineAt, siteAt: sites.at, found, blocks, ...look };
  const forms = openForms({ db, files, forms: visitorForms, secure });
  let policy = portalPolicy(url('*', ''));
  let policyWithFiles = portalPolicy(url('*', ''), "'none'", "'self'");
  /** Stories of units below bring their pictures, also from a host outside the province's own. */
  async function namePictureHosts(): Promise<void> {
    try {
      const foreign = await db.portal(foreignHosts);
      const sites = [url('*', ''), ...foreign.map((host) => url(host, ''))].join(' ');
      policy = portalPolicy(sites);
      policyWithFiles = portalPolicy(sites, "'none'", "'self'");
    } catch (error) {
      log.warn({ err: error }, 'hosts of pictures not read');
    }
  }
  await namePictureHosts();

  /** The page of the key from the cache, or made and kept. null: no site. */
  async function pageFor(
    key: string | null,
    make: () => Promise<Made | null>,
    fileOfPage: (page: CachedPage) => string | null = () => null,
  ): Promise<{ page: CachedPage; hit: boolean } | null> {
    const kept = key === null ? undefined : cache.get(key);
    if (kept) return { page: kept, hit: true };
    const { generation } = cache;
    const made = await make();
    if (!made) return null;
    // Only what exists is kept: guessed addresses must not fill the cache.
    if (key !== null && made.page.status < 400 && made.kept !== false)
      cache.put(key, made.page, made.tags, generation, fileOfPage(made.page));
    return { page: made.page, hit: false };
  }
  const cacheWord = (hit: boolean) => (hit ? (listening ? 'hit' : 'stale') : 'miss');

  /** What one reader is told of a page that everybody may have. */
  const headersOf = (page: CachedPage, hit: boolean): Record<string, string> => ({
    'content-type': page.type,
    'content-security-policy': page.showsFiles ? policyWithFiles : policy,
    ...page.headers,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding',
    'x-cache': cacheWord(hit),
  });

  /** By label and address as asked: under which key its page is kept. What an address means does not change, so nothing is dropped. */
  const addresses = new Map<string, { key: string; path: string }>();
  function ready(head: Head, label: string, asked: string, address: string): Ready | undefined {
    const known = addresses.get(`${label} ${asked}`);
    const page = known && cache.get(known.key);
    const form = page && encodedBefore(page, head.headers.get('accept-encoding') ?? '');
    if (!form) return undefined;
    visits.see(head, label, known.path, address);
    const headers = headersOf(page, true);
    headers.etag = page.etag;
    if (head.headers.get('if-none-match')?.includes(page.etag)) return { status: 304, headers, body: null };
    if (form.encoding) headers['content-encoding'] = form.encoding;
    headers['content-length'] = String(form.body.length);
    return { status: 200, headers, body: form.body };
  }

  /** Bytes of a picture of this site; hidden or held back it has none, nor is a copy of it still good: nobody keeps it for longer than minutes. */
  async function picture(request: Request, label: string, sha256: string): Promise<Response> {
    const found = await pageFor(`${label}|${mediaPath(sha256)}`, () =>
      db.portal(async (work) => {
        const site = await sites.at(work, label);
        const owner = site && site.askedHost !== 'gone' && (await pictureWithBytes(work, sha256, { unitId: site.unitId }));
        return owner ? { page: pageOf('', 'image/webp'), tags: [`site:${site.unitId}`, `media:${owner.id}`] } : null;
      }),
    );
    const headers = {
      ...{ etag: `"${sha256}"`, 'cache-control': 'public, max-age=300, must-revalidate' },
      ...{ 'content-security-policy': "default-src 'none'", 'x-cache': cacheWord(found?.hit ?? false) },
    };
    if (found && request.headers.get('if-none-match')?.includes(sha256)) return new Response(null, { status: 304, headers });
    const bytes = found && (await files.get(sha256));
    if (!found || !bytes) return plain('Không có ảnh này.', 404);
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, 'content-type': 'image/webp', 'content-length': String(bytes.length) },
    });
  }

  /** A file of a published document, draft, resource or disclosure of this site; withdrawn, it is gone at the next question. */
  async function publishedFile(request: Request, label: string, of: FileShelf, sha256: string): Promise<Response> {
    let headers: Record<string, string> | undefined;
    const found = await pageFor(`${label}|/${of}/tep/${sha256}`, () =>
      db.portal(async (work) => {
        const site = await sites.at(work, label);
        if (!site || site.askedHost === 'gone') return null;
        const { unitId } = site;
        const document = of === 'van-ban' ? await publishedAttachment(work, unitId, sha256) : undefined;
        const others = { 'gop-y': consultationFile, 'tai-nguyen': resourceFile, 'cong-khai': disclosedFile, tin: articleFile };
        const file = document ?? (of === 'van-ban' ? undefined : await others[of](work, unitId, sha256));
        if (!file) return null;
        const page = { ...pageOf('', file.mime), etag: `"${sha256}"`, headers: fileHeaders(file) };
        const tags = { tin: 'articles', 'gop-y': 'consultations', 'tai-nguyen': 'resources', 'cong-khai': 'disclosure' };
        const own = document ? [`document:${document.documentId}`] : of === 'van-ban' ? [] : [`${tags[of]}:${unitId}`];
        return { page, tags: [`site:${unitId}`, ...own] };
      }),
    );
    if (found) {
      headers = { ...found.page.headers, etag: found.page.etag, 'cache-control': 'public, max-age=0, must-revalidate' };
      if (request.headers.get('if-none-match')?.includes(sha256)) return new Response(null, { status: 304, headers });
    }
    const bytes = found && (await files.get(sha256));
    if (!found || !bytes) return plain('Không có tệp này.', 404);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { ...headers, 'content-length': String(bytes.length), 'x-cache': cacheWord(found.hit) },
    });
  }

  /** A disclosed form on paper: typeset once, kept with the pages. */
  async function printed(request: Request, label: string, path: string): Promise<Response> {
    const key = `${label}|${path}`;
    let kept = cache.get(key);
    const hit = kept !== undefined;
    if (!kept) {
      const { generation } = cache;
      const found = await db.portal(async (work) => disclosurePaper(work, await sites.at(work, label), path));
      if (!found) return plain('Không có bản in này.', 404);
      // The transaction is over: typesetting holds no connection.
      const body = await printer.print(formTemplate, found.paper);
      const headers = { 'content-disposition': `inline; filename="${found.name}"` };
      kept = { ...pageOf('', 'application/pdf'), body, headers };
      cache.put(key, kept, found.tags, generation);
    }
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(kept.body), {
      headers: {
        ...{ 'content-type': kept.type, 'content-length': String(kept.body.length), ...kept.headers },
        ...{ 'cache-control': 'public, max-age=0, must-revalidate', 'x-cache': cacheWord(hit) },
      },
    });
  }

  /**
   * Never kept by anybody: a form's token is of one moment, what was typed of one person. A form that is shown is compressed: its token is another
   * one each time, so that no length tells of it (BREACH). What comes back with words of a person in it is not.
   */
  async function formResponse({ status, html, text, to, cookie }: Answer, request: Request): Promise<Response> {
    const headers = new Headers({
      'content-type': text === undefined ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
      ...(to ? { location: to } : {}),
      ...(cookie ? { 'set-cookie': cookie } : {}),
    });
    const page = pageOf(html ?? text ?? '', '');
    const accept = request.method === 'POST' ? '' : (request.headers.get('accept-encoding') ?? '');
    const { body, encoding } = await encoded(page, accept, true);
    headers.set('vary', 'accept-encoding');
    if (encoding) headers.set('content-encoding', encoding);
    return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), { status, headers });
  }

  async function answer(request: Request, label: string, address: string): Promise<Response | null> {
    // No text of the database holds the character zero: an address with it is an address that is nowhere.
    const { pathname, search, searchParams } = new URL(request.url.replaceAll('%00', '%EF%BF%BD'));
    const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname;
    const bytes = /^\/media\/([0-9a-f]{64})\.webp$/.exec(path);
    if (bytes?.[1]) return picture(request, label, bytes[1]);
    const documents = isDocumentsPath(path);
    const file = /^\/(van-ban|gop-y|tai-nguyen|cong-khai|tin)\/tep\/([0-9a-f]{64})(?:\/|$)/.exec(path);
    if (file?.[2]) {
      const response = await publishedFile(request, label, file[1] as FileShelf, file[2]);
      if (file[1] === 'tai-nguyen' && response.status === 200 && request.method === 'GET') downloads.add(label, file[2]);
      return response;
    }
    if (isDisclosurePath(path) && path.endsWith('.pdf')) return printed(request, label, path);
    if (isFormPath(path)) {
      const sent = request.method === 'POST';
      const form = sent
        ? await forms.take(request, surroundings, label, path, searchParams, address)
        : await forms.show(surroundings, label, path, searchParams, address, request.headers.get('cookie') ?? '');
      if (form) return formResponse(form, request);
    }
    // Nothing else takes a form; the page is shown as it is to whoever asks for it.
    if (request.method === 'POST') return plain('Địa chỉ này không nhận biểu mẫu.', 405, { allow: 'GET, HEAD' });
    const readable = decoded(path);
    if (readable === null) return plain('Địa chỉ này không đọc được.', 400);
    const living = livingAt(path);
    // What a visitor typed is not kept, what a link shows until a day neither.
    const verifying = isVerifyPath(path);
    const secret = path.startsWith(previewPath) || isFleeting(path) || verifying;
    const typed =
      secret ||
      path === '/tim-kiem' ||
      isOldAddress(path, searchParams) ||
      path.startsWith(openDataPath) ||
      searchParams.has('q') ||
      searchParams.has('linh-vuc') ||
      !/^([1-9]\d{0,2})?$/.test(searchParams.get('trang') ?? '') ||
      (documents && [...searchParams.keys()].some((name) => name !== 'trang')) ||
      (living && [...searchParams.keys()].some((name) => name !== 'trang' && !living.names.includes(name)));
    const named = ['trang', ...(living?.names ?? [])].map((name) => searchParams.get(name) ?? '');
    const key = typed ? null : `${label}|${path}|${named.join('|')}`;
    const whole = pageFiles && named.every((value) => value === '');
    const found = await pageFor(
      key,
      () => (typed ? db.portal : db.page)((work) => makePage(work, surroundings, label, readable, searchParams)),
      whole ? (page) => fileOf(new URL(url(label)).hostname, path, page) : undefined,
    );
    if (!found) return null;
    const { page, hit } = found;
    // A right code is answered whatever was typed before it: families behind one network share an address.
    if (verifying && page.status === 404) {
      if (await guesses.tooMany(label, address))
        return plain(
          'Từ nơi này vừa thử nhiều mã không có. Đợi khoảng một giờ rồi gõ lại, quét mã vuông trên giấy, hoặc hỏi văn thư nhà trường.',
          429,
          { 'retry-after': '3600' },
        );
      await guesses.wrong(label, address);
    }
    // Outside the cache: a page that is kept, or that the reader's browser still has, is read all the same.
    if (page.status === 200 && !secret && page.type.startsWith('text/html')) {
      visits.see(request, label, readable, address);
      if (hit && key !== null) {
        if (addresses.size >= addressesAtMost) addresses.clear();
        addresses.set(`${label} ${pathname}${search}`, { key, path: readable });
      }
    }
    const headers = new Headers({
      ...headersOf(page, hit),
      ...(secret ? { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' } : {}),
    });
    if (page.status === 200 && !secret) {
      headers.set('etag', page.etag);
      if (request.headers.get('if-none-match')?.includes(page.etag)) return new Response(null, { status: 304, headers });
    }
    const { body, encoding } = await encoded(page, request.headers.get('accept-encoding') ?? '', !hit);
    if (encoding) headers.set('content-encoding', encoding);
    if (page.location) headers.set('location', page.location);
    return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), { status: page.status, headers });
  }

  let toldAway = 0;
  return {
    cache,
    async stop() {
      clearInterval(everySecond);
      await visits.close();
      await stopListening();
      await downloads.flush();
    },
    /**
     * The answer to a GET whose page is kept in the form this reader takes; undefined: `answer` decides. Most readers get theirs here.
     * @param asked path and query as they came
     */
    ready,
    /** null: no site answers at this host. `address`: where the reader is, for telling readers apart within a day. */
    async answer(request: Request, label: string, address = ''): Promise<Response | null> {
      try {
        return await answer(request, label, address);
      } catch (error) {
        // The database is away: what is not kept cannot be made, and the reader is told in words.
        if (!isAway(error)) throw error;
        // Once in ten seconds: thousands of readers would fill the log with one fact.
        if (Date.now() - toldAway > 10_000) {
          toldAway = Date.now();
          log.warn({ err: error }, 'pages not made, database away');
        }
        return plain('Trang này tạm thời chưa mở được. Thử lại sau ít phút; các trang đã có sẵn vẫn xem được.', 503, {
          'retry-after': '30',
          'x-cache': 'miss',
        });
      }
    },
  };
}
