import type { ReasonCode } from '../../../src/capabilities/suspicious-mail/domain/reason.ts'
import type { MailVerdict } from '../../../src/capabilities/suspicious-mail/index.ts'
import type { Records } from '../dns-server.ts'
import { buildOffice, buildOldOffice, buildPdf, buildQrPng, buildZip, program } from './build-files.ts'
import {
  type AttachedFile,
  buildMail,
  type Draft,
  openSender,
  receivedFrom,
  type Sender,
} from './build-mail.ts'

/** A mail written for the tests, and what must be said of it. */
export interface MailCase {
  readonly title: string
  readonly verdict: MailVerdict
  /** Reasons that must be among those given. */
  readonly codes: readonly ReasonCode[]
  readonly bytes: Buffer
}

export const townDomain = 'val-joli.fr'

const town = openSender(townDomain, '192.0.2.10')
const prefecture = openSender('haute-loue.gouv.fr', '192.0.2.20')
const supplier = openSender('durand-voirie.fr', '192.0.2.30', 'quarantine')
const paper = openSender('lettre-maires.example', '192.0.2.40')
const villain = openSender('offres-promo.example', '198.51.100.66', null)
const nearTown = openSender('va1-joli.fr', '198.51.100.67', null)
const taxes = openSender('impots.gouv.fr', '192.0.2.50')
const senders = [town, prefecture, supplier, paper, villain, nearTown, taxes]

/** What all these domains publish. */
export const corpusZones: Readonly<Record<string, Records>> = Object.assign(
  {},
  ...senders.map(({ zones }) => zones),
)

/** From its own server, signed. */
async function honest(sender: Sender, draft: Draft): Promise<Buffer> {
  return receivedFrom(await sender.sign(buildMail(draft)), {
    ip: sender.ip,
    helo: `mail.${sender.domain}`,
    returnPath: `envoi@${sender.domain}`,
  })
}

/** From a server that has nothing to do with the author. */
const forged = (draft: Draft, returnPath: string): Buffer =>
  receivedFrom(buildMail(draft), { ip: '203.0.113.99', helo: 'vps-99.example', returnPath })

const file = (name: string, bytes: Buffer | string, type?: string): AttachedFile => ({
  name,
  bytes: Buffer.from(bytes),
  ...(type === undefined ? {} : { type }),
})

/** An honest mail of the supplier with one file: what the verdict says is what the file says. */
const withFile = (...files: readonly AttachedFile[]) =>
  honest(supplier, {
    from: 'Durand Voirie <contact@durand-voirie.fr>',
    subject: 'Devis',
    text: 'Le devis.',
    files,
  })

const fromVillain = (draft: Omit<Draft, 'from'> & { from?: string }) =>
  honest(villain, { from: 'Contact <a@offres-promo.example>', ...draft })

export async function buildCorpus(): Promise<MailCase[]> {
  const made: MailCase[] = []
  const add = async (
    title: string,
    verdict: MailVerdict,
    codes: readonly ReasonCode[],
    bytes: Buffer | Promise<Buffer>,
  ) => {
    made.push({ title, verdict, codes, bytes: await bytes })
  }
  await addHonest(add)
  await addForged(add)
  await addLinks(add)
  await addFiles(add)
  await addWords(add)
  return made
}

type Add = (
  title: string,
  verdict: MailVerdict,
  codes: readonly ReasonCode[],
  bytes: Buffer | Promise<Buffer>,
) => Promise<void>

const prefectureDraft: Draft = {
  from: '"Préfecture de la Haute-Loue" <collectivites@haute-loue.gouv.fr>'.replace('é', 'e'),
  subject: 'Réunion des maires du 3 décembre',
  text: 'Madame, Monsieur, vous êtes conviés à la réunion. Inscription : https://www.haute-loue.gouv.fr/inscription',
}

