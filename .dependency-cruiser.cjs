// Who may import whom: the rules of the house, one by one. tests/layers.mjs runs them and checks besides that every
// folder named here was really seen, since a rule over nothing always holds.

/** Technical floors of src-main; every other folder there is a feature. */
const mainFloors = [
  'audit',
  'cli',
  'db',
  'demo',
  'electron',
  'entry',
  'files',
  'http',
  'jobs',
  'launch',
  'live',
  'pdf',
  'relay',
  'rpc',
  'workbook',
];
/** Floors that features stand on. `live` tells of changes, `audit` records them. */
const mainGround = ['audit', 'db', 'files', 'jobs', 'live', 'pdf', 'rpc', 'workbook'];
const mainFeature = `^src-main/(?!(?:${mainFloors.join('|')})/)([^/]+)/`;

/** Technical floors of src-renderer; every other folder there is a feature. */
const rendererFloors = ['app', 'routing', 'rpc', 'signs', 'texts', 'ui'];
const rendererFeature = `^src-renderer/(?!(?:${rendererFloors.join('|')}|public)/)([^/]+)/`;

const ours = '^(src-main|src-renderer|src-shared|migrations|tests)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      comment: 'A mistyped or undeclared import would escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that another one happens to bring may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src-|migrations|tests)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },

    // src-shared
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^src-shared/kernel/' },
      to: { path: ours, pathNot: '^src-shared/kernel/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'Rules and contracts run everywhere: no Node, no page, no database.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { path: '^(src-main|src-renderer|migrations|tests)/' },
    },
    {
      name: 'shared-uses-zod-and-contracts-only',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '^src-shared/(charts|signing/credential)/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: '^node_modules/(zod|@orpc/contract)/',
      },
    },
    {
      name: 'charts-use-react-and-nivo-only',
      severity: 'error',
      from: { path: '^src-shared/charts/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: '^node_modules/(zod|react|@types/react|@nivo)/',
      },
    },

    {
      name: 'credentials-use-forge-only',
      comment: 'What opens a key file runs in the window and in the command line, and nowhere else.',
      severity: 'error',
      from: { path: '^src-shared/signing/credential/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: '^node_modules/(zod|node-forge|@types/node-forge)/',
      },
    },

    // migrations
    {
      name: 'migrations-are-frozen',
      comment: 'A migration that imports our code changes when that code does.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: ours, pathNot: '^migrations/' },
    },

    // src-renderer
    {
      name: 'renderer-reaches-main-by-the-contract',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^(src-main|migrations|tests)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-meet-through-routes',
      comment: 'A feature of the renderer reaches another one by its address, not by its code.',
      severity: 'error',
      from: { path: rendererFeature },
      to: { path: rendererFeature, pathNot: '^src-renderer/$1/' },
    },
    {
      name: 'app-is-imported-by-nobody',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/app/' },
      to: { path: '^src-renderer/app/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^src-renderer/ui/' },
      to: { path: [rendererFeature, '^src-shared/(?!kernel/|desktop/|rpc/)'] },
    },

    // src-main
    {
      name: 'main-never-imports-the-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^(src-renderer|tests)/' },
    },
    {
      name: 'entries-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(entry|launch)/' },
      to: { path: '^src-main/entry/' },
    },
    {
      name: 'features-never-reach-up',
      severity: 'error',
      from: { path: mainFeature },
      to: { path: '^src-main/(cli|demo|electron|entry|http|launch|relay)/' },
    },
    {
      name: 'features-meet-through-services',
      comment:
        'Another feature’s SQL is its own affair; `load.ts` holds what it reads for others. What writes assets in a transaction of its own (custody, imports, maintenance) does it through three files of theirs.',
      severity: 'error',
      from: { path: mainFeature },
      to: {
        path: mainFeature,
        pathNot: [
          '^src-main/$1/',
          '/(service|load)\\.ts$',
          '^src-main/assets/(holding|record|save|numbers)\\.ts$',
        ],
      },
    },
    {
      name: 'ground-knows-no-feature',
      comment:
        'The registry is the one list of features; dispatch and the stream of events ask who is calling.',
      severity: 'error',
      from: {
        path: `^src-main/(${mainGround.join('|')})/`,
        pathNot: '^src-main/(rpc/(registry|serviceHost|dispatch)|live/service)\\.ts$',
      },
      to: { path: mainFeature },
    },
    {
      name: 'electron-and-http-are-transports',
      severity: 'error',
      from: { path: '^src-main/(electron|http)/' },
      to: { path: '^src-main/', pathNot: '^src-main/(electron|http|rpc|files|demo)/' },
    },
    {
      name: 'relay-stands-alone',
      comment: 'What carries calls to somebody else’s server opens no database.',
      severity: 'error',
      from: { path: '^src-main/relay/' },
      to: { path: '^src-main/', pathNot: '^src-main/relay/' },
    },
    {
      name: 'electron-and-http-stand-apart',
      severity: 'error',
      from: { path: '^src-main/(electron|http)/' },
      to: { path: '^src-main/(electron|http)/', pathNot: '^src-main/$1/' },
    },
    {
      name: 'one-importer-of-electron',
      severity: 'error',
      from: {
        path: '^(src-|migrations)',
        pathNot: '^src-main/(electron/|entry/(desktop|preload|serviceHost|placeTask)\\.ts$)',
      },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'one-importer-of-sqlite',
      severity: 'error',
      from: { path: '^(src-|migrations)', pathNot: '^src-main/db/' },
      to: { path: '^node_modules/better-sqlite3/' },
    },

    // tests
    {
      name: 'tests-of-rules-need-no-machine',
      severity: 'error',
      from: { path: '^tests/shared/' },
      to: { path: '^(src-main|src-renderer|migrations)/' },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^(src-|migrations)' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts'],
    },
  },
};
