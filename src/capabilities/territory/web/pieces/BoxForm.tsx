import type { CommuneSpace } from '../../../../api-client/index.ts'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { boxAnswers, boxPart } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'

const words = texts.contacts.box
const choices = boxAnswers.map((answer) => ({ value: answer, label: words.kinds[answer] }))

/** Whether unplugging the box also kills the telephone: said on the sheet and on the phones. */
export default function BoxForm({ space }: { readonly space: CommuneSpace }) {
  return (
    <DraftForm
      part="box"
      label={words.title}
      saved={boxPart.draftOf(space)}
      said={({ phoneThroughBox }) => (
        <Facts facts={[{ label: words.title, value: words.kinds[phoneThroughBox] }]} />
      )}
    >
      {({ phoneThroughBox }, change) => (
        <Choices
          name="phoneThroughBox"
          label={words.title}
          choices={choices}
          value={phoneThroughBox}
          onChange={(chosen) => {
            const answer = boxAnswers.find((one) => one === chosen)
            if (answer) change({ phoneThroughBox: answer })
          }}
        />
      )}
    </DraftForm>
  )
}
