import { setTimeout as sleep } from 'node:timers/promises'
import type { Program } from '../program.ts'
import { openRelay } from './relay.ts'
import {
  epciSiren,
  firstCommune,
  inventedDomain,
  inventedPhones,
  keepDomain,
  type Style,
  styles,
} from './territory.ts'
import { Visitor } from './visitor.ts'

const inADay = 24 * 60 * 60 * 1000

/** The clock of the demonstration: it walks through the past year while the territory fills, then follows the real one. */
export interface MovableClock {
  now(): Date
  setDaysAgo(days: number): void
  followRealTime(): void
}

export function movableClock(): MovableClock {
  let offsetInMs = 0
  return {
    now: () => new Date(Date.now() - offsetInMs),
    setDaysAgo: (days) => {
      offsetInMs = days * inADay
    },
    followRealTime: () => {
      offsetInMs = 0
    },
  }
}

/** Where a visitor begins: in the town hall, or in the relay that follows all the communes. */
export interface DemonstrationLinks {
  readonly townHall: string
  readonly relay: string
}

/**
 * Fills an empty installation by the API itself, as people would have over the past year.
 * @returns two links that each sign a visitor in, once
 */
export async function fillDemonstration(
  program: Program,
  clock: MovableClock,
  say: (line: string) => void,
): Promise<DemonstrationLinks> {
  const { identity, territory } = program.capabilities
  const communes = await territory.communesOfEpci(epciSiren)
  const personId = await program.platform.db.asSystem('the invented person of the demonstration', (tx) =>
    identity.addPerson(tx, {
      name: 'Secrétaire de mairie',
      email: 'secretaire@demonstration.invalid',
      isInstaller: true,
    }),
  )
  if (personId === null) throw new Error('the demonstration is filled already')
  const visitor = await Visitor.signIn(program.app, await identity.signInLink(personId))

  say(`Démonstration : ${communes.length} communes se remplissent.`)
  clock.setDaysAgo(300)
  const spaces = communes.map((commune, index) => ({ ...commune, style: styleOf(commune.insee, index) }))
  await atOnce(spaces, ({ insee, name, style }) => openSpace(visitor, insee, name, style))
  await visitAll(
    visitor,
    spaces.map(({ insee }) => insee),
  )

  clock.setDaysAgo(40)
  await atOnce(spaces, ({ insee, style }, index) =>
    answer(visitor, insee, style, index < deeplyAnswered || insee === firstCommune),
  )
  clock.setDaysAgo(30)
  const agentId = await openRelay(
    program,
    visitor,
    spaces.map(({ insee }) => insee),
  )
  clock.setDaysAgo(12)
  await recordFirstProofs(program, visitor)

  clock.setDaysAgo(0.2)
  await visitAll(
    visitor,
    spaces.map(({ insee }) => insee),
  )
  await searchLookAlikes(visitor, firstCommune)
  await visitor.get(`/communes/${firstCommune}/plan`)
  clock.followRealTime()
  return { townHall: await identity.signInLink(personId), relay: await identity.signInLink(agentId) }
}

/** A few at a time: the program answers several people as well as one. */
async function atOnce<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting) await work(item, index)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}

function styleOf(insee: string, index: number): Style {
  const style = insee === firstCommune ? styles[0] : styles[index % styles.length]
  if (style === undefined) throw new Error('the demonstration has no style')
  return style
}

async function openSpace(visitor: Visitor, insee: string, name: string, style: Style): Promise<void> {
  await visitor.send('POST', '/communes', { insee })
  const domain = inventedDomain(name)
  keepDomain(domain, style.upkeep)
  await visitor.send(
    'PUT',
    `/communes/${insee}/profile`,
    {
      staffCount: style.workstations + 1,
      workstations: style.workstations,
      mailAddress: style.hasOwnDomain
        ? `mairie@${domain}`
        : `mairie.${domain.replace('-demonstration.fr', '')}@orange.fr`,
      hasNoMail: false,
      siteUrl: style.hasSite ? `${style.upkeep === 'http-only' ? 'http' : 'https'}://${domain}/` : null,
      hasNoSite: !style.hasSite,
      providerKind: style.workstations > 1 ? 'company' : 'unknown',
      structures: [
        'mairie',
        'ecole',
        'cantine',
        ...(style.workstations > 3 ? ['bibliotheque', 'ccas', 'eau'] : []),
      ],
    },
    1,
  )
  const contacts = {
    mayor: 'Le maire',
    provider: 'Prestataire informatique',
    relay: 'Numérique du Clunisois',
  } as const
  for (const [role, called] of Object.entries(contacts)) {
    await visitor.send('PUT', `/communes/${insee}/contacts/${role}`, {
      name: `${called} (inventé)`,
      phone: inventedPhones[role === 'mayor' || role === 'provider' ? role : 'relay'],
      mail: role === 'provider' ? 'support@prestataire.invalid' : null,
      hours: role === 'relay' ? 'du lundi au vendredi, 9 h à 17 h' : null,
    })
  }
}

