import { type Hours, hoursInWords, isOpenAt } from './domain/contacts.ts'
import { timeZoneOfCommune } from './domain/places.ts'
import type { Contact } from './store.ts'

/** The hours that a commune gave, on its own clock. */
export function hoursOf({ openHours }: Pick<Contact, 'openHours'>, insee: string): Hours {
  return openHours === null || openHours === 'always'
    ? openHours
    : { timeZone: timeZoneOfCommune(insee), slots: openHours }
}

/** As the API tells it, with whether somebody answers at this instant. */
export function showContact(contact: Contact, insee: string, now: Date) {
  const { openHours, ...rest } = contact
  return {
    ...rest,
    openHours:
      openHours === null || openHours === 'always'
        ? openHours
        : openHours.map(({ days, from, to }) => ({ days: [...days], from, to })),
    openNow: isOpenAt(now, hoursOf(contact, insee)),
  }
}

/** What somebody wrote, else what was ticked. */
export function contactHoursInWords(
  contact: Pick<Contact, 'hours' | 'openHours'>,
  insee: string,
): string | null {
  return contact.hours ?? hoursInWords(hoursOf(contact, insee))
}
