import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The last Chrome of Windows 7 and 8, the oldest Firefox with fixes, the Safari of seven-year-old phones. */
export const oldestBrowsers = ['chrome109', 'firefox115', 'safari15.6']

/**
 * The office entry. `dist/office` holds `index.html` and hashed files under `assets/`; nothing is inlined,
 * so the page runs under `default-src 'self'; script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/office',
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    assetsInlineLimit: 0,
    manifest: true,
    // Without it a browser that lacks module preloading (Safari before 17) merely does without.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // A door of the browser re-exports pieces of its pages: without this, the entry would carry them all.
      treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/](?!main[\\/]).*\.tsx?$/, sideEffects: false }] },
      output: {
        // React and the router change with our dependencies, not with our pages: an update of Beffroi leaves them cached.
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ }],
        },
      },
    },
  },
  server: { port: 4301, proxy: { '/api': 'http://127.0.0.1:4300' } },
})
