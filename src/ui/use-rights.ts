import { useRouteLoaderData } from 'react-router'

const none: readonly string[] = []

/** What one may read and write in the commune of the address, as its frame was told. Empty where there is no frame. */
export function useRights(): readonly string[] {
  const frame: unknown = useRouteLoaderData('office')
  if (typeof frame !== 'object' || frame === null || !('rights' in frame)) return none
  return Array.isArray(frame.rights) ? frame.rights.map(String) : none
}
