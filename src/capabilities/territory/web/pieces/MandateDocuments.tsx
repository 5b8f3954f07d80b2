import { termWords } from '../mandate-words.fr.ts'

interface MandateDocumentsProps {
  readonly hasPaper: boolean
  /** The address of one of them. */
  readonly fileOf: (name: string) => string
}

/** The convention and the model of a deliberation, and what was signed on paper. */
export function MandateDocuments({ hasPaper, fileOf }: MandateDocumentsProps) {
  const files = [
    ...(hasPaper ? [{ name: 'paper', label: termWords.paper }] : []),
    { name: 'files/convention.pdf', label: termWords.conventionPdf },
    { name: 'files/convention.docx', label: termWords.conventionDocx },
    { name: 'files/deliberation.pdf', label: termWords.deliberationPdf },
    { name: 'files/deliberation.docx', label: termWords.deliberationDocx },
  ]
  return (
    <ul>
      {files.map(({ name, label }) => (
        <li key={name}>
          <a href={fileOf(name)} download>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
