import { createHash, randomUUID } from 'node:crypto'
import type { Side } from './fill-rows.ts'

/**
 * What the walk over routes and tables cannot find out by itself. A route or a table that it cannot call or fill fails
 * the walk, and the failure says which line to add here.
 */

/** `organisationId` is the commune or the relay of that side: each gets a row. */
type Filled = Side & { readonly organisationId: string }

/** Columns of a row that the catalog does not tell how to fill, by table. */
export const exampleRows: Readonly<Record<string, (side: Filled) => Readonly<Record<string, unknown>>>> = {
  'diagnostic.provider_request': () => ({ expires_at: '2026-12-20T09:00:00Z' }),
  'incident.body': ({ secret }) => ({ body: JSON.stringify({ text: secret, attachments: [] }) }),
  'incident.entry': ({ secret }) => ({ leaf: JSON.stringify({ author: secret }) }),
  'incident.file_draft': () => ({ kind: 'plainte' }),
  'incident.hand_over': ({ secret, organisationId }) => ({
    ...{ tlp: 'red', expires_at: '2026-12-20T09:00:00Z', sha256: 'a'.repeat(64) },
    token_hash: createHash('sha256')
      .update(secret + organisationId)
      .digest('hex'),
  }),
  'incident.phone_code': () => ({ batch_id: randomUUID(), number: 1 }),
  'integration.attempt': () => ({ status_code: 200 }),
  'integration.endpoint': ({ secret }) => ({ address: `https://${secret}.example.fr/` }),
  'integration.token': () => ({ expires_at: '2026-12-20T09:00:00Z' }),
  'plan.assignment': ({ relayId }) => ({ provider_id: relayId }),
  'watch.notice_answer': () => ({ url: 'https://exemple.fr/' }),
}

/** Tables of which somebody sees a row of a commune that the matrix alone would not show them, and why. */
export const seenBeside: Readonly<Record<string, string>> = {
  'plan.assignment_message':
    'the provider reads what is said of an action handed to it, through the assignment',
  'territory.held_commune': 'the terms of a mandate beside the directory, for whoever holds it',
  'territory.mandate': 'whoever holds a mandate knows of it',
  'territory.member': 'one’s own line among the members',
}

/** Tables of which somebody changes a row by a right to read, and why. */
export const changedBeside: Readonly<Record<string, string>> = {
  'outreach.request': 'whoever belongs to the commune says that what a relay asked is done',
}

/**
 * What each name in a path stands for: a column of a table, of whose rows one of the organisation is taken. `waveId` is
 * the id of the only table called `wave` without being told here. A name that means something else somewhere is
 * written with the path that leads to it.
 */
export const columnOfName: Readonly<Record<string, string>> = {
  batchId: 'incident.phone_code.batch_id',
  fileId: 'evidence.file.id',
  handOverId: 'incident.hand_over.id',
  invitationId: 'identity.invitation.id',
  'waves/{waveId}/invitations/{invitationId}': 'outreach.wave_invitation.id',
  personId: 'territory.member.person_id',
  providerId: 'territory.provider.provider_id',
  replyId: 'diagnostic.provider_reply.id',
  requestId: 'diagnostic.provider_request.id',
  sha256: 'incident.attachment.sha256',
}

/** What a name stands for that is a word, the same for every organisation. */
export const wordOfName: Readonly<Record<string, string>> = {
  clockId: 'cnil',
  code: '1.1',
  file: 'convention.pdf',
  fileKind: 'plainte',
  fileName: 'plainte.docx',
  handoverId: '0198c0de-0000-7000-8000-000000000005',
  identityId: '0198c0de-0000-7000-8000-000000000001',
  kind: 'civil-status',
  measureId: 'person-in-charge',
  name: 'exemple.fr',
  notice: 'legal-notice',
  number: '1',
  passkeyId: '0198c0de-0000-7000-8000-000000000002',
  questionId: 'systems-listed',
  role: 'mayor',
  serviceId: 'etat-civil',
  sessionId: '0198c0de-0000-7000-8000-000000000003',
  stepId: 'isoler',
  taskId: '0198c0de-0000-7000-8000-000000000006',
}

