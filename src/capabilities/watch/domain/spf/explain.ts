import type { AskForTerm } from './asked.ts'
import { canBeAsked, type MacroString, readMacroString } from './macro-string.ts'
import { expandName, expandText, type Message } from './message.ts'

/**
 * The sentence a domain publishes for the senders it refuses (RFC 7208 section 6.2). Null for whatever goes wrong: no
 * record or several, a DNS fault, a text that is not ASCII or not of the language.
 */
export async function explain(
  target: MacroString,
  message: Message,
  ask: AskForTerm,
): Promise<string | null> {
  const name = await expandName(target, message, ask)
  if (!canBeAsked(name)) return null
  const told = await ask(name, 'TXT')
  const [text, ...others] = told.kind === 'answer' ? told.records : []
  if (text === undefined || others.length > 0) return null
  const macro = readMacroString(text, 'in-explanation')
  if (macro === null) return null
  const explanation = await expandText(macro, message, ask)
  return /^[\x20-\x7e]*$/.test(explanation) ? explanation : null
}
