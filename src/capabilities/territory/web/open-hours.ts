import type { ContactChange } from '../../../api-client/index.ts'

export type OpenHours = NonNullable<ContactChange['openHours']>
type Slot = Exclude<OpenHours, 'always'>[number]

/** What the field of a form holds: JSON, or nothing. Another text is nobody’s hours. */
export function openHoursIn(text: string): OpenHours | null {
  try {
    const value: unknown = JSON.parse(text)
    if (value === 'always') return value
    return Array.isArray(value) && value.length > 0 && value.every(isSlot) ? value : null
  } catch {
    return null
  }
}

function isSlot(value: unknown): value is Slot {
  return typeof value === 'object' && value !== null && 'days' in value && 'from' in value && 'to' in value
}
