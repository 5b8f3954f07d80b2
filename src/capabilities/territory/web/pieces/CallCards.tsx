import { Tag } from '../../../../ui/show/State.tsx'
import type { Call } from '../calls.ts'
import { phoneParts } from '../phone-numbers.ts'
import { texts } from '../urgency-texts.fr.ts'
import styles from './CallCards.module.css'

/** Whom to call, in order: the number is the largest thing of each card. */
export function CallCards({ calls }: { readonly calls: readonly Call[] }) {
  return (
    <ul className={styles.calls}>
      {calls.map((call) => (
        <li key={call.id} className={styles.call}>
          <h3 className={styles.title}>{call.title}</h3>
          {call.note && <p className="soft">{call.note}</p>}
          <Numbers call={call} />
          <p className={styles.when}>
            {call.opening && <Opening opening={call.opening} />}
            {call.hours && <span className="soft small">{call.hours}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Numbers({ call: { title, phone, web } }: { readonly call: Call }) {
  return (
    <>
      {phone && (
        <p className={styles.reach}>
          {phoneParts(phone).map(({ text, link }) =>
            link === null ? (
              <span key={text}>{withoutEdges(text)}</span>
            ) : (
              <a key={text} href={link} className={styles.number}>
                <span className="voice">{texts.callNamed(title)}</span>
                {text}
              </a>
            ),
          )}
        </p>
      )}
      {web && (
        <p className={styles.reach}>
          <a
            href={`https://${web}`}
            target="_blank"
            rel="noreferrer"
            className={phone ? undefined : styles.number}
          >
            {texts.open(web)}
          </a>
        </p>
      )}
    </>
  )
}

const openingTags = {
  open: { tone: 'good', sign: 'check' },
  closed: { tone: 'plain', sign: 'cross' },
  unknown: { tone: 'plain', sign: 'question' },
} as const

function Opening({ opening }: { readonly opening: NonNullable<Call['opening']> }) {
  return <Tag {...openingTags[opening]}>{texts.opening[opening]}</Tag>
}

/** The words between two numbers, once these stand apart. */
const withoutEdges = (words: string): string => words.replace(/^[\s,;:]+|[\s,;:]+$/g, '')
