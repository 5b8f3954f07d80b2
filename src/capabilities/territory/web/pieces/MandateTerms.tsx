import { Choices } from '../../../../ui/forms/Choices.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Columns } from '../../../../ui/show/Layout.tsx'
import type { MandateScope } from '../../domain/rights.ts'
import { termWords } from '../mandate-words.fr.ts'

export interface MandateTermsProps {
  readonly scopes: readonly { readonly id: MandateScope; readonly label: string; readonly opens: string }[]
  readonly chosen?: readonly MandateScope[]
  readonly fromOn: string
  readonly untilOn: string
  readonly breachNoticeHours?: number
}

/** What is opened, from when to when. */
export function MandateTerms(props: MandateTermsProps) {
  const { scopes, chosen = [], fromOn, untilOn, breachNoticeHours = 24 } = props
  return (
    <>
      <Choices
        name="scopes"
        label={termWords.scopes}
        isMultiple
        choices={scopes.map(({ id, label, opens }) => ({ value: id, label, hint: opens }))}
        defaultValue={chosen}
      />
      <Columns>
        <TextField name="fromOn" type="date" label={termWords.from} defaultValue={fromOn} width="medium" />
        <TextField
          name="untilOn"
          type="date"
          label={termWords.until}
          hint={termWords.untilHint}
          defaultValue={untilOn}
          width="medium"
        />
      </Columns>
      <TextField
        name="breachNoticeHours"
        type="number"
        min={1}
        max={72}
        label={termWords.notice}
        hint={termWords.noticeHint}
        unit={termWords.noticeUnit}
        defaultValue={breachNoticeHours}
        width="short"
      />
    </>
  )
}
