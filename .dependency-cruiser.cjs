/**
 * Who may import whom (ARCHITECTURE.md). `$1` is what the path of the importing file matched.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const STAGES = '^src-main/(intake|ccda|staging|review|mapping|a2v2|receipt|practice)/'
/** Where parts are put together: the only places that may call stages. */
const COMPOSITION = ['^src-main/(pipeline|headless)/', '^src-main/(engine|index)\\.ts$']

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle is two files that are one.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'stages-share-types-only',
      'Only src-main/pipeline calls the stages; between them `import type` alone.',
      { path: STAGES },
      { path: STAGES, pathNot: '^src-main/$1/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-composition-calls-stages',
      'A stage is called by the pipeline, the engine and the headless commands, and by its own tests.',
      { path: '^src-', pathNot: [STAGES, ...COMPOSITION] },
      { path: STAGES, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'stages-know-no-caller',
      'A stage takes values and returns values: nothing of the pipeline, the engine or the shell.',
      { path: STAGES },
      { path: [...COMPOSITION, '^src-main/shell/'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'practice-shares-nothing-with-the-client',
      'The practice workspace must be able to disagree with us: not even a type.',
      { path: '^src-main/(practice|a2v2)/' },
      { path: '^src-main/(practice|a2v2)/', pathNot: '^src-main/$1/' },
    ),
    rule(
      'electron-in-the-shell-only',
      'Everything else runs, and is tested, in plain Node.',
      { path: '^src-', pathNot: ['^src-main/shell/', '^src-main/index\\.ts$', '^src-preload/index\\.ts$'] },
      { path: '(^|node_modules/)electron($|/)' },
    ),
    rule(
      'engine-without-shell',
      'The engine is a process of its own, with no Electron in it.',
      { path: '^src-main/(pipeline|headless)/|^src-main/engine\\.ts$' },
      { path: '^src-main/shell/' },
    ),
    rule(
      'sql-in-staging-only',
      'One place opens files, keeps keys and writes statements.',
      { path: '^src-', pathNot: '^src-main/staging/' },
      { path: '(^|node_modules/)better-sqlite3', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'network-in-a2v2-and-practice-only',
      'What leaves the computer leaves it through one client.',
      { path: '^src-', pathNot: '^src-main/(a2v2|practice)/' },
      { path: ['^(node:)?(https?|http2|net|tls|dgram|dns)$', '(^|node_modules/)(fastify|undici)($|/)'] },
    ),
    rule(
      'fastify-in-practice-only',
      'The client is no server.',
      { path: '^src-', pathNot: '^src-main/practice/' },
      { path: '(^|node_modules/)fastify' },
    ),
    rule(
      'one-door-between-processes',
      'Renderer and preload know main only through the contract.',
      { path: '^src-(renderer|preload)/' },
      { path: '^src-', pathNot: ['^src-$1/', '^src-preload/contract/'] },
    ),
    rule(
      'contract-stands-alone',
      'What crosses the process line knows nothing of either side.',
      { path: '^src-preload/contract/' },
      { pathNot: ['^src-preload/contract/', '(^|node_modules/)zod'] },
    ),
    rule(
      'renderer-knows-no-node',
      'The window has no Node, so neither has its code.',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'lib-is-the-bottom',
      'Nothing of the domain in lib: it imports the contract alone.',
      { path: '^src-main/lib/' },
      { path: '^src-', pathNot: ['^src-main/lib/', '^src-preload/contract/'] },
    ),
    rule('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'src-renderer/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
