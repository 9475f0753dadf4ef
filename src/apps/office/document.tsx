// The document around every office screen: theme, fonts, scripts with the request's nonce, and the pages for when something is refused.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './fonts.css';
import './office.css';
import './home.css';
import './shell.css';
import './nav.css';
import './overlays.css';
import './front.css';
import './people.css';
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from 'react-router';
import { requestContext } from '#platform/http/context.ts';
import type { Args } from '#platform/http/screen.ts';
import { Gate } from './parts/gate.tsx';
import { Refusal } from './parts/refusal.tsx';
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

export function ErrorBoundary() {
  return (
    <main className="front" id="noi-dung">
      <div className="card">
        <Gate />
        <Refusal error={useRouteError()} helpers={[]} home="/" />
      </div>
    </main>
  );
}
