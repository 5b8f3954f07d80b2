import { describe, expect, it } from 'vitest'
import { smallLogbook } from '../../../../test/support/small-logbook.ts'
import { readStampReply, readStampToken, timeInStamp, writeStampRequest } from './time-stamp.ts'
import { verifyExport } from './verify-export.ts'
import { writeExport } from './write-export.ts'

const text = 'beffroi/a/b/1\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'

/** What the authority of OpenSSL answered (`openssl ts -reply`) to the request for `text`, by a key of its own. */
const reply = [
  'MIIDcDADAgEAMIIDZwYJKoZIhvcNAQcCoIIDWDCCA1QCAQMxDzANBglghkgBZQMEAgEFADBrBgsqhkiG9w0BCRABBKBcBFow',
  'WAIBAQYEKgMEATAxMA0GCWCGSAFlAwQCAQUABCBEUuKKU2zzh7g8Nlw9Dy3GJPI5OmVuHJhITdy11EVKVQIBAhgPMjAyNjEx',
  'MjIxMzQzNDlaMAMCAQEBAf+gggGSMIIBjjCCATOgAwIBAgIUMBy3dMWIZNZh2wlizuVSKfmuCOEwCgYIKoZIzj0EAwIwGjEY',
  'MBYGA1UEAwwPQXV0b3JpdGUgZGVzc2FpMB4XDTI2MTEyMjEzNDM0OFoXDTM2MTExOTEzNDM0OFowGjEYMBYGA1UEAwwPQXV0',
  'b3JpdGUgZGVzc2FpMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENGcfHp21/EfA4lKgh3M1SYEf1Se1P9CgI/HfFHzXv5pA',
  'ruuCfjmRtcqVhR4WTIS8hIp2gwbxWl04Q2yI4Nd9+KNXMFUwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4AwFgYDVR0l',
  'AQH/BAwwCgYIKwYBBQUHAwgwHQYDVR0OBBYEFLBGfT+b3ypg9ltmDvYWsjvn7mqFMAoGCCqGSM49BAMCA0kAMEYCIQDGsAOj',
  '/iZV9NM6V0wPpkPOmNXYh5uoDU2bw+UC08VuxwIhANp6PHU4XnTmwpj4ZXthRRVWjG5QKGz7jSP4ZR9p4etlMYIBOTCCATUC',
  'AQEwMjAaMRgwFgYDVQQDDA9BdXRvcml0ZSBkZXNzYWkCFDAct3TFiGTWYdsJYs7lUin5rgjhMA0GCWCGSAFlAwQCAQUAoIGY',
  'MBoGCSqGSIb3DQEJAzENBgsqhkiG9w0BCRABBDAcBgkqhkiG9w0BCQUxDxcNMjYxMTIyMTM0MzQ5WjArBgsqhkiG9w0BCRAC',
  'DDEcMBowGDAWBBTCFVuTEJ+02fne+4IFypon0UDgHjAvBgkqhkiG9w0BCQQxIgQgVif1x3qlFXI/PbNzTpWqZXxB8DwfWS6S',
  'VVvz7SnHpCYwCgYIKoZIzj0EAwIERjBEAiB3JwSacqlWjUB69ecz2uauLSxIS4Htg+ySsi4iwjhVIQIgB12gR0A4hw2c9j9I',
  'uZOCofcs1uLmKt/wTmSG8ao/VaY=',
].join('')
const bytes = Buffer.from(reply, 'base64')

describe('a time stamp', () => {
  it('of another program is read, with its instant', () => {
    const token = readStampReply(bytes) ?? ''
    expect(timeInStamp(token, text)?.toISOString()).toBe('2026-11-22T13:43:49.000Z')
    expect(readStampToken(reply)).toBe(token)
    expect(readStampToken(token)).toBe(token)
  })

  it('is of one text, and of nothing else', () => {
    expect(timeInStamp(readStampReply(bytes) ?? '', text.replace('1', '2'))).toBeNull()
  })

  it('no longer holds when a byte of it is another, but in what no signature covers', () => {
    const token = Buffer.from(readStampReply(bytes) ?? '', 'base64')
    const instant = token.indexOf('20261122134349Z')
    const changed = Buffer.from(token)
    changed[instant + 3] = (changed[instant + 3] ?? 0) ^ 1
    expect(timeInStamp(changed.toString('base64'), text)).toBeNull()
    for (let at = 0; at < token.length; at += 7) {
      const other = Buffer.from(token)
      other[at] = (other[at] ?? 0) ^ 0x10
      const seen = timeInStamp(other.toString('base64'), text)
      if (seen !== null) expect(seen.toISOString()).toBe('2026-11-22T13:43:49.000Z')
    }
  })

  it('is none when it is a refusal, noise, or nothing', () => {
    // PKIStatusInfo with status 2: rejection.
    for (const other of [Buffer.from('30053003020102', 'hex'), Buffer.from('noise'), Buffer.alloc(0)])
      expect(readStampReply(other)).toBeNull()
    expect(timeInStamp('', text)).toBeNull()
  })

  it('asks with the hash alone', () => {
    expect(Buffer.from(writeStampRequest(text)).length).toBeLessThan(80)
  })

  it('of another checkpoint breaks the logbook that carries it', async () => {
    const { content, key } = smallLogbook(['Un'])
    content.epochs[0]?.stamps.push({ size: 1, token: readStampReply(bytes) ?? '' })
    const file = new TextEncoder().encode(writeExport(content, key))
    expect(await verifyExport(file)).toMatchObject({ kind: 'broken', fault: { kind: 'bad-stamp' } })
  })
})