async function addHonest(add: Add): Promise<void> {
  await add(
    'a letter of the prefecture',
    'nothing-unusual',
    ['sender-authenticated'],
    honest(prefecture, prefectureDraft),
  )
  await add(
    'a newsletter whose links count clicks',
    'nothing-unusual',
    ['sender-authenticated', 'link-shows-tracked-site'],
    honest(paper, {
      from: 'La lettre des maires <lettre@lettre-maires.example>',
      html: '<p>Lire sur <a href="https://clics.routeur.example/x?id=1">www.lettre-maires.example</a></p>',
    }),
  )
  await add(
    'an invoice with the usual account',
    'nothing-unusual',
    ['sender-authenticated'],
    honest(supplier, {
      from: 'contact@durand-voirie.fr',
      subject: 'Facture 2026-114',
      text: 'Veuillez trouver la facture. IBAN : FR76 3000 6000 0112 3456 7890 189',
      files: [file('facture.pdf', buildPdf('', '/URI (https://www.durand-voirie.fr/factures)'))],
    }),
  )
  await add(
    'a colleague in the house',
    'nothing-unusual',
    ['sender-internal'],
    Buffer.concat([
      Buffer.from(
        'Received: from poste (poste [192.168.1.12]) by mail.val-joli.fr with ESMTPA; Sun, 22 Nov 2026 10:00:00 +0000\r\n',
      ),
      buildMail({ from: 'Anne <anne@val-joli.fr>', text: 'Le bulletin est relu.' }),
    ]),
  )
  await add(
    'a form of Word',
    'nothing-unusual',
    ['sender-authenticated'],
    withFile(file('devis.docx', buildOffice())),
  )
  await add(
    'an archive of a plan',
    'nothing-unusual',
    ['sender-authenticated'],
    withFile(file('plan.zip', buildZip([{ name: 'plan.pdf', bytes: buildPdf('') }]))),
  )
  await add(
    'a mail forwarded within the house with an honest one attached',
    'nothing-unusual',
    ['sender-internal'],
    withAttachedMail(await honest(prefecture, prefectureDraft)),
  )
}

/** As agents report: the suspicious mail is attached to a mail of theirs. */
const withAttachedMail = (mail: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      'Received: from poste (poste [192.168.1.12]) by mail.val-joli.fr with ESMTPA; Sun, 22 Nov 2026 10:00:00 +0000\r\n',
    ),
    buildMail({
      from: 'Anne <anne@val-joli.fr>',
      subject: 'TR: un courriel bizarre',
      text: 'Voyez ce courriel.',
      files: [{ name: 'message.eml', type: 'message/rfc822', bytes: mail }],
    }),
  ])

async function addForged(add: Add): Promise<void> {
  const asTown: Draft = { from: 'Le maire <maire@val-joli.fr>', text: 'Pouvez-vous me répondre ?' }
  await add(
    'the mayor, from elsewhere',
    'dangerous',
    ['sender-forges-known-name'],
    forged(asTown, 'maire@val-joli.fr'),
  )
  await add(
    'a supplier, from elsewhere',
    'suspicious',
    ['sender-forged'],
    forged({ from: 'contact@durand-voirie.fr', text: 'Bonjour.' }, 'x@vps-99.example'),
  )
  await add(
    'the taxes, from elsewhere',
    'dangerous',
    ['sender-forges-known-name'],
    forged({ from: 'ne-pas-repondre@impots.gouv.fr', text: 'Votre avis.' }, 'x@vps-99.example'),
  )
  await add(
    'a signed mail whose text was changed on the way',
    'suspicious',
    ['sender-forged'],
    receivedFrom(
      Buffer.from(
        `${(
          await supplier.sign(buildMail({ from: 'contact@durand-voirie.fr', headers: ['X-A: 1'] }))
        ).toString('latin1')}Ajout\r\n`,
        'latin1',
      ),
      {
        ip: '203.0.113.99',
        helo: 'vps-99.example',
        returnPath: 'x@vps-99.example',
      },
    ),
  )
  await add(
    'results of authentication that the sender wrote',
    'dangerous',
    ['sender-forges-known-name'],
    forged(
      {
        ...asTown,
        headers: [
          'Authentication-Results: mx1.boites.example; dkim=pass header.d=val-joli.fr; spf=pass smtp.mailfrom=maire@val-joli.fr',
          'Received: from mail.val-joli.fr (mail.val-joli.fr [192.0.2.10]) by mx1.boites.example with ESMTPS; Sun, 22 Nov 2026 09:00:00 +0000',
        ],
      },
      'maire@val-joli.fr',
    ),
  )
  await add(
    'the name of the taxes on another address',
    'suspicious',
    ['name-is-institution'],
    fromVillain({ from: '"Impots.gouv.fr" <a@offres-promo.example>', text: 'Bonjour.' }),
  )
  await add(
    'another address in the name',
    'suspicious',
    ['name-shows-other-address'],
    fromVillain({ from: '"maire@val-joli.fr" <a@offres-promo.example>', text: 'Bonjour.' }),
  )
  await add(
    'a domain a digit away from the town’s',
    'dangerous',
    ['sender-looks-alike'],
    honest(nearTown, { from: 'Mairie <mairie@va1-joli.fr>', text: 'Bonjour.' }),
  )
  await add(
    'a reply that leaves for free mail',
    'suspicious',
    ['reply-leaves-for-free-mail'],
    honest(supplier, {
      from: 'contact@durand-voirie.fr',
      text: 'Bonjour.',
      headers: ['Reply-To: durand.voirie@gmail.com'],
    }),
  )
  await add(
    'two authors',
    'suspicious',
    ['several-authors'],
    fromVillain({ from: 'maire@val-joli.fr, a@offres-promo.example', text: 'Bonjour.' }),
  )
  await add(
    'a forged mail that an agent reports',
    'dangerous',
    ['sender-forges-known-name'],
    withAttachedMail(forged(asTown, 'maire@val-joli.fr')),
  )
  await add(
    'a trap that carries an honest mail',
    'dangerous',
    ['link-runs-code'],
    fromVillain({
      html: '<a href="javascript:alert(1)">Voir</a>',
      files: [{ name: 'a.eml', type: 'message/rfc822', bytes: await honest(prefecture, prefectureDraft) }],
    }),
  )
  await add(
    'a file without any route',
    'could-not-tell',
    ['no-route-seen'],
    buildMail({ from: 'a@offres-promo.example', text: 'Bonjour.' }),
  )
}

