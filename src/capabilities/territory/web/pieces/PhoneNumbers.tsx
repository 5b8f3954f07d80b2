import { phoneParts } from '../phone-numbers.ts'
import styles from './PhoneNumbers.module.css'

/** A telephone line as it was written, each number of it ready to be dialled. */
export function PhoneNumbers({ written }: { readonly written: string }) {
  return (
    <>
      {phoneParts(written).map(({ text, link }) =>
        link === null ? (
          <span key={text}>{text}</span>
        ) : (
          <a key={text} href={link} className={styles.number}>
            {text}
          </a>
        ),
      )}
    </>
  )
}
