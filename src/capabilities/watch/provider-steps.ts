import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { fill } from './content.ts'
import { type Provider, providers, typedName } from './domain/providers.ts'

const sentence = z.string().min(10).endsWith('.')

const source = z.strictObject({
  url: z.url(),
  checkedOn: z.iso.date(),
  /** V: the place was read in the provider's own help; M: known from use; U: to be verified. */
  confidence: z.enum(['V', 'M', 'U']),
})

const zone = z.strictObject({
  open: sentence,
  add: sentence,
  change: sentence,
  name: z.strictObject({ below: sentence, itself: sentence, bare: z.enum(['', '@']) }),
  value: z.strictObject({ TXT: sentence, MX: sentence, CAA: sentence, A: sentence }),
  wait: sentence,
  source,
})
const dkim = z.strictObject({ steps: z.array(sentence).min(1), source })
const file = z.strictObject({ zone: zone.optional(), dkim: dkim.optional() })

type Source = z.infer<typeof source>
type ProviderTexts = z.infer<typeof file>

/** What to do at one provider, in order. */
export interface StepsAt {
  readonly provider: string
  /** Whether it is the one recognised for this commune. */
  readonly isTheirs: boolean
  /** The name as its form asks for it, empty for the zone itself in some; null when there is no record to type. */
  readonly typedName: string | null
  readonly steps: readonly string[]
  readonly source: Source
}

/** What a form asks of a record. */
interface Typed {
  readonly name: string
  readonly type: string
  readonly replaces?: readonly string[] | undefined
}

let read: ReadonlyMap<string, ProviderTexts> | undefined

/** The steps of each provider by id, read and verified on first use; a fault in the files is a bug and throws. */
export function providerTexts(): ReadonlyMap<string, ProviderTexts> {
  const folder = new URL('content/providers/', import.meta.url)
  read ??= new Map(
    readdirSync(folder).map((name) => [
      name.replace('.fr.yaml', ''),
      file.parse(parse(readFileSync(new URL(name, folder), 'utf8'))),
    ]),
  )
  return read
}

/** How to put a record into a zone, at each provider that holds zones: the one that holds this one first. */
export function stepsForRecord(record: Typed, zoneName: string, holderId: string | null): StepsAt[] {
  return theirsFirst(holderId).flatMap((provider) => {
    const texts = providerTexts().get(provider.id)?.zone
    if (texts === undefined) return []
    const typed = typedName(record.name, zoneName, texts.name.bare)
    if (typed === null) return []
    const words = { zone: zoneName, type: record.type, typed }
    const ofType = valueStep(texts.value, record.type)
    const steps = [
      texts.open,
      record.replaces === undefined ? texts.add : texts.change,
      record.name === zoneName ? texts.name.itself : texts.name.below,
      ...(ofType === null ? [] : [ofType]),
      texts.wait,
    ]
    return [
      stepsAt(
        provider,
        holderId,
        typed,
        steps.map((step) => fill(step, words)),
        texts.source,
      ),
    ]
  })
}

/** How to have messages signed (DKIM), at each provider of mail: the one that takes this mail first. */
export function stepsForDkim(mailHostId: string | null): StepsAt[] {
  return theirsFirst(mailHostId).flatMap((provider) => {
    const texts = providerTexts().get(provider.id)?.dkim
    return texts === undefined ? [] : [stepsAt(provider, mailHostId, null, texts.steps, texts.source)]
  })
}

function valueStep(value: z.infer<typeof zone>['value'], type: string): string | null {
  const { TXT, MX, CAA, A } = value
  return { TXT, MX, CAA, A, AAAA: A }[type] ?? null
}

const theirsFirst = (id: string | null): readonly Provider[] =>
  providers.toSorted((one, other) => Number(other.id === id) - Number(one.id === id))

function stepsAt(
  { id, name }: Provider,
  theirs: string | null,
  typed: string | null,
  steps: readonly string[],
  from: Source,
): StepsAt {
  return { provider: name, isTheirs: id === theirs, typedName: typed, steps, source: from }
}
