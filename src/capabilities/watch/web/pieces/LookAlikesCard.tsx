import { Link } from 'react-router'
import type { LookAlikes } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { texts } from '../look-alike-texts.fr.ts'
import { watchPaths } from '../paths.ts'
import { VerdictState } from './VerdictState.tsx'

/** On the page of the findings: what the names that look alike come to, and the way to them. */
export function LookAlikesCard({ insee, finding }: { readonly insee: string } & Pick<LookAlikes, 'finding'>) {
  return (
    <Card title={texts.card} aside={<VerdictState verdict={finding.verdict} />}>
      <p>{finding.meaning}</p>
      <p>
        <Link to={watchPaths.lookAlikes(insee)}>{texts.see}</Link>
      </p>
    </Card>
  )
}
