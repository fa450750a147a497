// `npm test`: everything that is checked, in the order in which a fault is cheapest to find; stops at the first.
import '../src-main/launch/pinnedNode.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'soporte-test-'));
const unitReport = join(scratch, 'unit.json');
const endToEndReport = join(scratch, 'end-to-end.json');

const inPackages = (path) => join(root, 'node_modules', path);
const steps = [
  { name: 'lint', run: [inPackages('@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'layers', run: ['tests/layers.mjs'] },
  { name: 'unused code', run: [inPackages('knip/bin/knip.js'), '--no-progress'] },
  { name: 'types', run: [inPackages('typescript/bin/tsc'), '-p', '.'] },
  {
    name: 'unit and integration',
    run: [
      inPackages('vitest/vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
  },
  { name: 'build', run: ['src-main/launch/build.mjs'] },
  {
    name: 'query plans',
    run: ['tests/bench/run.mjs', '--check'],
    when: existsSync(join(root, 'tests/bench/run.mjs')),
  },
  {
    name: 'end to end',
    run: [inPackages('@playwright/test/cli.js'), 'test'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport },
  },
];

/** One step in a process of its own, on the Node that runs this; resolves with its exit status. */
function execute({ run, env = {} }) {
  const PATH = `${inPackages('.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, run, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH, CI: process.env.CI ?? '1', ...env },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** What both runners counted; a file that could not even be loaded counts as a failure. */
function totals() {
  const unit = read(unitReport);
  const stats = read(endToEndReport)?.stats;
  const unloaded = unit?.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: (unit?.numPassedTests ?? 0) + (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (unloaded?.length ?? 0) + (stats?.unexpected ?? 0),
    skipped: (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (stats?.skipped ?? 0),
  };
}

let broken;
for (const step of steps.filter(({ when = true }) => when)) {
  const started = Date.now();
  console.log(`\n── ${step.name}`);
  const status = await execute(step);
  console.log(
    `── ${step.name}: ${status === 0 ? 'good' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  if (status !== 0) {
    broken = step;
    break;
  }
}

const { passed, failed, skipped } = totals();
rmSync(scratch, { recursive: true, force: true });
// A check that is no test, or a runner that fell over, fails too.
const failures = broken && failed === 0 ? 1 : failed;
console.log(`\n${passed} passed, ${failures} failed, ${skipped} skipped`);
process.exitCode = broken ? 1 : 0;
