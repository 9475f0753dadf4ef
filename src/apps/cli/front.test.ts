import { expect, test } from 'vitest';
import { openFront } from './front.ts';

test('who comes early hears what is being done, a load balancer 503, and afterwards the product answers', async () => {
  const front = await openFront(0, '127.0.0.1');
  const address = front.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  front.doing('Đang nạp <tỉnh> mẫu');
  const early = await ask('/');
  expect(early.status).toBe(503);
  expect(await early.text()).toContain('Đang nạp &lt;tỉnh&gt; mẫu');
  const health = await ask('/healthz');
  expect([health.status, await health.json()]).toEqual([503, { status: 'starting' }]);
  await expect(openFront(port, '127.0.0.1')).rejects.toThrow(`Cổng ${port} đang có chương trình khác dùng`);
  front.answer((_request, response) => response.end('here'));
  expect(await (await ask('/')).text()).toBe('here');
  front.close();
});
