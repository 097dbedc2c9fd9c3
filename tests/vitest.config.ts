import { defineConfig } from 'vitest/config'

// Two projects: rules need nothing but Node; database tests get their own PostgreSQL.
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
          include: [
            'tests/{tenancy,tenants,scenarios,web,db}/**/*.test.ts',
          ],
          globalSetup: ['tests/setup/database-global.ts'],
          setupFiles: ['tests/setup/database-worker.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
