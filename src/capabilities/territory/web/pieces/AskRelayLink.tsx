import { Link, useLocation, useParams } from 'react-router'
import { useRights } from '../../../../ui/use-rights.ts'
import { territoryPaths } from '../paths.ts'

/** For the commune’s own people: a call for help that names the page where they are. */
export function AskRelayLink() {
  const { insee = '' } = useParams()
  const { pathname } = useLocation()
  if (!useRights().includes('space:write')) return null
  return (
    <p className="small">
      <Link to={territoryPaths.askRelay(insee, pathname)}>Demander de l’aide à mon relais</Link>
    </p>
  )
}
