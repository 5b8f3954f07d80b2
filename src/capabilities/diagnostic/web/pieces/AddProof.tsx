import { useLocation } from 'react-router'
import type { ProofWanted } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { FileField } from '../../../../ui/forms/FileField.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { lengthInWords } from '../in-words.ts'
import { measureTexts } from '../measure-texts.fr.ts'
import { addProofId } from '../paths.ts'
import styles from './AddProof.module.css'

const words = measureTexts.proof

const accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt,.log,.csv'

/** A document, or the fact that somebody saw one: it proves the measure until it ages. */
export function AddProof({ documents }: { readonly documents: readonly ProofWanted[] }) {
  const { hash } = useLocation()
  const today = dayOf(new Date())
  const [only] = documents
  const isChoice = documents.length > 1
  return (
    <div id={addProofId} tabIndex={-1} className={styles.anchor}>
      <Disclosure summary={words.title} isOpen={hash === `#${addProofId}`}>
        {!isChoice && only && (
          <p>{`${only.how} ${measureTexts.measure.validFor(lengthInWords(only.validForDays))}`}</p>
        )}
        <ActionForm encType="multipart/form-data" doneMessage={words.done} isEmptiedWhenDone>
          {isChoice ? (
            <Choices
              name="subject"
              label={words.which}
              choices={documents.map(({ subject, how, validForDays }) => ({
                value: subject,
                label: how,
                hint: measureTexts.measure.validFor(lengthInWords(validForDays)),
              }))}
              defaultValue={only?.subject ?? null}
            />
          ) : (
            <input type="hidden" name="subject" value={only?.subject} />
          )}
          <TextField name="summary" label={words.summary} hint={words.summaryHint} maxLength={500} />
          <TextField
            name="observedOn"
            type="date"
            label={words.observedOn}
            hint={words.observedOnHint}
            defaultValue={today}
            max={today}
            width="medium"
          />
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept={accepted}
            maxMegabytes={10}
            isOptional
          />
          <p className="small soft">{words.secret}</p>
          <div>
            <SubmitButton look="plain">{words.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </div>
  )
}
