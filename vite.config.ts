import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The last Chrome of Windows 7 and 8, the oldest Firefox with fixes, the Safari of seven-year-old phones. */
export const oldestBrowsers = ['chrome109', 'firefox115', 'safari15.6']

const generatedCalls = '/src/api-client/sdk.gen.ts'

/** The generated functions of the API call our client: the generator's own would weigh 8 kB on every first load. */
const smallClient: Plugin = {
  name: 'small-client',
  enforce: 'pre',
  resolveId(source, importer) {
    const isTheirs = source === './client.gen.ts' && importer?.includes(generatedCalls)
    return isTheirs ? fileURLToPath(new URL('./src/main/office/small-client.ts', import.meta.url)) : null
  },
}

/**
 * Each generated function of the API as a module of its own: a page carries the calls it makes, where the first load
 * carried all of them (4 kB for 220). What they say of security is for other clients; a browser sends its cookie.
 */
const callsApart: Plugin = {
  name: 'calls-apart',
  enforce: 'pre',
  load(id) {
    const [file = '', call] = id.split('?call=')
    if (!file.endsWith(generatedCalls)) return null
    if (call === undefined) {
      return [...callsIn(file).keys()]
        .map((name) => `export { ${name} } from './sdk.gen.ts?call=${name}'`)
        .join('\n')
    }
    return `import { client } from './client.gen.ts'
      import { formDataBodySerializer } from './client/index.ts'
      ${callsIn(file).get(call)}`
  },
}

function callsIn(file: string): ReadonlyMap<string, string> {
  const [, ...calls] = readFileSync(file, 'utf8').split(/^(?=export const )/m)
  return new Map(
    calls.map((text) => [
      /^export const (\w+)/.exec(text)?.[1] ?? '',
      text.replace(/^ {4}security: \[[\s\S]*?\}\],$/m, ''),
    ]),
  )
}

/**
 * Parts of the router that an application without framework mode never runs, 3 kB together: tracing hooks, and the
 * preloading of server-rendered pages. What the rest of the router asks of them is answered by nothing to do.
 */
const leanRouter: Plugin = {
  name: 'lean-router',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('/react-router/dist/production/lib/router/instrumentation.js')) {
      return `export const consumeInstrumentationClientResultMetaReceiver = () => undefined
        export const getRouteInstrumentationUpdates = () => ({})
        export const instrumentClientSideRouter = (router) => router
        export const instrumentHandler = (handler) => handler
        export const instrumentationResultMetaContext = undefined`
    }
    if (id.endsWith('/react-router/dist/production/lib/dom/ssr/components.js')) {
      return `import { createContext } from 'react'
        export const FrameworkContext = createContext(undefined)
        const nothing = () => null
        export { nothing as Links, nothing as Meta, nothing as PrefetchPageLinks, nothing as Scripts }
        export { nothing as setIsHydrated, nothing as useFrameworkContext }
        export const CRITICAL_CSS_DATA_ATTRIBUTE = ''
        export const usePrefetchBehavior = () => [false, null, {}]
        export const mergeRefs = (...refs) => (value) => {
          for (const ref of refs) {
            if (typeof ref === 'function') ref(value)
            else if (ref != null) ref.current = value
          }
        }`
    }
    return null
  },
}

/**
 * The office entry. `dist/office` holds `index.html` and hashed files under `assets/`; nothing is inlined,
 * so the page runs under `default-src 'self'; script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  plugins: [react(), callsApart, smallClient, leanRouter],
  publicDir: false,
  build: {
    outDir: 'dist/office',
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    assetsInlineLimit: 0,
    manifest: true,
    // One sheet of 8 kB, where 47 small ones weighed 17; a page opened without the network has its styles too.
    cssCodeSplit: false,
    // The shell is asked for with the page. For each lazy page a list of its pieces would weigh 2 kB on every first load.
    // Without the polyfill a browser that lacks module preloading (Safari before 17) merely does without.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_page, pieces, { hostType }) => (hostType === 'html' ? pieces : []),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      // A door of the browser re-exports pieces of its pages: without this, the entry would carry them all.
      treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/](?!main[\\/]).*\.tsx?$/, sideEffects: false }] },
      output: {
        // React and the router change with our dependencies, not with our pages: an update of Beffroi leaves them cached.
        codeSplitting: {
          // What twenty pages or more share is one piece: dozens of crumbs weigh more and are asked for one by one.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'house', test: /src[\\/](ui|kernel|api-client)[\\/]/, minShareCount: 20 },
          ],
        },
      },
    },
  },
  server: { port: 4301, proxy: { '/api': 'http://127.0.0.1:4300' } },
})
