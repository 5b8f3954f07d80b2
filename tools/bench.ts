// npm run bench [-- program | bulk | framework | eml | logbook | tocsin | kills]: each part alone, or all of them but the kills.
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  program: async () => (await import('./bench/program.ts')).benchProgram(),
  bulk: async () => (await import('./bench/bulk.ts')).benchBulk(),
  framework: async () => (await import('./bench/framework.ts')).benchFramework(),
  eml: async () => (await import('./bench/eml.ts')).benchEml(),
  logbook: async () => (await import('./bench/logbook.ts')).benchLogbook(),
  tocsin: async () => (await import('./bench/tocsin.ts')).benchTocsin(),
  kills: async () => (await import('./bench/kills.ts')).benchKills(),
}

/** They take half an hour: only when asked for. */
const onRequest = new Set(['kills'])

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`No such part: ${unknown}. The parts are: ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(parts).filter((part) => !onRequest.has(part))) {
    await parts[name]?.()
    console.log()
  }
}
