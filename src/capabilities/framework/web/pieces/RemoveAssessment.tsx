import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.assessment

/** Erases the answers for good: what is lost is said before the button is there. */
export function RemoveAssessment({ version, given }: { readonly version: number; readonly given: number }) {
  return (
    <Card>
      <Disclosure summary={words.removeTitle}>
        <ActionForm aria-label={words.removeTitle}>
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="version" value={version} />
          <Stack>
            <p className="small">{words.removeMeaning(given)}</p>
            <div>
              <SubmitButton look="alarm">{words.removeConfirm}</SubmitButton>
            </div>
          </Stack>
        </ActionForm>
      </Disclosure>
    </Card>
  )
}
