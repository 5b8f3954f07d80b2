import { buildQrPng } from './build-files.ts'
import { type Add, fromVillain, honest, paper, supplier } from './cast.ts'

export async function addLinks(add: Add): Promise<void> {
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

export async function addWords(add: Add): Promise<void> {
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
