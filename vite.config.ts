import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [reactRouter()],
  build: {
    // The server's bundle is the whole web application: portal, office, composition. The launcher imports it.
    ...(isSsrBuild ? { rollupOptions: { input: './src/apps/server.ts' }, target: 'node24' } : { target: 'es2022' }),
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
  ssr: { noExternal: [/^@mantine\//, '@tabler/icons-react'] },
  server: { host: '127.0.0.1', allowedHosts: true },
}));
