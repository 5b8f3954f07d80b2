import { type Emergency, getCommunesByInseeEmergency, getEmergency } from '../../../api-client/index.ts'
import { submitted } from '../../../ui/http.ts'

/** What could be found of whom to call. Never fails: the gestures do not wait for it. */
export type Numbers =
  | { readonly kind: 'commune'; readonly insee: string; readonly emergency: Emergency }
  | { readonly kind: 'national'; readonly why: WhyNational; readonly emergency: Emergency }
  | { readonly kind: 'unreachable' }

export type WhyNational = 'outside' | 'signed-out' | 'not-yours' | 'unavailable'

/** A frightened person waits no longer. */
const patienceMs = 8000

export async function findNumbers(insee: string | null): Promise<Numbers> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  try {
    return await ask(insee, patience.signal)
  } catch {
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

async function ask(insee: string | null, signal: AbortSignal): Promise<Numbers> {
  let why: WhyNational = 'outside'
  if (insee !== null) {
    const own = await submitted(getCommunesByInseeEmergency({ path: { insee }, signal }))
    if (own.ok) return { kind: 'commune', insee, emergency: own.value }
    why = whyNational(own.error.status)
  }
  const national = await submitted(getEmergency({ signal }))
  return national.ok ? { kind: 'national', why, emergency: national.value } : { kind: 'unreachable' }
}

function whyNational(status: number): WhyNational {
  if (status === 401) return 'signed-out'
  return status === 403 || status === 404 || status === 422 ? 'not-yours' : 'unavailable'
}
