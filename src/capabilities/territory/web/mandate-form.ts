import { addDays, type Day, dayOf } from '../../../kernel/day.ts'
import { mandateScopes } from '../domain/rights.ts'
import { formText } from './form-text.ts'

/** What `MandateTerms` sends. */
export function termsIn(form: FormData) {
  const chosen = form.getAll('scopes').map(String)
  return {
    scopes: mandateScopes.filter((scope) => chosen.includes(scope)),
    fromOn: formText(form, 'fromOn'),
    untilOn: formText(form, 'untilOn'),
    breachNoticeHours: Number(formText(form, 'breachNoticeHours')),
  }
}

/** From today, for three years less a day. */
export function usualTerm(now: Date): { fromOn: Day; untilOn: Day } {
  const fromOn = dayOf(now)
  return { fromOn, untilOn: addDays(fromOn, 3 * 365) }
}

/** « 71137, 71014 » or one a line. */
export function codesIn(form: FormData): string[] {
  return formText(form, 'insees')
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
}
