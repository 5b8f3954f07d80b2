// npm run bench [-- program | bulk | framework]: each part alone, or all of them.
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  program: async () => (await import('./bench/program.ts')).benchProgram(),
  bulk: async () => (await import('./bench/bulk.ts')).benchBulk(),
  framework: async () => (await import('./bench/framework.ts')).benchFramework(),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`No such part: ${unknown}. The parts are: ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
    await parts[name]?.()
    console.log()
  }
}
