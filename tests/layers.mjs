// `npm run layers`: the import rules of .dependency-cruiser.cjs, and what they cannot say themselves.
import '../src-main/launch/pinnedNode.mjs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { cruise } = await import('dependency-cruiser');
const extractTSConfig = (await import('dependency-cruiser/config-utl/extract-ts-config')).default;
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const roots = ['src-shared', 'src-main', 'src-renderer', 'migrations', 'tests'];
/** The checker saw nothing at all once, with a TypeScript that it did not know, and passed. Raise it as the house grows. */
const FEWEST_MODULES = 700;
const forbiddenNames = /^(utils?|helpers?|common|misc|index)$/;

const { output } = await cruise(
  roots.filter((root) => existsSync(root)),
  { ...options, ruleSet: { forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
);

const seen = output.modules
  .map((module) => module.source)
  .filter((path) => roots.includes(path.split('/')[0]));
const problems = output.summary.violations.map(({ rule, from, to, cycle }) => {
  const way = cycle?.length ? cycle.map((step) => step.name ?? step).join(' → ') : to;
  return `${rule.name}: ${from} → ${way}`;
});

if (seen.length < FEWEST_MODULES)
  problems.push(`only ${seen.length} modules were seen, not ${FEWEST_MODULES}`);

/** Folders directly under a root that hold code, tests aside: each must have been seen. */
const folders = roots.flatMap((root) =>
  readdirSync(root)
    .map((name) => join(root, name).replaceAll('\\', '/'))
    .filter((path) => statSync(path).isDirectory()),
);
for (const folder of folders) {
  const holdsCode = readdirSync(folder, { recursive: true }).some((file) => /\.tsx?$/.test(file));
  if (holdsCode && !seen.some((path) => path.startsWith(`${folder}/`))) {
    problems.push(`no module of ${folder} was seen`);
  }
}

/** What the rules name: were one of these moved, its rule would hold over nothing. */
for (const folder of [
  ...[
    'audit',
    'cli',
    'db',
    'demo',
    'electron',
    'entry',
    'files',
    'http',
    'jobs',
    'live',
    'pdf',
    'relay',
    'rpc',
    'tickets',
    'workbook',
  ].map((name) => `src-main/${name}`),
  ...['app', 'routing', 'rpc', 'signs', 'texts', 'ui', 'tickets'].map((name) => `src-renderer/${name}`),
  ...['kernel', 'rpc', 'tickets'].map((name) => `src-shared/${name}`),
]) {
  if (!seen.some((path) => path.startsWith(`${folder}/`)))
    problems.push(`${folder} is named in a rule and not there`);
}

for (const path of seen) {
  const names = path
    .split('/')
    .map((part) => basename(part).replace(/\.(test|spec)?\.?(tsx?|mjs|cjs|js)$/, ''));
  if (names.some((name) => forbiddenNames.test(name))) problems.push(`${path}: a name that says nothing`);
}

/** tests/shared, tests/main and tests/renderer mirror the source: a folder there is a folder here. */
for (const [tests, source] of [
  ['tests/shared', 'src-shared'],
  ['tests/main', 'src-main'],
  ['tests/renderer', 'src-renderer'],
]) {
  if (!existsSync(tests)) continue;
  for (const name of readdirSync(tests)) {
    if (statSync(join(tests, name)).isDirectory() && !existsSync(join(source, name))) {
      problems.push(`${tests}/${name} mirrors nothing in ${source}`);
    }
  }
}

for (const problem of problems) console.error(problem);
console.log(`${seen.length} modules, ${forbidden.length} rules, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
