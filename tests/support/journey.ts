// What a file of journeys begins with: a product of its own, a browser, people who are signed in.
import { request } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { desk, openBrowser, type Product, password, product, type Size, violations } from './browser.ts';

export type Journey = Omit<Product, 'stop'> & { readonly browser: Browser };

/** Registers the hooks: a product of this size for the journeys of one file, started, and a browser. Both may be used inside tests. */
export function journey(size: Size = 'school'): Journey {
  let at: Product | undefined;
  let browser: Browser | undefined;
  const there = () => {
    if (!at) throw new Error('the product is there inside tests only');
    return at;
  };
  beforeAll(async () => {
    at = await product(size);
    await at.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await at?.stop();
  });
  return {
    get port() {
      return there().port;
    },
    get dir() {
      return there().dir;
    },
    get browser() {
      if (!browser) throw new Error('the browser is there inside tests only');
      return browser;
    },
    url: (label, path) => there().url(label, path),
    start: () => there().start(),
    crash: () => there().crash(),
    cli: (args) => there().cli(args),
  };
}

/** What the form of the office answers: the cookies of a session. How the form looks is the matter of the journeys about access. */
const cookiesOf = (at: Journey, username: string): Promise<{ name: string; value: string; url: string }[]> =>
  new Promise((resolve, reject) => {
    const office = new URL(at.url('quanly', '/login'));
    const body = new URLSearchParams({ username, password, next: '/' }).toString();
    const sent = request(
      {
        ...{ host: '127.0.0.1', port: at.port, method: 'POST', path: office.pathname },
        headers: {
          ...{ host: office.host, origin: office.origin, 'content-length': Buffer.byteLength(body) },
          ...{ 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Mozilla/5.0 Chrome' },
        },
      },
      (answer) => {
        answer.resume();
        const cookies = (answer.headers['set-cookie'] ?? []).map((line) => {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          return { name, value, url: office.origin };
        });
        if (answer.statusCode === 302 && cookies.length > 0) resolve(cookies);
        else reject(new Error(`${username} is not signed in: ${answer.statusCode} ${answer.headers.location ?? ''}`));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** An empty page of somebody whose session has begun. */
export async function signIn(at: Journey, username: string, viewport = desk): Promise<{ page: Page; context: BrowserContext }> {
  const context = await at.browser.newContext({ viewport, locale: 'vi-VN', reducedMotion: 'reduce' });
  await context.addCookies(await cookiesOf(at, username));
  return { page: await context.newPage(), context };
}

/** Nothing that keeps somebody out: no violation, and no scrolling sideways. */
export async function sound(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