interface Latest {
  readonly newest: { readonly status: string } | null
}

/** Asks for a visit of each commune, then waits for the queue to have made them all. */
async function visitAll(visitor: Visitor, insees: readonly string[]): Promise<void> {
  for (const insee of insees) await visitor.send('POST', `/communes/${insee}/visits`, undefined)
  for (const insee of insees) {
    for (let waits = 0; ; waits++) {
      const { newest } = await visitor.get<Latest>(`/communes/${insee}/visits/latest`)
      if (newest?.status === 'done') break
      if (newest?.status === 'failed' || waits > 600) throw new Error(`the visit of ${insee} did not end`)
      await sleep(100)
    }
  }
}

interface LookAlikeList {
  readonly newest: { readonly status: string } | null
  readonly names: readonly {
    readonly name: string
    readonly version: number
    readonly seen: { readonly isAtOwnSite: boolean }
  }[]
}

/** Finds the invented names that look like this commune's; those at its own site are sorted as its own, the rest wait. */
async function searchLookAlikes(visitor: Visitor, insee: string): Promise<void> {
  const path = `/communes/${insee}/look-alikes`
  await visitor.send('POST', `${path}/searches`, undefined)
  for (let waits = 0; ; waits++) {
    const { newest, names } = await visitor.get<LookAlikeList>(path)
    if (newest?.status === 'done') {
      for (const { name, version } of names.filter(({ seen }) => seen.isAtOwnSite))
        await visitor.send('PUT', `${path}/${name}`, { sortedAs: 'ours', note: null }, version)
      return
    }
    if (newest?.status === 'failed' || waits > 600) throw new Error(`the search of ${insee} did not end`)
    await sleep(100)
  }
}

interface Questionnaire {
  readonly questions: readonly {
    readonly id: string
    readonly isFirstVisit: boolean
    readonly replies: readonly { readonly reply: string }[]
  }[]
}

/** The largest communes have gone through the questionnaire; the others have answered their first visit. */
const deeplyAnswered = 6
const ofTheFirstVisit = 8

async function answer(visitor: Visitor, insee: string, style: Style, isDeep: boolean): Promise<void> {
  const { questions } = await visitor.get<Questionnaire>(`/communes/${insee}/questionnaire`)
  const count = isDeep
    ? Math.max(ofTheFirstVisit, Math.round(questions.length * style.answered))
    : ofTheFirstVisit
  const first = [...questions]
    .sort((one, other) => Number(other.isFirstVisit) - Number(one.isFirstVisit))
    .slice(0, count)
  for (const [index, question] of first.entries()) {
    const reply = style.replies[index % style.replies.length] ?? 'dont-know'
    const offered = question.replies.some((each) => each.reply === reply) ? reply : 'dont-know'
    await visitor.send(
      'PUT',
      `/communes/${insee}/answers/${question.id}`,
      { reply: offered, reason: null, note: null },
      0,
    )
  }
}

/** Two proofs of the first commune: one that holds, and a failed restore a few months before. */
async function recordFirstProofs(program: Program, visitor: Visitor): Promise<void> {
  const { territory, evidence } = program.capabilities
  const organisationId = await territory.organisationOf(firstCommune)
  if (organisationId === null) return
  const { clock, db } = program.platform
  await db.asSystem('invented proofs of the demonstration', (tx) =>
    evidence.record(tx, organisationId, [
      {
        subject: 'document:backup-restored',
        verdict: 'supports',
        source: 'document',
        observedAt: clock(),
        expiresAt: null,
        summary: 'Restauration de contrôle : 212 fichiers relus, tous identiques (preuve inventée).',
        detail: { files: 212, identical: 212 },
      },
    ]),
  )
  await visitor.get(`/communes/${firstCommune}/measures`)
}
