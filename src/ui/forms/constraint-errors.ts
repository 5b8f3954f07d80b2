import type { FieldProblem } from '../problems/problem.ts'
import { texts } from '../texts.fr.ts'

const words = texts.form

/**
 * What the browser itself finds amiss in a form, in our words: its own bubbles speak the language of the browser,
 * vanish, and show one field at a time. One line per name, in the order of the page. A control that speaks for
 * another one (the visible part of a combobox) names it in `data-field`.
 */
export function constraintErrors(form: HTMLFormElement): FieldProblem[] {
  const errors = new Map<string, string>()
  for (const control of form.elements) {
    if (!isChecked(control) || control.validity.valid) continue
    const name = control.dataset.field ?? control.name
    if (name !== '' && !errors.has(name)) errors.set(name, sentenceFor(control))
  }
  return [...errors].map(([name, detail]) => ({ pointer: `/${name.replaceAll('.', '/')}`, detail }))
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isChecked = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement

function sentenceFor(control: Control): string {
  const { validity } = control
  if (validity.customError) return control.validationMessage
  if (validity.valueMissing) return missing(control)
  if (validity.typeMismatch) return control.type === 'email' ? words.notAnEmail : words.notAnAddress
  if (control instanceof HTMLSelectElement) return words.notAsAsked
  if (validity.tooShort) return words.tooShort(control.minLength)
  if (validity.tooLong) return words.tooLong(control.maxLength)
  if (control instanceof HTMLTextAreaElement) return words.notAsAsked
  if (validity.rangeUnderflow) return words.tooLow(control.min)
  if (validity.rangeOverflow) return words.tooHigh(control.max)
  return words.notAsAsked
}

function missing(control: Control): string {
  if (control.type === 'checkbox') return words.missingTick
  if (control.type === 'radio' || control instanceof HTMLSelectElement) return words.missingChoice
  return control.type === 'file' ? words.missingFile : words.missing
}
