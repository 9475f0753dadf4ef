// What may be fetched from elsewhere: of the public internet, in measured bites.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { fetchOutside, isPublic } from './outside.ts';

let server: Server;
let at = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/ok') response.end('xin chào');
    else if (request.url === '/turn') response.writeHead(302, { location: '/ok' }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/hostname' }).end();
    else if (request.url === '/big') response.end(Buffer.alloc(5000));
    else if (request.url === '/slow') response.write('x');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const why = (address: string, inside = true) =>
  fetchOutside(address, { maxBytes: 1000, maxMs: 400, inside }).then(
    ({ bytes }) => new TextDecoder().decode(bytes),
    (error: unknown) => (isRefused(error) ? error.reasons.map((reason) => reason.code).join() : String(error)),
  );

test.each([
  ['8.8.8.8', true],
  ['2606:4700:4700::1111', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['không phải', false],
])('%s public: %s', (address, expected) => expect(isPublic(address)).toBe(expected));

test.each([
  ['/ok', 'xin chào'],
  ['/turn', 'xin chào'],
  ['/round', 'turns'],
  ['/file', 'address'],
  ['/big', 'size'],
  ['/slow', 'slow'],
  ['/none', 'status'],
])('%s: %s', async (path, expected) => expect(await why(`${at}${path}`)).toBe(expected));

test.each([
  ['http://127.0.0.1/', 'inside'],
  ['http://localhost/', 'inside'],
  ['http://[::1]/', 'inside'],
  ['http://2130706433/', 'inside'],
  ['http://a:b@example.com/', 'address'],
  ['ftp://example.com/', 'address'],
  ['x', 'address'],
])('a stranger may not fetch %s', async (address, expected) => expect(await why(address, false)).toBe(expected));
