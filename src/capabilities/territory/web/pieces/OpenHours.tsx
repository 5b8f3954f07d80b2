import { useId } from 'react'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { type OpenHours as Hours, openHoursIn } from '../open-hours.ts'
import { texts } from '../settings-texts.fr.ts'

const words = texts.contacts
const modes = ['unknown', 'always', 'weekly'] as const
/** Slots have no name of their own: theirs is their place. */
const places = 'abcdefghijklmn'
const usual: Hours = [
  { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' },
  { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:30' },
]

interface OpenHoursProps {
  /** JSON, or nothing. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The hours that a program can compute with, beside those in words: the same on each of the ticked days. */
export default function OpenHours({ value, onChange }: OpenHoursProps) {
  const hours = openHoursIn(value)
  const mode = hours === null ? 'unknown' : hours === 'always' ? 'always' : 'weekly'
  const slots = hours === null || hours === 'always' ? [] : hours
  const say = (next: Hours | null) => onChange(next === null ? '' : JSON.stringify(next))
  return (
    <>
      <SelectField
        name="openMode"
        label={words.answers}
        hint={words.answersHint}
        isOptional
        options={modes.map((one) => ({ value: one, label: words.modes[one] }))}
        defaultValue={mode}
        onChange={(chosen) => say(chosen === 'weekly' ? usual : chosen === 'always' ? 'always' : null)}
      />
      {slots.length > 0 && <Week slots={slots} onChange={say} />}
    </>
  )
}

interface WeekProps {
  readonly slots: Exclude<Hours, 'always'>
  readonly onChange: (slots: Exclude<Hours, 'always'>) => void
}

function Week({ slots, onChange }: WeekProps) {
  const id = useId()
  const days = slots[0]?.days ?? []
  const tick = (day: number) => {
    const ticked = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort()
    if (ticked.length > 0) onChange(slots.map((slot) => ({ ...slot, days: ticked })))
  }
  return (
    <fieldset>
      <legend>{words.daysLabel}</legend>
      {words.days.map((label, index) => (
        <label key={label}>
          <input type="checkbox" checked={days.includes(index + 1)} onChange={() => tick(index + 1)} />{' '}
          {label}{' '}
        </label>
      ))}
      {slots.map((slot, index) => (
        <p key={places.charAt(index)}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end} htmlFor={`${id}-${index}-${end}`}>
              {end === 'to' ? words.to : index === 0 ? words.from : words.thenFrom}{' '}
              <input
                id={`${id}-${index}-${end}`}
                type="time"
                required
                value={slot[end]}
                onChange={({ currentTarget }) =>
                  onChange(
                    slots.map((one, at) => (at === index ? { ...one, [end]: currentTarget.value } : one)),
                  )
                }
              />{' '}
            </label>
          ))}
        </p>
      ))}
    </fieldset>
  )
}
