import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

type Program = { readonly path: string; readonly env: Readonly<Record<string, string>> }

const cache = join(import.meta.dirname, '..', '..', '.cache')

/**
 * `--single-process`, which `@sparticuz/chromium` proposes, ends the browser when a page closes: the arguments
 * are ours. The last ones keep the browser, its updates and its predictions on this machine.
 */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
]

/** The package's own file names folders of a server in the cloud: without fonts, pages are blank. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * A real browser: the machine's Chromium, else the one from npm, unpacked once into `.cache`.
 * `BEFFROI_BROWSER=npm` insists on the latter. The caller closes it.
 */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = (process.env.BEFFROI_BROWSER === 'npm' ? null : findOnMachine()) ?? unpackFromNpm()
  return chromium.launch({
    executablePath: path,
    args: launchArguments,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    timeout: 120_000,
  })
}

/** A phone's browser: what it keeps stays in the folder when it is killed. */
export interface LastingBrowser {
  readonly context: BrowserContext
  /** As a battery that is pulled out: every process of it at once. */
  kill(): Promise<void>
}

export async function openLastingBrowser(folder: string): Promise<LastingBrowser> {
  const { path, env } = (process.env.BEFFROI_BROWSER === 'npm' ? null : findOnMachine()) ?? unpackFromNpm()
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: path,
    args: launchArguments,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    timeout: 120_000,
    viewport: { width: 412, height: 915 },
    hasTouch: true,
    locale: 'fr-FR',
  })
  return {
    context,
    async kill() {
      const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
      const page = context.pages()[0] ?? (await context.newPage())
      const session = await context.newCDPSession(page)
      session.send('Browser.crash').catch(() => undefined)
      await closed
    },
  }
}

function findOnMachine(): Program | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const found = [...onPath, ...elsewhere].find((path) => existsSync(path))
  return found ? { path: found, env: {} } : null
}

/**
 * The package would unpack into the temporary folder of the machine, reuse what it finds there whatever its
 * version, and leave its NSS libraries packed: its own unpacker is run here with a temporary folder of ours.
 */
function unpackFromNpm(): Program {
  if (platform() !== 'linux' || arch() !== 'x64') {
    throw new Error('no browser: install Chromium or Google Chrome (the one from npm is for Linux on x64)')
  }
  const packageFolder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    const unpack = `const { inflate } = await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))})
      for (const pack of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
        await inflate(${JSON.stringify(join(packageFolder, 'bin'))} + '/' + pack)`
    execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
      env: { ...process.env, TMPDIR: unfinished },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    writeFileSync(join(unfinished, 'fonts.conf'), fontSettings)
    chmodSync(join(unfinished, 'chromium'), 0o755)
    try {
      renameSync(unfinished, home)
    } catch {
      // Another test file was faster: its copy is as good.
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return {
    path: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), home].join(':'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      HOME: home,
    },
  }
}
