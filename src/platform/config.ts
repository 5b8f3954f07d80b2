import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((text) => text === '1' || text === 'true')

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: flag,
  BEFFROI_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SCAN_RESOLVER: z.string().optional(),
  SCAN_TRUST: z.string().optional(),
  SCAN_ALLOW_PRIVATE: flag,
  SCAN_HTTP_PORT: z.coerce.number().int().min(1).max(65535).default(80),
  SCAN_HTTPS_PORT: z.coerce.number().int().min(1).max(65535).default(443),
  SCAN_RDAP: z.url({ protocol: /^https?$/ }).optional(),
})

/** What each setting must be, for the person who wrote something else. */
const expected: Record<keyof typeof settings.shape, string> = {
  PORT: 'un nombre entier de 0 à 65535',
  HOST: 'une adresse de cette machine, par exemple 127.0.0.1',
  PUBLIC_URL: 'une adresse complète qui commence par https:// ou http://',
  TRUST_PROXY: '0 ou 1',
  BEFFROI_DATA: 'le chemin d’un dossier',
  DATABASE_URL: 'une adresse qui commence par postgres://',
  SMTP_URL: 'une adresse qui commence par smtp:// ou smtps://',
  MAIL_FROM: 'une adresse de courriel',
  METRICS_TOKEN: '16 caractères au moins',
  LOG_LEVEL: 'debug, info, warn, error ou silent',
  SCAN_RESOLVER: 'une adresse IP suivie d’un port',
  SCAN_TRUST: 'le chemin d’un fichier',
  SCAN_ALLOW_PRIVATE: '0 ou 1',
  SCAN_HTTP_PORT: 'un nombre entier de 1 à 65535',
  SCAN_HTTPS_PORT: 'un nombre entier de 1 à 65535',
  SCAN_RDAP: 'une adresse complète qui commence par https:// ou http://',
}

/** Every setting of the program, read once. Paths are absolute, the public URL has no trailing slash. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Null until the port is known when `PORT=0` and no `PUBLIC_URL` is given. */
  readonly publicUrl: string | null
  /** Believe `X-Forwarded-For` and `X-Forwarded-Proto` of the proxy in front. */
  readonly trustProxy: boolean
  readonly dataDirectory: string
  readonly databaseUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  readonly metricsToken: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly demonstration: boolean
  readonly scan: {
    /** `IP:PORT` of the resolver; null: the system's. */
    readonly resolver: string | null
    /** PEM file of extra certification authorities. */
    readonly trustFile: string | null
    readonly allowPrivate: boolean
    readonly httpPort: number
    readonly httpsPort: number
    /** The registry of domain names to ask (RDAP), for every ending; null: those that are known. */
    readonly rdapServer: string | null
  }
}

/** A setting that cannot be used. The message is a sentence for the person who starts the program. */
export class WrongSetting extends Error {}

/**
 * Reads the settings from the environment, or throws `WrongSetting`.
 * An empty variable counts as absent, as in a systemd unit or a container file.
 */
export function readConfig(env: Record<string, string | undefined>, argv: readonly string[] = []): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const wrong = settings.keyof().parse(parsed.error.issues[0]?.path[0])
    throw new WrongSetting(
      `Le réglage ${wrong} n’est pas utilisable (attendu : ${expected[wrong]}). Rien n’a été démarré ni modifié. Corrigez ${wrong}, puis relancez.`,
    )
  }
  const s = parsed.data
  const demonstration = argv.includes('--demo')
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL?.replace(/\/+$/, '') ?? (s.PORT === 0 ? null : `http://localhost:${s.PORT}`),
    trustProxy: s.TRUST_PROXY,
    dataDirectory: isAbsolute(s.BEFFROI_DATA) ? s.BEFFROI_DATA : resolve(s.BEFFROI_DATA),
    databaseUrl: s.DATABASE_URL ?? null,
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM ?? null,
    metricsToken: s.METRICS_TOKEN ?? null,
    logLevel: s.LOG_LEVEL,
    demonstration,
    scan: {
      resolver: s.SCAN_RESOLVER ?? null,
      trustFile: s.SCAN_TRUST ?? null,
      allowPrivate: s.SCAN_ALLOW_PRIVATE,
      httpPort: s.SCAN_HTTP_PORT,
      httpsPort: s.SCAN_HTTPS_PORT,
      rdapServer: s.SCAN_RDAP ?? null,
    },
  }
}
