import { addDays, dayOf } from '../../kernel/day.ts'
import type { Program } from '../program.ts'
import { Visitor } from './visitor.ts'

/** An invented relay that follows every commune of the demonstration; most gave it a mandate. */
const relayName = 'Relais numérique des Trois-Vallées (inventé)'

interface Proposed {
  readonly lines: readonly {
    readonly insee: string | null
    readonly mandateId: string | null
    readonly outcome: string
  }[]
}

/** How a commune stands with the relay, by its place in the list: all the states show. */
function standingOf(index: number): 'none' | 'proposed' | 'presence-only' | 'ends-soon' | 'granted' {
  if (index >= 39) return 'none'
  if (index >= 36) return 'proposed'
  if (index % 9 === 8) return 'ends-soon'
  return index % 6 === 5 ? 'presence-only' : 'granted'
}

/**
 * Opens the relay as the installer would, hands it to its agent, proposes mandates and grants them as the communes would.
 * @returns the person of the relay
 */
export async function openRelay(
  program: Program,
  installer: Visitor,
  insees: readonly string[],
): Promise<string> {
  const { identity } = program.capabilities
  const { db, clock } = program.platform
  const personId = await db.asSystem('the invented agent of the demonstration', (tx) =>
    identity.addPerson(tx, {
      name: 'Agent du relais',
      email: 'relais@demonstration.invalid',
      isInstaller: false,
    }),
  )
  if (personId === null) throw new Error('the relay of the demonstration is there already')
  const agent = await Visitor.signIn(program.app, await identity.signInLink(personId))

  const { organisationId } = await installer.send<{ organisationId: string }>('POST', '/organisations', {
    kind: 'relay',
    name: relayName,
    siren: null,
  })
  const office = `/organisations/${organisationId}`
  const { link } = await installer.send<{ link: string }>('POST', `${office}/invitations`, {
    role: 'relay-administrator',
  })
  await agent.send('POST', '/invitations/acceptance', {
    token: new URL(link).hash.slice(1),
    kind: 'my-account',
  })
  await agent.send('POST', `${office}/portfolio`, { insees })

  const today = dayOf(clock())
  const groups = [
    { of: ['granted', 'proposed'], scopes: ['presence', 'plan', 'alerts'], untilOn: addDays(today, 1095) },
    { of: ['presence-only'], scopes: ['presence', 'alerts'], untilOn: addDays(today, 1095) },
    { of: ['ends-soon'], scopes: ['presence', 'plan', 'alerts'], untilOn: addDays(today, 70) },
  ]
  for (const { of, scopes, untilOn } of groups) {
    const asked = insees.filter((_, index) => of.includes(standingOf(index)))
    const { lines } = await agent.send<Proposed>('POST', `${office}/mandates`, {
      insees: asked,
      scopes,
      fromOn: today,
      untilOn,
    })
    for (const { insee, mandateId } of lines) {
      if (insee === null || mandateId === null) continue
      if (standingOf(insees.indexOf(insee)) === 'proposed') continue
      await installer.send(
        'POST',
        `/communes/${insee}/mandates/${mandateId}/grant`,
        { signatory: 'Le maire (inventé)' },
        1,
      )
    }
  }
  return personId
}
