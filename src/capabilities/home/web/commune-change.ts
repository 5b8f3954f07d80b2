import type { CommuneSpace, ProfileChange } from '../../../api-client/index.ts'
import type { FieldProblem, Problem } from '../../../ui/problems/problem.ts'
import { texts as words } from './commune-texts.fr.ts'

const structurePrefix = 'structures.'

/** The name of the box of a structure. */
export const structureField = (kind: string): string => `${structurePrefix}${kind}`

/** What the form of the first step says; what it does not ask is `saved`’s. */
export function changeIn(form: FormData, saved: CommuneSpace): ProfileChange {
  const hasNoMail = form.has('hasNoMail')
  const hasNoSite = form.has('hasNoSite')
  const workstations = textIn(form, 'workstations')
  return {
    staffCount: saved.profile.staffCount,
    workstations: workstations === null ? null : Number(workstations),
    mailAddress: hasNoMail ? null : textIn(form, 'mailAddress'),
    hasNoMail,
    siteUrl: hasNoSite ? null : textIn(form, 'siteUrl'),
    hasNoSite,
    providerKind: providerKinds.find((kind) => kind === form.get('providerKind')) ?? 'unknown',
    structures: [...form.keys()]
      .filter((name) => name.startsWith(structurePrefix))
      .map((name) => name.slice(structurePrefix.length)),
  }
}

export const providerKinds = ['company', 'shared', 'none', 'unknown'] as const

export const changeOf = ({ profile, structures }: CommuneSpace): ProfileChange => {
  const { version: _version, updatedAt: _updatedAt, ...said } = profile
  return { ...said, structures }
}

/** The same, where what could not be taken is as it was saved: the rest is not lost with it. */
export function withoutFaults(
  change: ProfileChange,
  saved: CommuneSpace,
  faults: readonly FieldProblem[],
): ProfileChange {
  const before = changeOf(saved)
  const isFaulty = (field: keyof ProfileChange) =>
    faults.some(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`))
  return {
    ...change,
    ...(isFaulty('mailAddress') && { mailAddress: before.mailAddress }),
    ...(isFaulty('siteUrl') && { siteUrl: before.siteUrl }),
    ...(isFaulty('workstations') && { workstations: before.workstations }),
    ...(isFaulty('structures') && { structures: before.structures }),
  }
}

/** The check needs both addresses, or to know that there is none; null when nothing is missing. */
export function missingAddresses(change: ProfileChange): Problem | null {
  const errors = [
    ...(change.mailAddress === null && !change.hasNoMail
      ? [{ pointer: '/mailAddress', detail: words.missingMail }]
      : []),
    ...(change.siteUrl === null && !change.hasNoSite
      ? [{ pointer: '/siteUrl', detail: words.missingSite }]
      : []),
  ]
  if (errors.length === 0) return null
  return {
    type: 'about:blank',
    title: errors.length > 1 ? words.missingTitles : words.missingTitle,
    status: 422,
    detail: words.missingDetail,
    errors,
    extra: {},
  }
}

function textIn(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
