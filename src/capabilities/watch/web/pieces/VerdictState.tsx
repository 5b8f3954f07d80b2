import { State } from '../../../../ui/show/State.tsx'
import { stateOfVerdict, type Verdict } from '../verdicts.ts'
import { texts } from '../visit-texts.fr.ts'

/** « ✓ Bon », « ! À corriger », « ? Impossible à dire », « – Sans objet ». */
export function VerdictState({ verdict }: { readonly verdict: Verdict }) {
  return <State kind={stateOfVerdict[verdict]} word={texts.verdicts[verdict]} />
}
