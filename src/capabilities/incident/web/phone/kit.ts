import type { Hours, KnownNumber } from '../../domain/number.ts'
import { type IncidentKind, incidentKinds } from '../../domain/playbook.ts'
import { listIn, textIn, valueIn } from './ask.ts'

/** A case that is open at the server. */
export interface OpenIncident {
  readonly id: string
  readonly kind: IncidentKind
  readonly begunAt: string
  readonly isExercise: boolean
}

/** What a commune prepared for its phones, read out of what the server gave; null where it is not what we know. */
export interface PhoneKit {
  readonly regionCode: string | null
  readonly numbers: readonly KnownNumber[]
  /** Whether pulling the box out also kills the telephone. */
  readonly isPhoneThroughBox: 'yes' | 'no' | 'unknown'
  /** The clock on the wall there; null: that of this phone. */
  readonly timeZone: string | null
  readonly openIncidents: readonly OpenIncident[]
}

export function readKit(kit: unknown): PhoneKit {
  const commune = valueIn(kit, 'commune')
  const box = textIn(kit, 'isPhoneThroughBox')
  return {
    regionCode: textIn(commune, 'regionCode'),
    timeZone: textIn(commune, 'timeZone'),
    openIncidents: listIn(kit, 'openIncidents').flatMap((given) => {
      const id = textIn(given, 'id')
      const kind = incidentKinds.find((one) => one === textIn(given, 'kind'))
      const begunAt = textIn(given, 'begunAt')
      const isExercise = valueIn(given, 'isExercise') === true
      return id === null || kind === undefined || begunAt === null ? [] : [{ id, kind, begunAt, isExercise }]
    }),
    isPhoneThroughBox: box === 'yes' || box === 'no' ? box : 'unknown',
    numbers: listIn(kit, 'numbers').flatMap((given) => {
      const role = textIn(given, 'role')
      const phone = textIn(given, 'phone')
      const web = textIn(given, 'web')
      if (role === null || (phone === null && web === null)) return []
      const departement = textIn(given, 'departement') ?? textIn(commune, 'departement') ?? ''
      return [
        {
          ...{ role, phone, web, departement, name: textIn(given, 'name'), source: null },
          ...{ hours: hoursIn(given), hoursInWords: textIn(given, 'hoursInWords') },
        },
      ]
    }),
  }
}

function hoursIn(given: unknown): Hours {
  const hours = valueIn(given, 'hours')
  if (hours === 'always') return 'always'
  const timeZone = textIn(hours, 'timeZone')
  if (timeZone === null) return null
  const slots = listIn(hours, 'slots').flatMap((slot) => {
    const from = textIn(slot, 'from')
    const to = textIn(slot, 'to')
    const days = listIn(slot, 'days').filter((day) => typeof day === 'number')
    return from === null || to === null ? [] : [{ days, from, to }]
  })
  return { timeZone, slots }
}