async function addLinks(add: Add): Promise<void> {
  const link = (target: string, shown = 'Cliquez ici') =>
    fromVillain({ html: `<p><a href="${target}">${shown}</a></p>` })
  await add(
    'a link that shows another site',
    'suspicious',
    ['link-shows-other-site'],
    link('https://offres-promo.example/a', 'https://www.val-joli.fr/compte'),
  )
  await add(
    'the taxes in front of another site',
    'dangerous',
    ['link-looks-alike'],
    link('https://impots.gouv.fr.secure-id.example/x'),
  )
  await add(
    'the name of health insurance with words around',
    'suspicious',
    ['link-resembles'],
    link('https://ameli-remboursement.example/'),
  )
  await add(
    'a known name before the sign @',
    'suspicious',
    ['link-hides-host'],
    link('https://www.val-joli.fr@offres-promo.example/'),
  )
  await add('a machine number', 'suspicious', ['link-to-number'], link('http://0x7f000001/login'))
  await add(
    'Cyrillic letters',
    'dangerous',
    ['link-looks-alike'],
    link('https://аmеli.example/'.replace('.example', '.fr')),
  )
  await add(
    'a page inside the link',
    'dangerous',
    ['link-runs-code'],
    link('data:text/html;base64,PHNjcmlwdD4='),
  )
  await add(
    'a shortened link and haste',
    'suspicious',
    ['link-shortened', 'urgency', 'threat'],
    fromVillain({
      text: 'Dernier rappel : votre messagerie est pleine, votre compte sera suspendu. https://bit.ly/abc',
    }),
  )
  await add(
    'a shortened link alone',
    'nothing-unusual',
    ['link-shortened'],
    honest(paper, { from: 'lettre@lettre-maires.example', text: 'Le programme : https://bit.ly/abc' }),
  )
  await add(
    'a code to read with the telephone that leads to a false site',
    'dangerous',
    ['link-in-image', 'link-looks-alike'],
    fromVillain({
      html: '<img src="cid:1">',
      files: [
        {
          name: 'code.png',
          type: 'image/png',
          isInline: true,
          bytes: buildQrPng('https://impots.gouv.fr.secure-id.example/qr'),
        },
      ],
    }),
  )
  await add(
    'a box for a password in the mail',
    'dangerous',
    ['mail-asks-password'],
    fromVillain({
      html: '<form action="https://offres-promo.example/p"><input type="password" name="p"></form>',
    }),
  )
}

