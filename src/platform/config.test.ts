import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, WrongSetting } from './config.ts'

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof WrongSetting) return error.message
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('settings', () => {
  it('need nothing: everything has a default, and the server speaks to this machine only', () => {
    expect(readConfig({})).toEqual({
      port: 4300,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4300',
      trustProxy: false,
      dataDirectory: resolve('data'),
      databaseUrl: null,
      smtpUrl: null,
      mailFrom: null,
      metricsToken: null,
      oidc: null,
      logLevel: 'info',
      demonstration: false,
      scan: {
        resolver: null,
        trustFile: null,
        allowPrivate: false,
        httpPort: 80,
        httpsPort: 443,
        rdapServer: null,
      },
    })
  })

  it('count as absent when they are empty or blank', () => {
    const names = [
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'DATABASE_URL',
      'SMTP_URL',
      'METRICS_TOKEN',
      'LOG_LEVEL',
    ]
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}))
    expect(readConfig({ PORT: ' ' }).port).toBe(4300)
  })

  it('are read as what they mean', () => {
    const config = readConfig({
      PORT: '8080',
      TRUST_PROXY: '1',
      SCAN_ALLOW_PRIVATE: 'true',
      BEFFROI_DATA: '/srv/b',
    })
    expect(config).toMatchObject({ port: 8080, trustProxy: true, publicUrl: 'http://localhost:8080' })
    expect(config.scan.allowPrivate).toBe(true)
    expect(config.dataDirectory).toBe(resolve('/srv/b'))
  })

  it('lose the slashes at the end of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://beffroi.vaux.example/' }).publicUrl).toBe(
      'https://beffroi.vaux.example',
    )
    expect(readConfig({ PUBLIC_URL: 'https://vaux.example/beffroi//' }).publicUrl).toBe(
      'https://vaux.example/beffroi',
    )
  })

  it('leave the public address open until the port is known', () => {
    expect(readConfig({ PORT: '0' }).publicUrl).toBeNull()
    expect(readConfig({ PORT: '0', PUBLIC_URL: 'http://b.example' }).publicUrl).toBe('http://b.example')
  })

  it('start a demonstration only when the command line asks for it', () => {
    expect(readConfig({}, ['--demo']).demonstration).toBe(true)
    expect(readConfig({ DEMO: '1' }).demonstration).toBe(false)
  })
})

describe('a setting that cannot be used', () => {
  it.each([
    ['PORT', 'quatre mille'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'beffroi.vaux.example'],
    ['PUBLIC_URL', 'ftp://vaux.example'],
    ['TRUST_PROXY', 'oui'],
    ['DATABASE_URL', 'mysql://localhost/b'],
    ['SMTP_URL', 'mail.vaux.example'],
    ['METRICS_TOKEN', 'court'],
    ['LOG_LEVEL', 'loud'],
    ['SCAN_HTTPS_PORT', '0'],
  ])('is named in a French sentence: %s=%s', (name, value) => {
    const refusal = refusalOf({ [name]: value })
    expect(refusal).toMatch(
      new RegExp(`^Le réglage ${name} n’est pas utilisable \\(.+\\)\\. Rien n’a été démarré`),
    )
    expect(refusal).toContain(`Corrigez ${name}, puis relancez.`)
    expect(refusal).not.toMatch(/invalid|expected|received|too (small|big)|undefined/i)
  })

  it('is told without its value, which may be a password', () => {
    expect(refusalOf({ DATABASE_URL: 'mysql://beffroi:hush@localhost/b' })).not.toContain('hush')
  })
})

describe('an identity provider', () => {
  const secret = 'a secret long enough, of this test'
  const whole = {
    OIDC_ISSUER: 'https://proconnect.example',
    OIDC_CLIENT_ID: 'beffroi',
    OIDC_CLIENT_SECRET: secret,
  }
  const without = (name: keyof typeof whole) => ({ ...whole, [name]: '' })

  it('is absent until it is given, and bears the name people know', () => {
    expect(readConfig({}).oidc).toBeNull()
    expect(readConfig(whole).oidc).toEqual({
      issuer: 'https://proconnect.example',
      clientId: 'beffroi',
      clientSecret: secret,
      label: 'ProConnect',
      twoFactorAcr: null,
    })
    expect(readConfig({ ...whole, OIDC_TWO_FACTOR_ACR: ' eidas2  eidas3 ' }).oidc?.twoFactorAcr).toEqual([
      'eidas2',
      'eidas3',
    ])
  })

  it('is all there or refused: half of one is a mistake', () => {
    expect(refusalOf(without('OIDC_ISSUER'))).toContain('OIDC_ISSUER')
    expect(refusalOf(without('OIDC_CLIENT_ID'))).toContain('OIDC_CLIENT_ID')
    expect(refusalOf(without('OIDC_CLIENT_SECRET'))).toContain('OIDC_CLIENT_SECRET')
  })

  it.each([
    ['OIDC_ISSUER', 'proconnect.example'],
    ['OIDC_ISSUER', 'ftp://proconnect.example'],
    ['OIDC_ISSUER', 'http://proconnect.example'],
    ['OIDC_CLIENT_SECRET', 'court'],
    ['OIDC_LABEL', 'x'.repeat(61)],
  ])('refuses %s=%s', (name, value) => {
    expect(refusalOf({ ...whole, [name]: value })).toContain(`Corrigez ${name}, puis relancez.`)
    expect(refusalOf({ ...whole, [name]: value })).not.toContain(secret)
  })

  it('may be on this machine without TLS, to try', () => {
    expect(readConfig({ ...whole, OIDC_ISSUER: 'http://localhost:9000' }).oidc?.issuer).toBe(
      'http://localhost:9000',
    )
  })

  it('takes its secret from a file, whose faults are told without what it says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'beffroi-secret-'))
    const file = join(folder, 'secret')
    const fromFile = { ...without('OIDC_CLIENT_SECRET'), OIDC_CLIENT_SECRET_FILE: file }
    expect(refusalOf(fromFile)).toContain('OIDC_CLIENT_SECRET_FILE')
    writeFileSync(file, 'court\n')
    expect(refusalOf(fromFile)).toContain('OIDC_CLIENT_SECRET_FILE')
    expect(refusalOf(fromFile)).not.toContain('court')
    writeFileSync(file, `${secret}\n`)
    expect(readConfig(fromFile).oidc?.clientSecret).toBe(secret)
    rmSync(folder, { recursive: true })
  })
})