const instant = '2026-11-22T09:00:00Z'
const device = { id: '0198c0de-0000-7000-8000-000000000004', sequence: 1 }
const handedOver = {
  ...{ recipient: 'Un texte', tlp: 'red' },
  parts: { mainCourante: false, case: true, attachments: [], files: [] },
}
const vouching = { code: 'ABCD-EFGH' }
const webhook = { address: 'https://exemple.fr/', kinds: ['finding.changed'] }

/** Bodies that the schema of the route does not tell how to fill, by `method path`. */
export const bodies: Readonly<Record<string, (side: Side) => object>> = {
  'post /api/v1/communes/{insee}/help-requests': ({ relayId, insee }) => ({
    holderId: relayId,
    page: `/communes/${insee}/plan`,
    text: 'Un texte',
  }),
  'post /api/v1/communes/{insee}/incidents': () => ({ kind: 'ransomware', begunAt: instant }),
  'post /api/v1/communes/{insee}/incidents/{incidentId}/entries': () => ({
    sentAt: instant,
    entries: [{ device, kind: 'note', happenedAt: instant, writtenAt: instant, text: 'Un texte' }],
  }),
  'post /api/v1/communes/{insee}/incidents/{incidentId}/redactions': () => ({
    ...{ of: { epoch: 1, sequence: 1 }, device, sentAt: instant, reason: 'Un texte' },
  }),
  'put /api/v1/communes/{insee}/incidents/{incidentId}/clocks/{clockId}/start': () => ({
    facts: { start: 'seen', at: instant },
    reason: 'Un texte',
  }),
  'post /api/v1/organisations/{organisationId}/causes': () => ({
    ...{
      id: '0198c0de-0000-7000-8000-000000000007',
      title: 'Un texte',
      kind: 'ransomware',
      begunAt: instant,
    },
  }),
  'post /api/v1/communes/{insee}/incidents/{incidentId}/hand-overs': () => ({ ...handedOver, days: 7 }),
  'post /api/v1/communes/{insee}/incidents/{incidentId}/hand-over-package': () => ({
    ...handedOver,
    to: { passphrase: 'une phrase longue à dire' },
  }),
  'post /api/v1/communes/{insee}/documents/urgence-enveloppes.pdf': () => ({
    codes: [{ number: 1, code: 'ABCD-EFGH' }],
  }),
  'put /api/v1/communes/{insee}/agreed-phrase': () => ({ phrase: 'trois mots choisis' }),
  'put /api/v1/communes/{insee}/incidents/{incidentId}/affected-domains': () => ({ entries: ['exemple.fr'] }),
  'put /api/v1/communes/{insee}/outside-address': () => ({ address: 'moi@maison.fr', phone: null }),
  'post /api/v1/communes/{insee}/recoveries/{personId}/vouch': () => vouching,
  'post /api/v1/organisations/{organisationId}/recoveries/{personId}/vouch': () => vouching,
  'post /api/v1/communes/{insee}/webhooks': () => webhook,
  'post /api/v1/organisations/{organisationId}/webhooks': () => webhook,
  'post /api/v1/phones': () => ({ code: '1234-5678-9012' }),
  'post /api/v1/phones/join': () => ({ code: 'ABCD-EFGH-JKMN-PQRS', name: 'Claire Martin' }),
  'post /api/v1/mandate-letters/reading': () => ({ code: 'ABCD-EFGH-JKMN' }),
  'post /api/v1/mandate-letters/answer': () => ({
    code: 'ABCD-EFGH-JKMN',
    signatory: 'Claire Martin',
    answer: 'grant',
  }),
}

