import { useState } from 'react'
import type { PostCommunesByInseeInvitationsResponse } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import type { Role } from '../../domain/rights.ts'
import { peopleTexts } from '../people-texts.fr.ts'
import { roleTexts } from '../role-texts.fr.ts'

type Invitation = PostCommunesByInseeInvitationsResponse

const words = peopleTexts

interface InviteFormProps {
  readonly canWrite: boolean
  readonly roles: readonly Role[]
  readonly usualRole: Role
  readonly roleLabel: string
}

/** A link that lets one person in: sent by mail where this installation can, shown once to hand over. */
export function InviteForm({ canWrite, roles, usualRole, roleLabel }: InviteFormProps) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  return (
    <Disclosure summary={words.invite}>
      <Stack>
        <ActionForm<Invitation> aria-label={words.invite} onDone={setInvitation}>
          <input type="hidden" name="part" value="invite" />
          <p className="soft">{canWrite ? words.inviteByMail : words.inviteMeaning}</p>
          <Choices
            name="role"
            label={roleLabel}
            choices={roles.map((role) => ({ value: role, ...roleTexts[role] }))}
            defaultValue={usualRole}
          />
          {canWrite && (
            <>
              <TextField
                name="address"
                type="email"
                label={words.inviteAddress}
                hint={words.inviteAddressHint}
                isOptional
              />
              <TextField name="invitedName" label={words.inviteName} maxLength={160} isOptional />
            </>
          )}
          <div>
            <SubmitButton look="plain">{words.inviteSubmit}</SubmitButton>
          </div>
        </ActionForm>
        {invitation && (
          <Notice
            key={invitation.link}
            tone="success"
            isLive
            title={invitation.sentTo === null ? words.linkTitle : words.sentTitle(invitation.sentTo)}
          >
            <p>{invitation.sentTo === null ? words.linkMeaning : words.sentMeaning}</p>
            <Record text={invitation.link} copyLabel={words.copyLink} />
            <p>
              {words.linkEnds}
              <AtInstant at={invitation.expiresAt} />.
            </p>
          </Notice>
        )}
      </Stack>
    </Disclosure>
  )
}
