import { type Day, dayInWords, daysBetween } from '../../../kernel/day.ts'

export interface Due {
  readonly words: string
  readonly tone: 'late' | 'soon' | 'far'
}

/** « en retard de 2 jours », « demain », « dans 3 jours », « dans 2 semaines », then the day itself. */
export function dueInWords(dueOn: Day, today: Day): Due {
  const days = daysBetween(today, dueOn)
  if (days < 0)
    return { words: days === -1 ? 'depuis hier' : `en retard de ${-days}\u00a0jours`, tone: 'late' }
  if (days === 0) return { words: 'aujourd’hui', tone: 'late' }
  if (days === 1) return { words: 'demain', tone: 'late' }
  if (days <= 7) return { words: `dans ${days}\u00a0jours`, tone: 'soon' }
  if (days <= 31)
    return { words: `dans ${Math.round(days / 7)}\u00a0semaine${days < 11 ? '' : 's'}`, tone: 'far' }
  const words = dayInWords(dueOn)
  return {
    words: dueOn.slice(0, 4) === today.slice(0, 4) ? words.replace(/ \d{4}$/, '') : words,
    tone: 'far',
  }
}
