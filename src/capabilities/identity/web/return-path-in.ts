import { returnParameter, safeReturnPath } from '../../../ui/return-path.ts'

/** Where whoever signs in wanted to go; home when nothing says so. */
export function returnPathIn(request: Request): string {
  return safeReturnPath(new URL(request.url).searchParams.get(returnParameter)) ?? '/'
}
