// The web application, composed by hand in the order in which a request meets it: portal by host, office, live line, health.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import * as build from 'virtual:react-router/server-build';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { scopeOf } from '#kernel/actor.ts';
import { type Identity, needsSecondFactor, secondFactorRequired } from '#modules/access/index.ts';
import { pictureWithBytes } from '#modules/media/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { FileStore } from '#platform/files/store.ts';
import {
  databaseContext,
  filesContext,
  identityContext,
  logContext,
  personContext,
  printerContext,
  requestContext,
  sessionContext,
} from '#platform/http/context.ts';
import { nonceOf, openHere } from '#platform/http/here.ts';
import { siteLabel, siteUrls } from '#platform/http/site-url.ts';
import { openVisitorForms } from '#platform/http/visitor-form.ts';
import { type Log, pathForLog } from '#platform/log/log.ts';
import type { Printer } from '#platform/pdf/pdf.ts';
import { openApi } from './api/api.ts';
import { openLiveLine } from './live-line.ts';
import { openMetrics } from './metrics.ts';
import { type CachedPage, encoded } from './portal/cache.ts';
import { openPageFiles } from './portal/page-files.ts';
import { openPortal, portalPolicy } from './portal/portal.ts';
import { missingPage, welcomePage } from './welcome.ts';

export type Services = {
  db: Database;
  files: FileStore;
  printer: Printer;
  identity: Identity;
  log: Log;
  baseHost: string;
  scheme: 'http' | 'https';
  publicPort: number;
  /** A proxy in front names the visitor's address in X-Forwarded-For. */
  trustProxy: boolean;
  /** Of the installation: what stands for a visitor's address and proves a form is ours is made with it. */
  secret: string;
  clientDir: string;
  /** Public pages are kept here as files too, for a web server in front. */
  pageFilesDir?: string | undefined;
  ready(): Promise<boolean>;
  demoAccounts: { role: string; unit: string; username: string; password: string }[];
};

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.json': 'application/json',
};
const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26"><rect width="26" height="26" rx="6" fill="#2d4e96"/><path d="M6 20v-7a7 7 0 0 1 14 0v7M10 20v-6.5a3 3 0 0 1 6 0V20" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>';

/** The office's own scripts by nonce, its styles by nonce or attribute, nothing from elsewhere. */
const officePolicy = (nonce: string) =>
  import.meta.env.DEV
    ? "default-src 'self' 'unsafe-inline' data: ws:"
    : `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; ` +
      "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const safe = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const safeHeaders = Object.entries(safe);
const assetOf = (body: Buffer, type: string): CachedPage => ({ status: 200, type, body, etag: '' });
const htmlPage = (html: string, status = 200) =>
  new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': portalPolicy(''), ...safe },
  });
/** A workbook may have ten megabytes, a photograph or the files of a document or a disclosure twenty-five; nothing else needs more. */
const limitOf = (pathname: string) =>
  (/^\/[^/]+\/(media\/upload|documents\/list\/[^/]+|engagement\/consultations\/[^/]+|disclosure\/list\/[^/]+\/[^/]+|sites\/transfers)$/.test(
    pathname,
  )
    ? 26
    : 11) *
  1024 *
  1024;

