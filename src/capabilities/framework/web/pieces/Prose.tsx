import styles from './Prose.module.css'

/** A text as its file wrote it: lines kept, titles in bold; nothing else of its marks is interpreted. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div className={styles.prose}>
      {blocksOf(text).map(({ at, words }) => (
        <Block key={at} block={words} />
      ))}
    </div>
  )
}

/** Paragraphs and titles, each with where it begins. */
function blocksOf(text: string): { at: number; words: string }[] {
  const blocks = text.trim().split(/\n{2,}|\n(?=#{1,6} )/)
  let at = 0
  return blocks.map((words) => {
    const block = { at, words }
    at += words.length + 1
    return block
  })
}

function Block({ block }: { readonly block: string }) {
  const title = /^#{1,6} +(.*)(?:\n([\s\S]*))?$/.exec(block)
  if (title === null) return <p>{block}</p>
  return (
    <>
      <p>
        <strong>{title[1]}</strong>
      </p>
      {title[2] && <p>{title[2]}</p>}
    </>
  )
}
