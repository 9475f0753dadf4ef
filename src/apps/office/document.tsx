// The document around every office screen: theme, fonts, scripts with the request's nonce, and the pages for when something is refused.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './fonts.css';
import './office.css';
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { requestContext } from '#platform/http/context.ts';
import type { Args, RefusalPage } from '#platform/http/screen.ts';
import { Gate } from './parts/gate.tsx';
import { theme, variables } from './theme.ts';

export function loader({ context }: Args) {
  return { nonce: context.get(requestContext).nonce };
}
/** The nonce of the first document stays valid for the page's life: it is never asked for again. */
export const shouldRevalidate = () => false;
export const links = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];
export const headers = () => ({ 'cache-control': 'no-store' });

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce;
  return (
    <html lang="vi" {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={variables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce ?? ''}
        >
          <a className="skip" href="#noi-dung">
            Tới nội dung
          </a>
          {children}
          <Notifications position="bottom-left" autoClose={10_000} />
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Document() {
  return <Outlet />;
}

const titles: Record<number, string> = {
  401: 'Cần đăng nhập',
  403: 'Chưa làm được việc này',
  404: 'Không tìm thấy',
  409: 'Có người vừa sửa',
  500: 'Máy chủ gặp trục trặc',
};

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const page = isRouteErrorResponse(error) ? (error.data as RefusalPage | undefined) : undefined;
  const reasons = page?.reasons ?? [
    { code: 'x', message: status === 404 ? 'Không có trang này.' : 'Việc vừa làm chưa được ghi. Thử lại sau ít phút.' },
  ];
  return (
    <main className="front" id="noi-dung">
      <title>{`${titles[status] ?? titles[500]} – Cổng Trường`}</title>
      <div className="card">
        <Gate />
        <h1>{titles[status] ?? titles[500]}</h1>
        {reasons.map((reason) => (
          <p key={reason.message} className={status === 404 ? 'note' : 'note warn'}>
            <IconAlertCircle size={18} aria-hidden />
            <span>{reason.message}</span>
          </p>
        ))}
        {page?.requestId && <p className="small muted">Báo quản trị hệ thống kèm mã {page.requestId}.</p>}
        <p>
          <a href="/">Về trang đầu</a>
        </p>
      </div>
    </main>
  );
}
