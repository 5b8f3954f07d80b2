import type { LookAlike } from '../../../api-client/index.ts'

/** In the order of the page: what asks for something first. */
export const lookAlikeGroups = ['toSort', 'suspect', 'ours', 'unrelated', 'gone'] as const
export type LookAlikeGroup = (typeof lookAlikeGroups)[number]

/** Where a name stands; one that vanished no longer asks for anything. */
export function groupOf({ goneAt, sortedAs }: Pick<LookAlike, 'goneAt' | 'sortedAs'>): LookAlikeGroup {
  return goneAt === null ? (sortedAs ?? 'toSort') : 'gone'
}
