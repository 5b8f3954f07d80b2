import type { CommuneSpace } from '../../../../api-client/index.ts'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { onlinePart } from '../drafts.ts'
import { texts } from '../settings-texts.fr.ts'
import { DraftForm } from './DraftForm.tsx'
import { SettingsCard } from './SettingsCard.tsx'

const words = texts.online
const unsaid = texts.unsaid

/** The mail and the site, or that there is none: what is checked from outside. */
export function OnlineCard({ space }: { readonly space: CommuneSpace }) {
  return (
    <SettingsCard {...words}>
      <DraftForm
        part="online"
        label={words.title}
        saved={onlinePart.draftOf(space)}
        said={(draft) => (
          <Facts
            facts={[
              { label: words.mailWord, value: draft.hasNoMail ? words.none : draft.mailAddress || unsaid },
              { label: words.siteWord, value: draft.hasNoSite ? words.none : draft.siteUrl || unsaid },
            ]}
          />
        )}
      >
        {(draft, change) => (
          <>
            <Stack>
              {!draft.hasNoMail && (
                <TextField
                  name="mailAddress"
                  type="email"
                  label={words.mail}
                  hint={words.mailHint}
                  maxLength={254}
                  spellCheck={false}
                  autoComplete="off"
                  isOptional
                  value={draft.mailAddress}
                  onChange={(mailAddress) => change({ mailAddress })}
                />
              )}
              <Checkbox
                name="hasNoMail"
                label={words.noMail}
                isChecked={draft.hasNoMail}
                onChange={(hasNoMail) => change({ hasNoMail })}
              />
            </Stack>
            <Stack>
              {!draft.hasNoSite && (
                <TextField
                  name="siteUrl"
                  inputMode="url"
                  label={words.site}
                  hint={words.siteHint}
                  maxLength={500}
                  spellCheck={false}
                  autoComplete="off"
                  isOptional
                  value={draft.siteUrl}
                  onChange={(siteUrl) => change({ siteUrl })}
                />
              )}
              <Checkbox
                name="hasNoSite"
                label={words.noSite}
                isChecked={draft.hasNoSite}
                onChange={(hasNoSite) => change({ hasNoSite })}
              />
            </Stack>
          </>
        )}
      </DraftForm>
    </SettingsCard>
  )
}
