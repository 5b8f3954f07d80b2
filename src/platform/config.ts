import { readFileSync } from 'node:fs'
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
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().min(16).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_LABEL: z.string().min(1).max(60).default('ProConnect'),
  OIDC_TWO_FACTOR_ACR: z.string().min(1).max(2000).optional(),
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
  OIDC_ISSUER:
    'l’adresse complète du fournisseur d’identité, en https:// (http:// seulement sur cette machine), avec OIDC_CLIENT_ID et le secret',
  OIDC_CLIENT_ID: 'l’identifiant donné par le fournisseur d’identité',
  OIDC_CLIENT_SECRET: '16 caractères au moins, tels que le fournisseur d’identité les a donnés',
  OIDC_CLIENT_SECRET_FILE: 'le chemin d’un fichier lisible qui contient le secret, 16 caractères au moins',
  OIDC_LABEL: 'le nom du fournisseur d’identité, 60 caractères au plus',
  OIDC_TWO_FACTOR_ACR: 'des niveaux « acr » séparés par des espaces',
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
  /** The provider of identities that people may sign in with; null when there is none. */
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    /** As people know it: « ProConnect ». */
    readonly label: string
    /** Values of `acr` that stand for two factors; null: those of ProConnect. */
    readonly twoFactorAcr: readonly string[] | null
  } | null
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
    throw wrongSetting(settings.keyof().parse(parsed.error.issues[0]?.path[0]))
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
    oidc: readOidc(s),
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

function wrongSetting(name: keyof typeof expected): WrongSetting {
  return new WrongSetting(
    `Le réglage ${name} n’est pas utilisable (attendu : ${expected[name]}). Rien n’a été démarré ni modifié. Corrigez ${name}, puis relancez.`,
  )
}

/** All of it or nothing: half a provider is a mistake somebody must hear of. */
function readOidc(s: z.output<typeof settings>): Config['oidc'] {
  if (s.OIDC_ISSUER === undefined) {
    if (s.OIDC_CLIENT_ID !== undefined) throw wrongSetting('OIDC_ISSUER')
    return null
  }
  const { protocol, hostname } = new URL(s.OIDC_ISSUER)
  // Identities must not travel in clear; the test provider is on this machine.
  if (protocol === 'http:' && hostname !== 'localhost' && hostname !== '127.0.0.1')
    throw wrongSetting('OIDC_ISSUER')
  if (s.OIDC_CLIENT_ID === undefined) throw wrongSetting('OIDC_CLIENT_ID')
  const clientSecret = s.OIDC_CLIENT_SECRET ?? secretIn(s.OIDC_CLIENT_SECRET_FILE)
  if (clientSecret === undefined) throw wrongSetting('OIDC_CLIENT_SECRET')
  return {
    issuer: s.OIDC_ISSUER,
    clientId: s.OIDC_CLIENT_ID,
    clientSecret,
    label: s.OIDC_LABEL,
    twoFactorAcr: s.OIDC_TWO_FACTOR_ACR?.trim().split(/\s+/) ?? null,
  }
}

function secretIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  try {
    const secret = readFileSync(path, 'utf8').trim()
    if (secret.length >= 16) return secret
  } catch {
    // Said below, with the name of the setting.
  }
  throw wrongSetting('OIDC_CLIENT_SECRET_FILE')
}
