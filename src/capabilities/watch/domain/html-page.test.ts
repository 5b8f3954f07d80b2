import { describe, expect, it } from 'vitest'
import { readHtml } from './html-page.ts'
import { findMixedContent } from './mixed-content.ts'

const page = 'https://commune.fr/accueil/'
const answer = (policy?: string) => ({
  url: page,
  host: 'commune.fr',
  scheme: 'https' as const,
  status: 200,
  headers: policy === undefined ? [] : [['content-security-policy', policy] as const],
})
const insecure = (html: string, policy?: string) =>
  findMixedContent(answer(policy), readHtml(html, page)).insecure.map(({ kind, url }) => `${kind} ${url}`)

describe('what an encrypted page fetches in clear', () => {
  it.each<[string, string[]]>([
    ['<script src=http://a.fr/x.js></script>', ['active http://a.fr/x.js']],
    ['<SCRIPT SRC="HTTP://A.fr/x.js"></SCRIPT>', ['active http://a.fr/x.js']],
    ['<script src="ht&#116;p://a.fr/&amp;x"></script>', ['active http://a.fr/&x']],
    ['<iframe src="http://a.fr/"></iframe>', ['active http://a.fr/']],
    ['<link rel="alternate StyleSheet" href="http://a.fr/s.css">', ['active http://a.fr/s.css']],
    ['<link rel=canonical href="http://a.fr/">', []],
    ['<link rel="shortcut icon" href="http://a.fr/i.png">', ['passive http://a.fr/i.png']],
    ['<form action="http://a.fr/q"></form>', ['form http://a.fr/q']],
    ['<button formaction="http://a.fr/q">', ['form http://a.fr/q']],
    ['<img src="http://a.fr/i.png">', ['passive http://a.fr/i.png']],
    [
      '<img srcset="http://a.fr/1.png 1x, /2.png 2x,http://a.fr/3.png">',
      ['passive http://a.fr/1.png', 'passive http://a.fr/3.png'],
    ],
    ['<source srcset="data:,a 1x, http://a.fr/1.png">', ['passive http://a.fr/1.png']],
    [
      '<video poster="http://a.fr/p.png" src=http://a.fr/v.mp4>',
      ['passive http://a.fr/v.mp4', 'passive http://a.fr/p.png'],
    ],
    ['<img src="//a.fr/i.png"><img src="/i.png"><img src="https://a.fr/i.png">', []],
    ['<a href="http://a.fr/">x</a>', []],
    ['<!-- <script src="http://a.fr/"></script> -->', []],
    ['<script>document.write("<script src=http://a.fr/>")</script>', []],
    ['<noscript><img src="http://a.fr/"></noscript>', []],
    ['<template><img src="http://a.fr/"></template><img src="http://b.fr/">', ['passive http://b.fr/']],
    ['<textarea><img src="http://a.fr/"></textarea>', []],
    ['<base href="http://a.fr/d/"><img src="i.png">', ['passive http://a.fr/d/i.png']],
    ['<base target=x><base href="/d/"><base href="http://a.fr/"><img src="i.png">', []],
    ['<base href="data:,x"><img src="i.png">', []],
    ['<img src="http://a.fr/i.png"><img src="http://a.fr/i.png">', ['passive http://a.fr/i.png']],
    ['<img src="http://localhost/i.png"><img src="http://127.0.0.1/i.png">', []],
    ['<img src="http://localhost.a.fr/i.png">', ['passive http://localhost.a.fr/i.png']],
    ['<img src="http://[">', []],
    ['<script src="http://a.fr/', []],
  ])('%s', (html, expected) => {
    expect(insecure(html)).toEqual(expected)
  })

  it('is fetched encrypted when the page asks for it, by a header or by itself', () => {
    const html = '<img src="http://a.fr/i.png">'
    const isUpgraded = (text: string, policy?: string) =>
      findMixedContent(answer(policy), readHtml(text, page)).isUpgraded
    expect(isUpgraded(html)).toBe(false)
    expect(isUpgraded(html, "default-src 'self'; Upgrade-Insecure-Requests")).toBe(true)
    const meta = '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'
    expect(isUpgraded(`${meta}${html}`)).toBe(true)
  })
})

describe('a page made to be slow', () => {
  it.each([
    ['nested elements', '<x>'.repeat(60_000) + '</y>'.repeat(60_000)],
    ['attributes without end', `<a ${Array.from({ length: 60_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['links without end', '<a href=x>a'.repeat(40_000)],
    ['a srcset of commas', `<img srcset="${','.repeat(400_000)}">`],
    ['a srcset of brackets', `<img srcset="a ${'('.repeat(400_000)}">`],
    ['one endless text', `<a href=x>${'mot '.repeat(120_000)}`],
    ['entities', '&'.repeat(500_000)],
  ])('is read all the same: %s', (_, html) => {
    expect(readHtml(html, page).links.length).toBeLessThanOrEqual(2000)
  })
})
