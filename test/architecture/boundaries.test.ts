import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** One planted file a rule. Each must be caught by the rule of that name: a wall never seen holding is decoration. */
const planted: Record<string, { file: string; code: string }[]> = {
  'no-cycle': [
    {
      file: 'src/kernel/planted-a.ts',
      code: "import { b } from './planted-b.ts'\nexport const a = () => b\n",
    },
    {
      file: 'src/kernel/planted-b.ts',
      code: "import { a } from './planted-a.ts'\nexport const b = () => a\n",
    },
  ],
  'domain-is-pure': [
    {
      file: 'src/capabilities/plan/domain/planted.ts',
      code: "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    },
  ],
  'domain-stays-home': [
    {
      file: 'src/capabilities/plan/domain/planted-far.ts',
      code: "export { stateOf } from '../../diagnostic/domain/measure-state.ts'\n",
    },
  ],
  'front-door-only': [
    { file: 'src/capabilities/plan/planted.ts', code: "export { append } from '../evidence/store.ts'\n" },
  ],
  'evidence-declares-what-it-uses': [
    { file: 'src/capabilities/evidence/planted.ts', code: "export { openPlan } from '../plan/index.ts'\n" },
  ],
  'browser-never-reaches-server': [
    { file: 'src/ui/planted.ts', code: "export { openDatabase } from '../platform/db/database.ts'\n" },
  ],
  'browser-never-reaches-node': [
    { file: 'src/capabilities/plan/web/planted.ts', code: "export { hostname } from 'node:os'\n" },
  ],
  'shared-code-knows-no-capability': [
    {
      file: 'src/platform/planted.ts',
      code: "export { openEvidence } from '../capabilities/evidence/index.ts'\n",
    },
  ],
  'nobody-imports-main': [
    {
      file: 'src/capabilities/plan/planted-main.ts',
      code: "export { version } from '../../main/program.ts'\n",
    },
  ],
  'no-dead-file': [{ file: 'src/kernel/planted-dead.ts', code: 'export const nobody = 1\n' }],
}

interface Violation {
  rule: { name: string }
  from: string
}

let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'beffroi-walls-'))
  await cp(join(root, 'src'), join(copy, 'src'), { recursive: true })
  for (const name of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
    await cp(join(root, name), join(copy, name))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { file, code } of Object.values(planted).flat()) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await writeFile(join(copy, file), code)
  }
})
afterAll(() => rm(copy, { recursive: true, force: true }))

async function violations(folder: string): Promise<Violation[]> {
  const command = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const { stdout } = await run(
    process.execPath,
    [command, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
  ).catch((failure: { stdout?: string }) => ({ stdout: failure.stdout ?? '' }))
  return JSON.parse(stdout).summary.violations
}

describe('the walls of the house', () => {
  it('stand in the repository as it is', async () => {
    expect(await violations(root)).toEqual([])
  })

  it('catch each planted violation by its own rule', async () => {
    const caught = await violations(copy)
    for (const [rule, files] of Object.entries(planted)) {
      const from = caught
        .filter((violation) => violation.rule.name === rule)
        .map((violation) => violation.from)
      // A cycle is reported once, from either end.
      expect(
        files.some(({ file }) => from.includes(file)),
        rule,
      ).toBe(true)
    }
  })
})
