// npm test: everything, the same for people and CI. Goes on after a failure, and fails at the end.
// Arguments go to Vitest: `npm test -- src/kernel` runs the static steps and those tests only.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

const resultsFile = join(root, '.cache', 'test', 'results.json')

/** A step whose `needs` does not exist is skipped, and counted so. */
const staticSteps = [
  { name: 'types', program: ['typescript', 'tsc'], args: ['-p', 'tsconfig.json', '--noEmit'] },
  { name: 'lint', program: ['@biomejs/biome', 'biome'], args: ['check', '--diagnostic-level=warn'] },
  {
    name: 'boundaries',
    program: ['dependency-cruiser', 'depcruise'],
    args: ['--config', '.dependency-cruiser.cjs', 'src'],
    needs: '.dependency-cruiser.cjs',
  },
]

await install(console.log).catch(endWithSentence)

console.log(`\n── ${staticSteps.map(({ name }) => name).join(', ')}`)
// Together: each speaks only when it has found something, and none waits for another.
const steps = await Promise.all(
  staticSteps.map(async ({ name, program, args, needs }) => {
    const outcome =
      needs && !existsSync(join(root, needs)) ? 'skipped' : await outcomeOf([pathOf(...program), ...args])
    console.log(outcome === 'skipped' ? `   ${name}: skipped, ${needs} is absent` : `   ${name}: ${outcome}`)
    return {
      name,
      passed: 0,
      failed: 0,
      skipped: 0,
      [outcome]: 1,
      broken: outcome === 'failed' ? [name] : [],
    }
  }),
)
console.log('\n── tests')
steps.push(await runVitest(process.argv.slice(2)))

const total = (kind) => steps.reduce((sum, step) => sum + step[kind], 0)
const broken = steps.flatMap((step) => step.broken)
console.log(
  broken.length === 0
    ? '\nEverything holds.'
    : `\nTo look at:\n${broken.map((name) => `  ✗ ${name}`).join('\n')}`,
)
console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exitCode = total('failed') > 0 ? 1 : 0

/** The file behind a command of a package, without the links of node_modules/.bin. */
function pathOf(packageName, command) {
  const folder = join(root, 'node_modules', packageName)
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[command])
}

async function outcomeOf(args) {
  const code = await runNode(args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  return code === 0 ? 'passed' : 'failed'
}

async function runVitest(filters) {
  mkdirSync(dirname(resultsFile), { recursive: true })
  rmSync(resultsFile, { force: true })
  const code = await runNode(
    [
      pathOf('vitest', 'vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultsFile}`,
      ...filters,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const counted = existsSync(resultsFile) ? count(JSON.parse(readFileSync(resultsFile, 'utf8'))) : nothing()
  // An error outside of any test, a crash, or no test at all must not look like success.
  if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) {
    counted.failed = 1
    counted.broken.push(code === 0 ? 'no test ran' : `vitest ended with code ${code}`)
  }
  return counted
}

function nothing() {
  return { name: 'tests', passed: 0, failed: 0, skipped: 0, broken: [] }
}

function count({ testResults }) {
  const counted = nothing()
  for (const file of testResults) {
    const path = file.name.replace(`${root}/`, '')
    const failures = file.assertionResults.filter(({ status }) => status === 'failed')
    counted.passed += file.assertionResults.filter(({ status }) => status === 'passed').length
    counted.failed += failures.length
    counted.skipped += file.assertionResults.filter(
      ({ status }) => status !== 'passed' && status !== 'failed',
    ).length
    counted.broken.push(...failures.map(({ fullName }) => `${path}: ${fullName}`))
    // The file itself could not be loaded, or its set-up failed.
    if (file.status === 'failed' && failures.length === 0) {
      counted.failed += 1
      counted.broken.push(path)
    }
  }
  return counted
}
