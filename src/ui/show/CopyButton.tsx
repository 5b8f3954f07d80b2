import { useEffect, useState } from 'react'
import { texts } from '../texts.fr.ts'
import { Button } from './Button.tsx'
import { Sign } from './Sign.tsx'

export interface CopyButtonProps {
  readonly text: string
  /** « Copier l’enregistrement » when « Copier » alone would be unclear. */
  readonly label?: string
}

type Outcome = 'none' | 'copied' | 'refused'
const shownForMs = 4000

/** Says by itself whether it worked: its own live region also speaks inside a modal dialog. */
export function CopyButton({ text, label = texts.copy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('none')
  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), shownForMs)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <>
      <Button look="quiet" onClick={() => copy(text).then(setOutcome)}>
        <Sign name={outcome === 'copied' ? 'check' : 'copy'} />
        {label}
      </Button>
      <output className="small soft">
        {outcome === 'copied' && texts.copied}
        {outcome === 'refused' && texts.copyRefused}
      </output>
    </>
  )
}

/** The clipboard only answers on HTTPS and localhost; elsewhere the person selects by hand. */
async function copy(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'refused'
  }
}