export async function createWeb(services: Services) {
  const { db, files, printer, identity, log, baseHost, scheme, clientDir } = services;
  const url = siteUrls(services);
  const officeUrl = url('quanly');
  const pageFiles = services.pageFilesDir ? await openPageFiles(services.pageFilesDir, log) : undefined;
  const visitorForms = openVisitorForms(services.secret);
  const here = openHere(services.secret);
  const portal = await openPortal({
    db,
    files,
    printer,
    log,
    url,
    officeUrl,
    pageFiles,
    visitorForms,
    secure: scheme === 'https',
  });
  const live = await openLiveLine(db, log);
  const metrics = openMetrics(db, live.watching);

  const handleOffice = createRequestHandler(build as unknown as ServerBuild, import.meta.env.MODE);
  const api = openApi({ db, identity, log, officeUrl, openDataUrl: url('', '/api/v1/openapi.json') });
  const app = new Hono();

  app.get('/healthz', async (c) => {
    const up = await services.ready().catch(() => false);
    return c.json({ status: up ? 'ok' : 'starting' }, up ? 200 : 503);
  });
  app.get('/healthz/:nonce', (c) => {
    const nonce = nonceOf(c.req.path);
    return nonce ? c.text(here(nonce), 200, { 'cache-control': 'no-store' }) : c.notFound();
  });
  app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }));
  app.get('/favicon.svg', (c) =>
    c.body(favicon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg'));
  /** Assets that compress, in the form the reader takes: compressed once. Their names say their content, so they never change. */
  const assets = new Map<string, CachedPage>();
  app.get('/assets/*', async (c) => {
    const file = normalize(c.req.path);
    const type = types[extname(file)];
    if (!type || file.includes('..')) return c.notFound();
    const kept =
      assets.get(file) ??
      (await readFile(join(clientDir, file)).then(
        (body) => assetOf(body, type),
        () => null,
      ));
    if (!kept) return c.notFound();
    if (!import.meta.env.DEV) assets.set(file, kept);
    const { body, encoding } = /^(text|image\/svg|application\/json)/.test(type)
      ? await encoded(kept, c.req.header('accept-encoding') ?? '')
      : { body: kept.body, encoding: undefined };
    return c.body(new Uint8Array(body), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
      ...safe,
    });
  });

  app.get('/events', async (c) => {
    const me = await identity.personOf(c.req.raw.headers, db.clock.today());
    if (!me) return c.text('', 401);
    // A line that was cut names what it heard last; a new one, when its screen was made.
    const since = Number(c.req.header('last-event-id') || c.req.query('since'));
    return live.answer(scopeOf(me.person), Number.isFinite(since) ? since : 0);
  });

  async function office(request: Request, id: string, address: string): Promise<Response> {
    const at = Date.now();
    const { pathname } = new URL(request.url);
    // A body of unknown length would have to be read before it could be refused.
    if (request.headers.has('transfer-encoding'))
      return new Response('Nơi gửi cần nói trước độ dài của nội dung.', {
        status: 411,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    if (Number(request.headers.get('content-length') ?? 0) > limitOf(pathname))
      return new Response('Tệp quá lớn: bảng tính nhiều nhất 10 MB, ảnh và tệp văn bản nhiều nhất 25 MB.', {
        status: 413,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    const nonce = randomBytes(16).toString('base64');
    const me = await identity.personOf(request.headers, db.clock.today());
    // Screens lead such a person to /account; a form sent past the screens is refused here.
    if (
      me &&
      request.method !== 'GET' &&
      !me.secondFactor &&
      needsSecondFactor(me.person) &&
      !/^\/(account|logout)/.test(pathname)
    ) {
      const required = await db.read(me.person, (work) => secondFactorRequired(work));
      if (required)
        return new Response('Bật xác thực hai bước trước khi làm việc tiếp.', {
          status: 403,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
        });
    }
    const context = new RouterContextProvider();
    context.set(databaseContext, db);
    context.set(filesContext, files);
    context.set(printerContext, printer);
    context.set(logContext, log);
    context.set(identityContext, identity);
    context.set(requestContext, { id, at, nonce, address, officeUrl, portalUrl: (label) => url(label) });
    context.set(personContext, me?.person ?? null);
    if (me)
      context.set(sessionContext, {
        token: me.sessionToken,
        secondFactor: me.secondFactor,
        passwordExpired: me.passwordExpired,
      });
    const response = await handleOffice(request, context);
    // A preview brings the portal's own policy and may stand in a frame of the office.
    if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', officePolicy(nonce));
    for (const [name, value] of safeHeaders) if (!response.headers.has(name)) response.headers.set(name, value);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  }

  /** A picture for those who may see its unit's work, hidden ones too: by the same address as on the unit's site. */
  async function officePicture(request: Request, sha256: string): Promise<Response> {
    const me = await identity.personOf(request.headers, db.clock.today());
    // What a superior has sent shows the superior's pictures, which every reader of its site may see.
    const found =
      me &&
      ((await db.read(me.person, (work) => pictureWithBytes(work, sha256, { withHidden: true }))) ??
        (await db.portal((work) => pictureWithBytes(work, sha256))));
    const headers = { etag: `"${sha256}"`, 'cache-control': 'private, max-age=300, must-revalidate', ...safe };
    if (found && request.headers.get('if-none-match')?.includes(sha256)) return new Response(null, { status: 304, headers });
    const bytes = found && (await files.get(sha256));
    if (!bytes)
      return new Response('Không có ảnh này.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': 'image/webp' } });
  }

  const nobody = (pathname: string) =>
    pathname === '/' ? htmlPage(welcomePage(url, services.demoAccounts)) : htmlPage(missingPage(url), 404);

  /** The last entry of X-Forwarded-For is the proxy's own; what stands before it anybody may have written. */
  function addressOf(headers: { get(name: string): string | null }, incoming?: Pick<IncomingMessage, 'socket'>): string {
    const forwarded = services.trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded || incoming?.socket.remoteAddress || '';
  }

  async function answer(request: Request, env?: { incoming?: Pick<IncomingMessage, 'socket'> }): Promise<Response> {
    const started = performance.now();
    const id = randomUUID();
    const address = addressOf(request.headers, env?.incoming);
    const { pathname } = new URL(request.url);
    const label = siteLabel(request.headers.get('host') ?? '', baseHost);
    let name = 'welcome';
    let response: Response;
    try {
      if (pathname === '/metrics' && label !== null) {
        // For who asks the process itself, by its address; a public host has none.
        response = new Response('Không có trang này.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
      } else if (/^\/(healthz|metrics|assets\/|favicon)/.test(pathname)) {
        name = 'static';
        response = await app.fetch(request);
      } else if (label === 'quanly' && /^\/api\/v1(\/|$)/.test(pathname)) {
        name = 'api';
        response = await api(request, address, id);
        for (const [key, value] of safeHeaders) if (!response.headers.has(key)) response.headers.set(key, value);
      } else if (label === 'quanly') {
        name = 'office';
        const picture = /^\/media\/([0-9a-f]{64})\.webp$/.exec(pathname)?.[1];
        if (picture) response = await officePicture(request, picture);
        else if (pathname === '/robots.txt')
          response = new Response('User-agent: *\nDisallow: /\n', { headers: { 'content-type': 'text/plain' } });
        else response = pathname === '/events' ? await app.fetch(request) : await office(request, id, address);
      } else if (label === null) {
        response = nobody(pathname);
      } else if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
        response = new Response('', { status: 405, headers: { allow: 'GET, HEAD, POST' } });
      } else {
        name = 'portal';
        response =
          (await portal.answer(request, label, address)) ??
          (label.includes('.') ? nobody(pathname) : htmlPage(missingPage(url), 404));
        for (const [key, value] of safeHeaders) if (!response.headers.has(key)) response.headers.set(key, value);
      }
    } catch (error) {
      log.error({ requestId: id, err: error, app: name }, 'request failed');
      response = new Response('Máy chủ gặp trục trặc, thử lại sau ít phút.', {
        status: 500,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    }
    const seconds = (performance.now() - started) / 1000;
    // Who asked may have gone before the answer: nothing failed here.
    const status = request.signal.aborted ? 499 : response.status;
    metrics.request(name, status, seconds);
    // 503 is the answer of every page and every look while the database is away: the portal says that once.
    if (name === 'office' || name === 'api' || (status >= 500 && status !== 503))
      log.info(
        {
          requestId: id,
          app: name,
          method: request.method,
          path: pathForLog(pathname),
          status,
          ms: Math.round(seconds * 1000),
        },
        'request',
      );
    response.headers.set('x-request-id', id);
    return response;
  }

  const throughAnswer = getRequestListener(answer) as (request: IncomingMessage, response: ServerResponse) => void;
  /** A public page that stands ready is written at once: the web's own Request and Response cost more than the page. */
  function listener(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const label = request.method === 'GET' ? siteLabel(request.headers.host ?? '', baseHost) : null;
    const headers = { get: (name: string) => request.headers[name]?.toString() ?? null };
    const ready =
      label === null || label === 'quanly'
        ? undefined
        : portal.ready({ method: 'GET', headers }, label, request.url ?? '/', addressOf(headers, request));
    if (!ready) {
      throughAnswer(request, response);
      return;
    }
    response.writeHead(ready.status, { ...safe, ...ready.headers, 'x-request-id': randomUUID() });
    response.end(ready.body);
    metrics.request('portal', ready.status, (performance.now() - started) / 1000);
  }
  return {
    answer,
    portalCache: portal.cache,
    listener,
    async close() {
      await live.stop();
      await portal.stop();
      await pageFiles?.settled();
    },
  };
}
