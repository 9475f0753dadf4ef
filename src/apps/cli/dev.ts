// `congtruong dev`: the same as serve, from the sources, with the browser's modules and the server's reloaded on change.
import type { Config } from '#platform/config/config.ts';
import { rootDir } from '#platform/files/own.ts';
import { serve } from './serve.ts';

export async function dev(config: Config): Promise<void> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: rootDir,
    server: { middlewareMode: true, hmr: { port: config.PORT + 1 } },
    appType: 'custom',
  });
  try {
    await serve(config, {
      load: () => vite.ssrLoadModule('/src/apps/server.ts') as Promise<typeof import('../server.ts')>,
      middleware: vite.middlewares,
      onChange(again) {
        let soon: NodeJS.Timeout | undefined;
        vite.watcher.on('change', (path) => {
          if (!/\/src\/.*\.tsx?$/.test(path)) return;
          // Vite forgets the old module a moment after it has told us, and an editor saves several files at once.
          clearTimeout(soon);
          soon = setTimeout(again, 200);
        });
      },
    });
  } finally {
    await vite.close();
  }
}
