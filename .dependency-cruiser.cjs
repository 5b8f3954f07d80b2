const { readdirSync, readFileSync } = require('node:fs')

// The walls of the house. `test/architecture/boundaries.test.ts` plants a violation of each rule and sees it caught.
const root = process.env.BEFFROI_CRUISE_ROOT ?? '.'
const test = '[.]test[.]tsx?$'
const capabilities = readdirSync(`${root}/src/capabilities`)
const usesOf = (name) => JSON.parse(readFileSync(`${root}/src/capabilities/${name}/uses.json`, 'utf8')).uses

/** Pure packages that a rule may use: none needs the network, the clock or a file. */
const purePackages = ['tldts', 'ipaddr.js', 'parse5', 'canonicalize']

const declaredUses = capabilities.map((name) => ({
  name: `${name}-declares-what-it-uses`,
  severity: 'error',
  comment: `Add the other capability to src/capabilities/${name}/uses.json, or do not call it.`,
  from: { path: `^src/capabilities/${name}/` },
  to: {
    path: '^src/capabilities/',
    pathNot: `^src/capabilities/(${[name, ...usesOf(name)].join('|')})/`,
  },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'Domain rules run in the server, the browser and the agent: no I/O, no Node, few pure packages.',
      from: { path: '^src/(kernel|capabilities/[^/]+/domain)/', pathNot: test },
      to: {
        pathNot: [
          '^src/kernel/',
          '^src/capabilities/[^/]+/domain/',
          `node_modules/(${purePackages.join('|')})/`,
        ],
      },
    },
    {
      name: 'domain-stays-home',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/domain/' },
      to: { path: '^src/capabilities/[^/]+/', pathNot: '^src/capabilities/$1/' },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'Enter another capability through its index.ts (server) or web/index.ts (pages).',
      from: { path: '^src/capabilities/([^/]+)/' },
      to: {
        path: '^src/capabilities/[^/]+/',
        pathNot: ['^src/capabilities/$1/', '^src/capabilities/[^/]+/(web/)?index[.]ts$'],
      },
    },
    ...declaredUses,
    {
      name: 'browser-never-reaches-server',
      severity: 'error',
      comment: 'Pages talk to the server through the API client; they may share domain rules.',
      from: { path: '^src/(ui/|main/office|capabilities/[^/]+/web/)', pathNot: test },
      to: {
        path: '^src/(platform|agent)/|^src/main/(server|program|cli|commands)|^src/capabilities/[^/]+/((?!domain/|web/)[^/]+[.]ts$|(migrations|documents|checks)/)',
        reachable: true,
      },
    },
    {
      name: 'browser-never-reaches-node',
      severity: 'error',
      from: { path: '^src/(ui/|main/office|capabilities/[^/]+/web/)', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-code-knows-no-capability',
      severity: 'error',
      from: { path: '^src/(kernel|platform|ui|api-client)/', pathNot: test },
      to: { path: '^src/(capabilities|main)/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { pathNot: ['^src/main/', '^(test|tools)/'] },
      to: { path: '^src/main/' },
    },
    {
      name: 'no-dead-file',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [test, '^src/main/', '[.]d[.]ts$', 'typesetter-process[.]ts$'],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
