import { defineConfig } from 'vitest/config'

// Three projects: rules need nothing but Node, database tests get their own PostgreSQL,
// browser tests the whole house.
const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: true,
        root,
        test: {
          name: 'unit',
          include: [
            'tenants/**/*.test.ts',
            'app/**/*.test.{ts,tsx}',
            'db/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'database',
          include: ['tests/{tenancy,tenants,scenarios,web,db}/**/*.test.ts'],
          globalSetup: ['tests/setup/database-global.ts'],
          setupFiles: ['tests/setup/database-worker.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/browser-global.ts'],
          pool: 'forks',
          // One house and one browser: files take turns.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
