// Two commands at once must not both install.
import { lstatSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './places.mjs'

/** One installation at a time; a lock whose owner is gone is taken over. */
export async function takeLock(say) {
  const lock = join(root, '.cache', 'install.lock')
  mkdirSync(dirname(lock), { recursive: true })
  let hasSaidSo = false
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 2_000)
      return () => {
        clearInterval(beat)
        rmSync(lock, { force: true })
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (ownerIsGone(lock)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!hasSaidSo) say('Une autre commande installe déjà les composants : Beffroi attend qu’elle finisse…')
    hasSaidSo = true
    await sleep(500)
  }
}

function ownerIsGone(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    const ageMs = Date.now() - lstatSync(lock).mtimeMs
    // Its number may belong to another program by now; a living owner touches the file every two seconds.
    if (ageMs > 30_000) return true
    if (!(pid > 0)) return ageMs > 5_000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
