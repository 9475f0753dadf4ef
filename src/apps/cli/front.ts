// The door of the process: open from its first second on, so that a load balancer and a waiting person hear that it is starting.
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

export type Front = {
  readonly server: Server;
  /** What the process is doing, for who waits. */
  doing(words: string): void;
  /** From now on requests are answered by this. */
  answer(listener: RequestListener): void;
  close(): void;
};

const esc = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

function wait(path: string, words: string, response: ServerResponse): void {
  const health = path.startsWith('/healthz');
  response.writeHead(503, {
    'content-type': health ? 'application/json' : 'text/html; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  });
  response.end(
    health
      ? JSON.stringify({ status: 'starting' })
      : `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="2"><title>Cổng Trường đang khởi động</title></head>
<body><main><h1>Cổng Trường đang khởi động</h1><p>${esc(words)}. Trang này tự mở khi xong.</p></main></body></html>`,
  );
}

/** @throws Error with a sentence when the port cannot be had */
export function openFront(port: number, host: string): Promise<Front> {
  let words = 'Đang chuẩn bị cơ sở dữ liệu';
  let listener: RequestListener = (request, response) => wait(request.url ?? '/', words, response);
  const server = createServer((request, response) => listener(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Cổng ${port} đang có chương trình khác dùng. Đặt PORT=… để chọn cổng khác.`
          : error.code === 'EACCES'
            ? `Không được phép mở cổng ${port}: các cổng dưới 1024 cần quyền riêng. Đặt PORT=… để chọn cổng khác.`
            : `Không mở được cổng ${port} ở ${host} (${error.code}): xem lại PORT và HOST.`;
      reject(new Error(why));
    });
    server.listen(port, host, () =>
      resolve({
        server,
        doing: (next) => {
          words = next;
        },
        answer: (next) => {
          listener = next;
        },
        close() {
          server.close();
          server.closeAllConnections();
        },
      }),
    );
  });
}
