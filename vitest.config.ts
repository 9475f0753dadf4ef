import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.page.test.ts'],
          // Loaded once a worker: nothing is put in the place of a module.
          isolate: false,
          // The demo's generator is long work on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts', 'tests/*.page.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts'],
          // Pages name their style sheet by its address.
          css: true,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          // Each file has a database of its own; the seven hundred modules are loaded once a worker.
          isolate: false,
          // Pages are rendered as they are served: what React checks in development takes a fifth of the time.
          env: { NODE_ENV: 'production' },
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['tests/support/products-global.ts'],
          include: ['tests/e2e/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
          isolate: false,
          // A journey mostly waits for a browser: two go side by side on two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
