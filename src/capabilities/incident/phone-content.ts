import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { clockContent } from './clock-content.ts'
import { damageContent } from './damage-content.ts'
import type { PhoneContent, Region } from './domain/phone-content.ts'
import { numberContent, officialNumbers } from './number-content.ts'
import { allPlaybooks } from './playbook-content.ts'
import { precautionsContent, triageContent } from './triage-content.ts'

const regionsFile = z.array(z.object({ code: z.string(), nom: z.string() }))

/** Overseas régions hold one département each, and the collectivities are their own. */
const departementOf: Readonly<Record<string, string>> = {
  '01': '971',
  '02': '972',
  '03': '973',
  '04': '974',
  '06': '976',
}
const mainland = '75'
const collectivities: readonly Region[] = [
  { code: '975', name: 'Saint-Pierre-et-Miquelon', departement: '975' },
  { code: '977', name: 'Saint-Barthélemy', departement: '977' },
  { code: '978', name: 'Saint-Martin', departement: '978' },
  { code: '986', name: 'Wallis-et-Futuna', departement: '986' },
  { code: '987', name: 'Polynésie française', departement: '987' },
  { code: '988', name: 'Nouvelle-Calédonie', departement: '988' },
]

/** What a phone keeps, from the same readers as the server: a file that is not safe to follow stops the build. */
export function phoneContent(): PhoneContent {
  const { words, tree, provider, alreadyDone } = triageContent()
  const { box, neverUnplugAlone } = precautionsContent()
  const { roles, order, orderOf, words: callWords } = numberContent()
  const regions = allRegions()
  const isCentre = ({ role }: { role: string }) => role === 'csirt'
  const regional = regions.map(({ code, departement }): [string, ReturnType<typeof officialNumbers>] => [
    code,
    officialNumbers(code, departement).filter(isCentre),
  ])
  const playbooks = allPlaybooks()
  return {
    writtenOn:
      playbooks
        .map(({ writtenOn }) => writtenOn)
        .sort()
        .at(-1) ?? '',
    triage: { words, tree, provider, alreadyDone: { title: alreadyDone.title, hint: alreadyDone.hint } },
    playbooks,
    box: { title: box.title, unknown: box.unknown, yes: box.yes, no: box.no },
    neverUnplugAlone: neverUnplugAlone.map(({ id, label, why, call }) => ({ id, label, why, call })),
    calls: { roles, order, orderOf, words: callWords },
    regions,
    regional: Object.fromEntries(regional.filter(([, numbers]) => numbers.length > 0)),
    national: officialNumbers('', mainland).filter((number) => !isCentre(number)),
    clocks: clockContent(),
    services: damageContent().services,
  }
}

function allRegions(): Region[] {
  const file = new URL(import.meta.resolve('@etalab/decoupage-administratif/data/regions.json'))
  const read = regionsFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  return [
    ...read.map(({ code, nom }) => ({ code, name: nom, departement: departementOf[code] ?? mainland })),
    ...collectivities,
  ].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}