async function addFiles(add: Add): Promise<void> {
  await add(
    'a program called a document',
    'dangerous',
    ['attachment-program', 'attachment-hides-its-end'],
    withFile(file('facture.pdf.exe', program)),
  )
  await add(
    'a program under the name of a picture',
    'dangerous',
    ['attachment-program', 'attachment-other-kind'],
    withFile(file('photo.jpg', program)),
  )
  await add(
    'a name read backwards',
    'dangerous',
    ['attachment-hides-its-end'],
    withFile(file('facture_\u202efdp.exe', program)),
  )
  await add(
    'a script in an archive in an archive',
    'dangerous',
    ['attachment-script'],
    withFile(
      file(
        'a.zip',
        buildZip([
          { name: 'b.zip', bytes: buildZip([{ name: 'facture.js', bytes: Buffer.from('var a = 1') }]) },
        ]),
      ),
    ),
  )
  await add(
    'a macro',
    'suspicious',
    ['attachment-macro'],
    withFile(file('releve.docm', buildOffice({ macro: true }))),
  )
  await add(
    'a macro in an old file',
    'suspicious',
    ['attachment-macro'],
    withFile(file('releve.doc', buildOldOffice('Root Entry', '_VBA_PROJECT'))),
  )
  await add(
    'a document that fetches its template',
    'suspicious',
    ['attachment-fetches-template'],
    withFile(file('a.docx', buildOffice({ template: 'https://offres-promo.example/m.dotm' }))),
  )
  await add(
    'an archive closed by a password',
    'could-not-tell',
    ['attachment-locked', 'not-openable'],
    withFile(file('a.zip', buildZip([{ name: 'releve.pdf', bytes: Buffer.from('x'), isLocked: true }]))),
  )
  await add(
    'a false page of connection',
    'dangerous',
    ['attachment-asks-password'],
    withFile(file('message.html', '<html><form><input type="password"></form></html>')),
  )
  await add(
    'a shortcut in a disk image',
    'dangerous',
    ['attachment-shortcut'],
    withFile(file('a.lnk', Buffer.from('4c0000000114020000', 'hex')), file('b.iso', 'x')),
  )
  await add(
    'an archive that swells',
    'suspicious',
    ['archive-swells'],
    withFile(file('a.zip', buildZip([{ name: 'a.txt', bytes: Buffer.alloc(8_000_000) }]))),
  )
  await add(
    'a PDF that starts a program, in packed objects',
    'suspicious',
    ['attachment-starts-program'],
    withFile(file('a.pdf', buildPdf('', '<< /S /L#61unch /F (cmd.exe) >>'))),
  )
  await add(
    'an archive of another kind',
    'could-not-tell',
    ['not-openable'],
    withFile(file('a.rar', Buffer.from('526172211a0701000000', 'hex'))),
  )
}

async function addWords(add: Add): Promise<void> {
  const change =
    'Nous vous informons que nos coordonnées bancaires ont changé. Merci d’utiliser désormais cet IBAN : ES91 2100 0418 4502 0005 1332'
  await add(
    'new bank details from the true supplier',
    'suspicious',
    ['bank-details-change', 'foreign-account'],
    honest(supplier, { from: 'contact@durand-voirie.fr', subject: 'Changement de RIB', text: change }),
  )
  await add(
    'new bank details and a reply elsewhere',
    'dangerous',
    ['bank-details-change', 'reply-leaves-for-free-mail'],
    honest(supplier, {
      from: 'contact@durand-voirie.fr',
      text: change,
      headers: ['Reply-To: durand@outlook.com'],
    }),
  )
  await add(
    'a payment in secret',
    'suspicious',
    ['secret-transfer'],
    fromVillain({
      text: 'Je suis en réunion. Il faut effectuer un virement aujourd’hui, restons discrets. Très urgent.',
    }),
  )
  await add(
    'prepaid cards',
    'suspicious',
    ['gift-cards'],
    fromVillain({ text: 'Pouvez-vous acheter des cartes cadeaux et m’envoyer les codes ?' }),
  )
  await add(
    'blackmail',
    'suspicious',
    ['blackmail'],
    fromVillain({ text: 'J’ai piraté votre ordinateur. Payez 500 euros en bitcoin.' }),
  )
}
