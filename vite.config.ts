import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

/** What only a server has: a screen that takes one word from the wrong file would carry it along, and may break with it on the first visit. */
const serverOnly =
  /\/node_modules\/(kysely|pg|zod|pino|sharp|argon2|graphile-worker)\/|\/src\/platform\/(db|jobs|log|pdf|spreadsheet)\/|(__vite-browser-external)/;
const thingOf = (id: string) => serverOnly.exec(id)?.slice(1).find(Boolean);

const serverStaysOut: Plugin = {
  name: 'server-stays-out',
  applyToEnvironment: (environment) => environment.name === 'client',
  generateBundle(_, bundle) {
    const shown = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk' ? Object.keys(chunk.modules).filter((id) => (chunk.modules[id]?.renderedLength ?? 0) > 0) : [],
    );
    const things = new Set(shown.map(thingOf).filter(Boolean));
    const faults = shown
      .filter((id) => id.includes('/src/') && !id.includes('/node_modules/') && !thingOf(id))
      .flatMap((id) => {
        const wrong = this.getModuleInfo(id)?.importedIds.filter((other) => things.has(thingOf(other))) ?? [];
        return wrong.map((other) => `${id} brings ${other}`);
      });
    if (faults.length > 0)
      this.error(`Code of the server would reach browsers; what screens say stands in a file without it:\n${faults.join('\n')}`);
  },
};

export default defineConfig({
  plugins: [reactRouter(), serverStaysOut],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  // The command line and the web application that it serves, of the same modules: each is loaded once.
  environments: {
    ssr: {
      build: { target: 'node24', rollupOptions: { input: { main: './src/apps/cli/main.ts', index: './src/apps/server.ts' } } },
    },
  },
  ssr: { noExternal: [/^@mantine\//, '@tabler/icons-react'] },
  server: { host: '127.0.0.1', allowedHosts: true },
});
