import { buildOffice, buildPdf, buildZip } from './build-files.ts'
import { buildMail, type Draft, receivedFrom } from './build-mail.ts'
import {
  type Add,
  file,
  forged,
  fromVillain,
  honest,
  nearTown,
  paper,
  prefecture,
  prefectureDraft,
  supplier,
  withAttachedMail,
  withFile,
} from './cast.ts'

export async function addHonest(add: Add): Promise<void> {
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

export async function addForged(add: Add): Promise<void> {
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
