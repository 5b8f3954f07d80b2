/** How far a run is. `skipped` were already in the output of an earlier run. */
export interface Standing {
  readonly total: number
  readonly done: number
  readonly skipped: number
  readonly elapsedInMs: number
}

const barWidth = 24

/** One line: a bar, how many of how many, how many a second, how long still. Nothing is guessed before the first result. */
export function standingInWords({ total, done, skipped, elapsedInMs }: Standing): string {
  const reached = Math.min(total, done + skipped)
  const share = total === 0 ? 1 : reached / total
  const filled = Math.floor(share * barWidth)
  const bar = `[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}]`
  const perSecond = elapsedInMs === 0 ? 0 : (done * 1000) / elapsedInMs
  const rate = perSecond >= 10 ? number(Math.round(perSecond)) : perSecond.toFixed(1).replace('.', ',')
  const left = total - reached
  const rest =
    left === 0
      ? `fini en ${durationInWords(elapsedInMs)}`
      : done === 0
        ? 'en cours'
        : `encore ${durationInWords((left / perSecond) * 1000)}`
  return `${bar} ${number(reached)} sur ${number(total)} · ${Math.floor(share * 100)} % · ${rate} par seconde · ${rest}`
}

/** Groups of three digits, as French writes them, whatever the machine speaks. */
export const number = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f')

export function durationInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

const barEveryInMs = 200
const lineEveryInMs = 10_000

/** Where a person follows a run. */
export interface Follower {
  /** A sentence of its own, the bar stays below it. */
  say(sentence: string): void
  close(): void
}

/** A bar drawn over itself on a terminal, a plain line every ten seconds elsewhere. */
export function follow(stderr: NodeJS.WriteStream, standing: () => Standing): Follower {
  const isTerminal = stderr.isTTY === true
  // Nobody may be reading: the results matter more.
  stderr.on('error', () => undefined)
  const draw = () => {
    const width = Math.max(20, (stderr.columns || 80) - 1)
    stderr.write(
      isTerminal
        ? `\r\u001b[K${standingInWords(standing()).slice(0, width)}`
        : `${standingInWords(standing())}\n`,
    )
  }
  const timer = setInterval(draw, isTerminal ? barEveryInMs : lineEveryInMs)
  timer.unref()
  return {
    say(sentence) {
      stderr.write(isTerminal ? `\r\u001b[K${sentence}\n` : `${sentence}\n`)
      if (isTerminal) draw()
    },
    close() {
      clearInterval(timer)
      draw()
      if (isTerminal) stderr.write('\n')
    },
  }
}
