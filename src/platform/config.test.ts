import { resolve } from 'node:path'
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
