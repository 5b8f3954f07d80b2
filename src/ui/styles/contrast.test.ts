import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)')

function coloursIn(part: string): Map<string, string> {
  return new Map(
    [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

const themes = {
  light: coloursIn(light),
  dark: new Map([...coloursIn(light), ...coloursIn(dark.split('@media print')[0] ?? '')]),
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds = ['paper', 'wash', 'stone', 'brand-wash'] as const
const textPairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [['ink', ground] as const, ['ink-soft', ground] as const]),
  ...['paper', 'wash', 'brand-wash', 'stone'].map((ground) => ['brand', ground] as const),
  ['brand-strong', 'brand-wash'],
  ['brand-strong', 'paper'],
  ['on-brand', 'brand'],
  ['on-bar', 'bar'],
  ['on-alarm', 'alarm'],
  ['alarm-strong', 'paper'],
  ['alarm-strong', 'alarm-wash'],
  ['ink', 'alarm-wash'],
  ['ink', 'to-do-wash'],
  ['ink', 'proven-wash'],
  ['proven', 'proven-wash'],
  ['declared', 'declared-wash'],
  ['to-do', 'to-do-wash'],
  ['unknown', 'unknown-wash'],
  ['unknown', 'unknown-stripe'],
  ['unknown', 'paper'],
  ['paper', 'proven'],
  ['paper', 'unknown'],
]
const shapePairs: readonly (readonly [string, string])[] = [
  ['line-field', 'paper'],
  ['line-field', 'wash'],
  ['focus-edge', 'focus'],
  ['focus', 'bar'],
  ['brand', 'stone'],
]

describe.each(Object.entries(themes))('in the %s theme', (_name, colours) => {
  const ratio = ([front, ground]: readonly [string, string]) =>
    contrast(colours.get(front) ?? '', colours.get(ground) ?? '')

  test('every text is at least 4.5:1 on its ground', () => {
    expect(
      textPairs.filter((pair) => !(ratio(pair) >= 4.5)).map((pair) => `${pair.join(' on ')} ${ratio(pair)}`),
    ).toEqual([])
  })

  test('every edge that carries meaning is at least 3:1', () => {
    expect(
      shapePairs.filter((pair) => !(ratio(pair) >= 3)).map((pair) => `${pair.join(' on ')} ${ratio(pair)}`),
    ).toEqual([])
  })
})
