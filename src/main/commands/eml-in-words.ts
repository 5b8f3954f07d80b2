import type { MailJudged, OneMailJudged } from '../../capabilities/suspicious-mail/index.ts'

const signs = { decisive: '!!', strong: '! ', light: '· ', blind: '? ', eases: '+ ' } as const

/** The verdict as `beffroi eml` writes it for a person. */
export function emlInWords({ title, says, because, todo, mails }: MailJudged): string {
  const lines = [
    `Verdict : ${title}`,
    says,
    because,
    '',
    'Que faire maintenant',
    ...todo.map((each, index) => `  ${index + 1}. ${each}`),
    ...mails.flatMap(mailInWords),
  ]
  return `${lines.join('\n')}\n`
}

function mailInWords({ depth, subject, from, reasons }: OneMailJudged): string[] {
  const heading = depth === 0 ? 'Le courriel' : 'Le courriel joint'
  return [
    '',
    `${heading} « ${subject === '' ? 'sans objet' : subject} », de ${from.join(', ') || 'personne'}`,
    ...reasons.flatMap(({ weight, sentence, evidence }) => [
      `  ${signs[weight]} ${sentence}`,
      ...evidence.map((each) => `       ${each}`),
    ]),
    ...(reasons.length === 0 ? ['  Aucune raison de s’inquiéter n’a été trouvée.'] : []),
  ]
}
