import { Form } from 'react-router'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { assignmentTexts } from '../assignment-texts.fr.ts'

const words = assignmentTexts.page

interface CommuneFilterProps {
  readonly names: readonly string[]
  readonly chosen: string
}

/** One town hall at a time; the choice stays in the address. */
export function CommuneFilter({ names, chosen }: CommuneFilterProps) {
  return (
    <Form role="search">
      <Actions>
        <SelectField
          name="mairie"
          label={words.filter}
          emptyLabel={words.everywhere}
          options={names.map((name) => ({ value: name, label: name }))}
          defaultValue={chosen}
          isOptional
        />
        <Button type="submit">{words.show}</Button>
      </Actions>
    </Form>
  )
}
