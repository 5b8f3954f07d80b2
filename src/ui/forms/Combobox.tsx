import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import styles from './Combobox.module.css'
import fieldStyles from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './form-context.ts'
import { type Found, type Option, type SearchOptions, useOptions } from './use-options.ts'

export interface ComboboxProps extends FieldProps {
  /** Must not change from one render to the next: declare it outside the component, or memorise it. */
  readonly search: SearchOptions
  readonly defaultOption?: Option | null
  readonly onChoose?: (option: Option | null) => void
  /** Letters before the first search. */
  readonly fromLength?: number
}

/**
 * Choosing one among thousands by typing: the WAI-ARIA combobox with a list, which HTML lacks (`datalist` has no
 * details, no count, and no say in what matches). The value goes with the form under `name`.
 * Down and Up walk, Enter chooses, Escape closes then empties, Tab leaves.
 */
export function Combobox({
  search,
  defaultOption = null,
  onChoose,
  fromLength = 2,
  ...field
}: ComboboxProps) {
  const [chosen, setChosen] = useState<Option | null>(defaultOption)
  const [typed, setTyped] = useState(defaultOption?.label ?? '')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const found = useOptions(search, chosen ? null : typed, fromLength)
  const options = found.kind === 'found' ? found.options : []
  const isListShown = isOpen && options.length > 0

  useEffect(() => {
    const isHalfTyped = chosen === null && typed.trim() !== ''
    input.current?.setCustomValidity(isHalfTyped ? texts.combobox.chooseOne : '')
  }, [chosen, typed])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (option: Option) => {
    setChosen(option)
    setTyped(option.label)
    setIsOpen(false)
    setActive(-1)
    onChoose?.(option)
  }
  const type = (words: string) => {
    setTyped(words)
    setIsOpen(true)
    setActive(-1)
    if (chosen) onChoose?.(null)
    setChosen(null)
  }
  const walk = (step: 1 | -1) => {
    setIsOpen(true)
    if (options.length > 0)
      setActive(
        active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length,
      )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const option = isListShown ? options[active] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Enter' && option) choose(option)
    else if (event.key === 'Escape' && isListShown) setIsOpen(false)
    else if (event.key === 'Escape' && typed !== '') type('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Field {...field}>
      {({ id, name, ...wiring }) => (
        <div className={styles.combobox}>
          <input
            {...wiring}
            ref={input}
            id={id}
            data-field={name}
            type="text"
            role="combobox"
            aria-expanded={isListShown}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isListShown && active >= 0 ? `${id}-option-${active}` : undefined}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className={fieldStyles.control}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onFocus={() => setIsOpen(chosen === null)}
            onBlur={() => setIsOpen(false)}
          />
          <input type="hidden" name={name} value={chosen?.value ?? ''} />
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={field.label}
            hidden={!isListShown}
            className={styles.list}
          >
            {options.map((option, index) => (
              <OptionLine
                key={option.value}
                id={`${id}-option-${index}`}
                option={option}
                isActive={index === active}
                onChoose={choose}
              />
            ))}
          </div>
          <output className={styles.status}>{isOpen || chosen ? sayFound(found, chosen) : ''}</output>
        </div>
      )}
    </Field>
  )
}

interface OptionLineProps {
  readonly id: string
  readonly option: Option
  readonly isActive: boolean
  readonly onChoose: (option: Option) => void
}

function OptionLine({ id, option, isActive, onChoose }: OptionLineProps) {
  // The focus stays in the field, which also hears the keys: a press must not take it, or the list would close.
  const pressing = {
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => onChoose(option),
  }
  return (
    <div
      {...pressing}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes(styles.option, isActive && styles.active)}
    >
      <span>{option.label}</span>
      {option.detail && <span className={styles.detail}>{option.detail}</span>}
    </div>
  )
}

function sayFound(found: Found, chosen: Option | null): string {
  if (chosen) return texts.combobox.chosen(chosen.label)
  if (found.kind === 'searching') return texts.combobox.searching
  if (found.kind === 'failed') return texts.combobox.failed
  if (found.kind === 'idle') return ''
  return found.options.length === 0 ? texts.combobox.none : texts.combobox.found(found.options.length)
}
