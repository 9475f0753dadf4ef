import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  // The server's bundle is the whole web application: portal, office, composition. The launcher imports it.
  environments: { ssr: { build: { target: 'node24', rollupOptions: { input: './src/apps/server.ts' } } } },
  ssr: { noExternal: [/^@mantine\//, '@tabler/icons-react'] },
  server: { host: '127.0.0.1', allowedHosts: true },
});
