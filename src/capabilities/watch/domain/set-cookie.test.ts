import { describe, expect, it } from 'vitest'
import { looksLikeSession, readSetCookie } from './set-cookie.ts'

const now = new Date('2026-11-22T09:00:00Z')
const read = (header: string) => readSetCookie(header, now)
const plain = { isSecure: false, isHttpOnly: false, sameSite: null, refusal: null }

describe('a Set-Cookie header', () => {
  it.each<[string, object | null]>([
    ['a=1', { name: 'a', ...plain }],
    [
      'a=1; SECURE; httponly; SameSite=Lax',
      { name: 'a', isSecure: true, isHttpOnly: true, sameSite: 'lax', refusal: null },
    ],
    ['a=1; Secure=false', { name: 'a', ...plain, isSecure: true }],
    ['a="x; Secure', { name: 'a', ...plain, isSecure: true }],
    ['valeur-seule', { name: '', ...plain }],
    [' a = b = c ;HttpOnly ', { name: 'a', ...plain, isHttpOnly: true }],
    ['a=1; SameSite=Strict; SameSite=Lax', { name: 'a', ...plain, sameSite: 'lax' }],
    ['a=1; SameSite=inconnu', { name: 'a', ...plain }],
    [
      'a=1; SameSite=None',
      { name: 'a', ...plain, sameSite: 'none', refusal: 'same-site-none-without-secure' },
    ],
    ['a=1; SameSite=None; Secure', { name: 'a', ...plain, isSecure: true, sameSite: 'none' }],
    ['__Secure-a=1', { name: '__Secure-a', ...plain, refusal: 'prefix-not-kept' }],
    ['__host-a=1; Secure; Path=/', { name: '__host-a', ...plain, isSecure: true }],
    ['__Host-a=1; Secure', { name: '__Host-a', ...plain, isSecure: true, refusal: 'prefix-not-kept' }],
    [
      '__Host-a=1; Secure; Path=/; Domain=x.fr',
      { name: '__Host-a', ...plain, isSecure: true, refusal: 'prefix-not-kept' },
    ],
    ['=', null],
    ['', null],
    ['a=1\u0000; Secure', null],
    ['a=1\t2', { name: 'a', ...plain }],
    [`a=${'x'.repeat(4096)}`, null],
    ['a=1; Max-Age=0', null],
    ['a=1; Max-Age=-5', null],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { name: 'a', ...plain }],
    ['a=; Expires=Thu, 01-Jan-1970 00:00:00 GMT', null],
    ['a=1; Expires=un jour', { name: 'a', ...plain }],
  ])('« %s » is read as browsers do', (header, expected) => {
    expect(read(header)).toEqual(expected)
  })

  it('seems to hold a session by its name', () => {
    const names = [
      'PHPSESSID',
      'JSESSIONID',
      'wordpress_logged_in_abc',
      'connect.sid',
      'my_session',
      '__Host-session_id',
    ]
    expect(names.filter(looksLikeSession)).toEqual(names)
    expect(['_ga', 'lang', 'tarteaucitron', 'obsessions', 'pll_language'].filter(looksLikeSession)).toEqual(
      [],
    )
  })
})
