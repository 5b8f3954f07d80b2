import { fail, ok, type Result } from '../../../kernel/result.ts'
import { problemFrom } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'

/** Asks for a file by a POST and puts it in the downloads, under the name that the server gives. */
export async function saveFile(
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Result<null, Problem>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok) return fail(await problemFrom(response))
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = decodeURIComponent(named ?? 'dossier')
  link.click()
  // The download has begun once the click returned; the browser keeps the bytes it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return ok(null)
}
