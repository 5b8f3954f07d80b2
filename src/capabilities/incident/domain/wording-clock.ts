import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { durationInWords } from '../../../kernel/duration-in-words.ts'
import type { Clock } from './clock.ts'
import type { Deadline } from './clock-limit.ts'
import { localTimeOf } from './clock-time.ts'

const space = '\u00a0'

/**
 * When to be done, on the commune’s own clock: « aujourd’hui avant 18 h 41 », « avant jeudi 8 h 41 », « avant le jeudi
 * 3 décembre, 8 h 41 » more than six days away, « c’était le jeudi 19 novembre, 8 h 41 » once it is past.
 */
export function deadlineInWords(deadline: Deadline, now: Date, timeZone: string): string {
  const { day, time } = shownAs(deadline, timeZone)
  if (now >= deadline.at) return `c’était ${dateInWords(day, now, timeZone)}${time}`
  const daysAway = daysBetween(localTimeOf(now, timeZone).day, day)
  if (daysAway > 6) {
    const date = dateInWords(day, now, timeZone)
    return deadline.isWholeDay ? `avant la fin du ${date.slice(3)}` : `avant ${date}${time}`
  }
  if (daysAway === 0)
    return deadline.isWholeDay ? 'aujourd’hui avant minuit' : `aujourd’hui avant ${time.slice(2)}`
  return deadline.isWholeDay ? `avant ${weekday(day)} minuit` : `avant ${weekday(day)} ${time.slice(2)}`
}

/** The same with its date, whatever the day: for paper, which is read another day. */
export function deadlineOnPaper(deadline: Deadline, now: Date, timeZone: string): string {
  const { day, time } = shownAs(deadline, timeZone)
  const date = dateInWords(day, now, timeZone)
  return deadline.isWholeDay ? `avant la fin du ${date.slice(3)}` : `avant ${date}${time}`
}

/** « dans 2 h 05 », « dépassé de 3 jours », « fait à temps », « fait avec 1 h 10 de retard », « sans attendre ». */
export function stateInWords({ state }: Clock): string {
  switch (state.kind) {
    case 'runs':
      return `dans ${lasting(state.leftMinutes)}`
    case 'late':
      return `dépassé de ${lasting(state.byMinutes)}`
    case 'stopped':
      return state.lateByMinutes === 0
        ? 'fait à temps'
        : `fait avec ${lasting(state.lateByMinutes)} de retard`
    case 'without-delay':
      return 'sans attendre'
    case 'limit-unknown':
      return 'délai du contrat inconnu, appelez aujourd’hui'
    case 'waiting':
      return 'pas encore commencé'
    case 'not-concerned':
      return state.because === 'not-law' ? 'personne n’y est tenu aujourd’hui' : 'sans objet ici'
  }
}

/** An instant as the log says it: « dimanche 22 novembre, 8 h 41 ». */
export function instantInWords(instant: Date, now: Date, timeZone: string): string {
  const { day, time } = localTimeOf(instant, timeZone)
  return `${dateInWords(day, now, timeZone).slice(3)}, ${timeInWords(time)}`
}

/** The day as people count it: a delay that ends at midnight ends with the day before. */
function shownAs({ at, isWholeDay }: Deadline, timeZone: string): { day: Day; time: string } {
  const { day, time } = localTimeOf(at, timeZone)
  if (isWholeDay) return { day: addDays(day, -1), time: '' }
  return { day, time: `, ${timeInWords(time)}${whichOfTwo(at, timeZone)}` }
}

/** The hour that passes twice in autumn is told apart; nothing the rest of the year. */
function whichOfTwo(at: Date, timeZone: string): string {
  const { day, time } = localTimeOf(at, timeZone)
  const isSameAt = (hours: number) => {
    const other = localTimeOf(new Date(at.getTime() + hours * 3_600_000), timeZone)
    return other.day === day && other.time === time
  }
  if (isSameAt(1)) return ' (avant le changement d’heure)'
  return isSameAt(-1) ? ' (après le changement d’heure)' : ''
}

function timeInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':')
  return minutes === '00' ? `${Number(hours)}${space}h` : `${Number(hours)}${space}h${space}${minutes}`
}

/** « le jeudi 3 décembre », with the year when it is not this one. */
function dateInWords(day: Day, now: Date, timeZone: string): string {
  const isThisYear = day.slice(0, 4) === localTimeOf(now, timeZone).day.slice(0, 4)
  const words = new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(noonOf(day))
  return `le ${words.replace(/ 1 /, ' 1er ')}`
}

function weekday(day: Day): string {
  return new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long' }).format(noonOf(day))
}

function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`)
}

function lasting(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  if (days >= 3) return `${days}${space}jours`
  return durationInWords(minutes).replaceAll(' ', space)
}
