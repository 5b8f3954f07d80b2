import { z } from 'zod'
import type { Route } from '../../../src/platform/http/route.ts'
import type { Content } from './world.ts'

type Known = Readonly<Record<string, unknown>>
interface Shape {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly $ref?: string
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
}

/** What fields so named want, where no pattern says it. */
const textOfField: Readonly<Record<string, string>> = {
  address: 'mairie@example.fr',
  code: '123456',
  email: 'mairie@example.fr',
}

const texts = [
  'Un texte',
  'mairie',
  '2026-11-22',
  '71137',
  '123456789',
  '0385000000',
  'mairie@example.fr',
  'https://exemple.fr',
  'ABCD-EFGH',
  '0'.repeat(64),
  'a'.repeat(43),
]

/** What a route's own schema would accept; `known` gives the values of fields that name rows. */
export function sampleOf(schema: z.ZodType, known: Known): unknown {
  // A refinement has no JSON Schema; what it wants is tried below, or given in examples.ts.
  return made(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, known, '')
}

function made(shape: Shape, known: Known, name: string): unknown {
  if (known[name] !== undefined) return known[name]
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const [first] = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? []
  if (first !== undefined) return made(first, known, name)
  const type = typeof shape.type === 'string' ? shape.type : shape.type?.[0]
  if (type === 'object') {
    const properties = Object.entries(shape.properties ?? {})
    return Object.fromEntries(
      properties
        .filter(([key]) => shape.required?.includes(key) ?? false)
        .map(([key, value]) => [key, made(value, known, key)]),
    )
  }
  if (type === 'array') {
    const one = known[name.replace(/s$/, '')]
    return one === undefined && (shape.minItems ?? 0) === 0
      ? []
      : [one ?? made(shape.items ?? {}, known, name)]
  }
  if (type === 'integer' || type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (shape.format === 'uuid') return '0198c0de-0000-7000-8000-000000000001'
  if (shape.format === 'date' || name.endsWith('On')) return '2026-11-22'
  const named = textOfField[name]
  if (named !== undefined) return named
  const fitting =
    shape.pattern === undefined ? texts : texts.filter((text) => new RegExp(shape.pattern ?? '').test(text))
  return fitting.find((text) => text.length >= (shape.minLength ?? 0)) ?? texts[0]
}

/** The body of a call, as the route takes it; null when it takes none. */
export function contentOf(route: Route, known: Known, example: object | undefined): Content {
  const { body, multipart } = route
  if (body === undefined) return {}
  if (!multipart) return { json: example ?? sampleOf(body, known) }
  const form = new FormData()
  const fields = { ...Object(sampleOf(body, known)), ...example }
  for (const [name, value] of Object.entries(fields))
    form.set(name, name === 'file' ? new File(['%PDF-1.7\n'], 'note.pdf') : String(value))
  if (!form.has('file')) form.set('file', new File(['%PDF-1.7\n'], 'note.pdf'))
  return { form }
}

/** Whether the body made is one that the route accepts: else nothing is proven by its refusal. */
export function faultsOf(route: Route, { json }: Content): readonly string[] {
  if (route.body === undefined || route.multipart) return []
  const read = route.body.safeParse(json)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
