import { defineConfig } from 'vitest/config'

const withDatabase = ['{src,test}/**/*.db.test.ts', '{src,test}/**/*http.test.ts']
const journeys = ['test/e2e/**/*.test.ts']

/** Waits are there to end a test that hangs, never to judge the speed of a machine. */
const minute = 60_000

/**
 * One run, three projects: rules (plain Node), stores (a real PostgreSQL for the run, test/support/postgres.ts),
 * journeys (PostgreSQL and a real browser, two files at a time, once the rest has left the processor).
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{src,test,tools}/**/*.test.{ts,tsx}'],
          exclude: [...withDatabase, ...journeys],
          testTimeout: minute,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stores',
          include: withDatabase,
          exclude: journeys,
          globalSetup: ['test/support/test-cluster.ts'],
          // Each file makes its own house on its own database: the program itself is read once a worker.
          isolate: false,
          testTimeout: minute,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          globalSetup: ['test/support/test-cluster.ts', 'test/support/pages-of-the-run.ts'],
          isolate: false,
          testTimeout: 5 * minute,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    hookTimeout: 3 * minute,
    teardownTimeout: minute,
    setupFiles: ['test/support/no-network.ts'],
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    // Files of a test run only: nothing is written beside the sources.
    cache: false,
  },
})
