import type { LoaderFunctionArgs } from 'react-router'
import { getCommunesByInseeIncidentsByIncidentIdEntries } from '../../../api-client/index.ts'
import { loaded } from '../../../ui/http.ts'
import { clockFaultInMs, type EntryBody, type Leaf } from '../domain/log/entry.ts'

export interface Line {
  readonly epoch: number
  readonly sequence: number
  readonly who: string
  readonly happenedAt: string
  readonly receivedAt: string
  readonly isPaper: boolean
  /** It reached the server more than five minutes after it was typed. */
  readonly isLate: boolean
  readonly isClockWrong: boolean
  /** First and last figures of what seals its words. */
  readonly seal: string
  readonly text: string | null
  readonly files: EntryBody['attachments']
}

const pageSize = 500
const mostPages = 20
const toleratedMs = 5 * 60_000

/** Every line of a case, the newest first. */
export async function readLines({ params, request: { signal } }: LoaderFunctionArgs): Promise<Line[]> {
  const path = { insee: params.insee ?? '', incidentId: params.incidentId ?? '' }
  const lines: Line[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const last = lines.at(-1)
    const from = last === undefined ? {} : { epoch: last.epoch, sequence: last.sequence + 1 }
    const { entries } = await loaded(
      getCommunesByInseeIncidentsByIncidentIdEntries({ path, query: { ...from, limit: pageSize }, signal }),
    )
    lines.push(...entries.map(lineOf))
    if (entries.length < pageSize) break
  }
  return lines.reverse()
}

interface Entry {
  readonly epoch: number
  readonly sequence: number
  readonly leaf: string
  readonly body?: unknown
}

export function lineOf({ epoch, sequence, leaf: written, body }: Entry): Line {
  const leaf = JSON.parse(written) as Leaf
  const words = (body ?? null) as EntryBody | null
  return {
    ...{ epoch, sequence },
    who: leaf.author.name,
    happenedAt: leaf.happenedAt,
    receivedAt: leaf.receivedAt,
    isPaper: leaf.medium === 'paper',
    isLate: Date.parse(leaf.sentAt) - Date.parse(leaf.writtenAt) > toleratedMs,
    isClockWrong: clockFaultInMs(leaf) !== null,
    seal: `${leaf.body.slice(0, 4)}…${leaf.body.slice(-4)}`,
    text: words?.text ?? null,
    files: words?.attachments ?? [],
  }
}