const aboutOneself = 'speaks of nothing but the account of whoever is signed in'
const signsIn = 'comes before anybody is known; tells nobody whether an account exists'
const byLink = 'opens by the secret of a link, kept as a hash, and shows what that link was made for'
const publicFacts = 'the law, the State and the public directory: the same for everybody'
const byWhatOneHolds = 'lists what the one who asks holds, found by row-level security'
const byInstaller = 'refused but to the person who installed this Beffroi'

/**
 * Routes that are under no organisation: each is called with the words of the other side, and may show or change
 * nothing of it. Somebody read each of them before adding its line: why may anyone call it, or whoever signs in?
 */
export const elsewhere: Readonly<Record<string, string>> = {
  'get /api/v1/directory/communes': publicFacts,
  'get /api/v1/directory/territories': publicFacts,
  'get /api/v1/emergency': publicFacts,
  'get /api/v1/structures': publicFacts,

  'post /api/v1/hand-over': byLink,
  'post /api/v1/hand-over/package': byLink,

  'post /api/v1/sign-in': signsIn,
  'post /api/v1/sign-in/link': signsIn,
  'post /api/v1/sign-in/passkey': signsIn,
  'post /api/v1/sign-in/passkey/begin': signsIn,
  'post /api/v1/sign-in/provider': signsIn,
  'post /api/v1/sign-in/provider/answer': signsIn,
  'post /api/v1/sign-in/second-factor': signsIn,
  'post /api/v1/set-up': 'opens by the code printed at first start, once',

  'post /api/v1/recoveries': signsIn,
  'get /api/v1/recoveries/mine': 'speaks of the demand made in that browser, by the secret of its cookie',
  'post /api/v1/recoveries/mine/password':
    'opens by the secret of a browser, once two administrators vouched',
  'post /api/v1/recoveries/stop': byLink,

  'get /api/v1/session': aboutOneself,
  'get /api/v1/account/notices': aboutOneself,
  'delete /api/v1/account/recovery': aboutOneself,
  'post /api/v1/sign-out': aboutOneself,
  'get /api/v1/sessions': aboutOneself,
  'delete /api/v1/sessions/{sessionId}': aboutOneself,
  'post /api/v1/sessions/revoke-others': aboutOneself,
  'post /api/v1/password': aboutOneself,
  'post /api/v1/second-factor': aboutOneself,
  'post /api/v1/second-factor/confirm': aboutOneself,
  'post /api/v1/second-factor/recovery-codes': aboutOneself,
  'delete /api/v1/second-factor': aboutOneself,
  'get /api/v1/passkeys': aboutOneself,
  'post /api/v1/passkeys': aboutOneself,
  'post /api/v1/passkeys/begin': aboutOneself,
  'patch /api/v1/passkeys/{passkeyId}': aboutOneself,
  'delete /api/v1/passkeys/{passkeyId}': aboutOneself,
  'get /api/v1/identities': aboutOneself,
  'delete /api/v1/identities/{identityId}': aboutOneself,

  'post /api/v1/invitations/reading': byLink,
  'post /api/v1/invitations/acceptance': byLink,
  'post /api/v1/mandate-letters/reading': byLink,
  'post /api/v1/mandate-letters/answer': byLink,
  'get /api/v1/attestations/{code}': byLink,
  'post /api/v1/phones': 'opens by a code shown once, for a quarter of an hour',
  'post /api/v1/phones/join': 'opens by the code of a sealed envelope, once',
  'post /api/v1/provider-desk': byLink,
  'put /api/v1/provider-desk/replies': byLink,
  'post /api/v1/provider-desk/files': byLink,
  'post /api/v1/provider-desk/sent': byLink,

  'get /api/v1/communes': byWhatOneHolds,
  'get /api/v1/organisations': byWhatOneHolds,
  'get /api/v1/assigned': byWhatOneHolds,
  'post /api/v1/assigned/{assignmentId}/done': byWhatOneHolds,
  'post /api/v1/assigned/{assignmentId}/messages': byWhatOneHolds,
  'post /api/v1/communes': byInstaller,
  'post /api/v1/imports': byInstaller,
  'post /api/v1/organisations': byInstaller,
}
