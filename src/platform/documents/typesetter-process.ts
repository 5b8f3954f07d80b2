/** The child process of `documents.ts`: one request in, one answer out, and gone with its parent. */
import { openTypesetter } from './typesetter.ts'

export interface TypesetRequest {
  readonly formFile: string
  readonly contentAsJson: string
}
export type TypesetAnswer = { readonly pdf: Uint8Array } | { readonly problem: string }

const typeset = openTypesetter()

process.on('disconnect', () => process.exit(0))
process.on('message', (request: TypesetRequest) => {
  process.send?.(answerTo(request))
  // A laid out document is several megabytes that V8 does not see, so it would never think of freeing them.
  setImmediate(() => globalThis.gc?.())
})

function answerTo(request: TypesetRequest): TypesetAnswer {
  try {
    return { pdf: typeset(request.formFile, request.contentAsJson) }
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) }
  }
}
