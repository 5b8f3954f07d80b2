import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DocumentForm } from './form.ts'
import { printable } from './printable-text.ts'
import type { TypesetAnswer, TypesetRequest } from './typesetter-process.ts'

export interface Documents {
  /**
   * The bytes of a tagged PDF/UA-1, titled, in French. Rejects when the form is wrong, when the result would not be
   * PDF/UA-1, or when the typesetter died or took longer than the deadline; the next rendering starts a new one.
   */
  renderPdf<Input>(form: DocumentForm<Input>, input: Input): Promise<Uint8Array>
  close(): void
}

const processFile = fileURLToPath(new URL('./typesetter-process.ts', import.meta.url))

/**
 * Typst in a process of its own (docs/adr/0006): a rendering never holds up the server's other requests, and what
 * crashes the native compiler does not crash the server. Started at the first rendering, one document at a time.
 */
export function openDocuments({ deadlineInSeconds = 30 } = {}): Documents {
  let typesetter: ChildProcess | null = null
  let previous: Promise<unknown> = Promise.resolve()

  function start(): ChildProcess {
    const child = fork(processFile, { serialization: 'advanced', env: {}, execArgv: ['--expose-gc'] })
    child.once('exit', () => forget(child))
    // The rendering at work hears of it too; one that comes when nothing is at work must not stop the server.
    child.on('error', () => forget(child))
    return child
  }

  function forget(child: ChildProcess) {
    if (typesetter === child) typesetter = null
  }

  function typeset(request: TypesetRequest): Promise<Uint8Array> {
    const child = typesetter ?? start()
    typesetter = child
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(
        () => giveUp(`took more than ${deadlineInSeconds} s to typeset`),
        deadlineInSeconds * 1000,
      )
      const onExit = (code: number | null, signal: string | null) =>
        giveUp(`was left when the typesetter stopped (${signal ?? code})`)
      const onError = (problem: Error) => giveUp(`did not reach the typesetter: ${problem.message}`)
      const onMessage = (answer: TypesetAnswer) => {
        settle()
        if ('pdf' in answer) resolve(answer.pdf)
        else reject(new Error(`${request.formFile} could not be typeset: ${answer.problem}`))
      }
      function giveUp(reason: string) {
        settle()
        forget(child)
        child.kill('SIGKILL')
        reject(new Error(`${request.formFile} ${reason}`))
      }
      function settle() {
        clearTimeout(overdue)
        child.off('exit', onExit).off('error', onError).off('message', onMessage)
        // An idle typesetter must not keep a command line alive.
        child.unref()
        child.channel?.unref()
      }
      child.ref()
      child.channel?.ref()
      child.on('exit', onExit).on('error', onError).on('message', onMessage)
      child.send(request)
    })
  }

  return {
    renderPdf(form, input) {
      const request = {
        formFile: fileURLToPath(form.file),
        contentAsJson: JSON.stringify(printable(form.fill(input))),
      }
      const rendering = previous.then(() => typeset(request))
      previous = rendering.catch(() => undefined)
      return rendering
    },
    close() {
      typesetter?.kill()
      typesetter = null
    },
  }
}
