/** `npm test`: installs what is missing, then every check there is. Its last line counts them. */
import { ensureBrowser } from './lib/browser.mjs';
import { requireNode } from './lib/node-version.mjs';
import { installPackages } from './lib/packages.mjs';
import { freePort } from './lib/port.mjs';
import { clearReport, countPlaywright, countVitest } from './lib/reports.mjs';
import { run } from './lib/run.mjs';

requireNode();
await installPackages();
const browser = await ensureBrowser();

const unitReport = 'node_modules/.cache/nextplay/unit.json';
const browserReport = 'node_modules/.cache/nextplay/browser.json';

/** A stage without `count` is one check. `needs` names an earlier stage without which it cannot run. */
const stages = [
  { name: 'types', command: 'npm run --silent types' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'import rules', command: 'npm run --silent imports' },
  { name: 'no unseeded random', command: 'npx biome lint --only=plugin app src' },
  {
    name: 'unit tests',
    command: 'npx vitest run --reporter=default --reporter=./scripts/lib/unit-reporter.mjs',
    env: { UNIT_REPORT: unitReport },
    report: unitReport,
    count: countVitest,
  },
  { name: 'production build', command: 'npm run --silent build' },
  { name: 'size limits', command: 'npx size-limit', needs: 'production build' },
  {
    name: 'browser tests',
    command: 'npx playwright test --reporter=list,json',
    env: { CHROME_PATH: browser, E2E_PORT: await freePort(), PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    report: browserReport,
    count: countPlaywright,
    needs: 'production build',
    missing: browser ? null : 'there is no browser to run them in',
  },
];

const results = [];
for (const stage of stages) results.push({ name: stage.name, ...(await runStage(stage)) });
process.exit(summarise(results));

async function runStage({ command, env, report, count, needs, missing }) {
  const broken = results.find(({ name, failed }) => name === needs && failed > 0);
  if (broken) return { passed: 0, failed: 0, skipped: [`not run, because the ${needs} failed`], seconds: 0 };
  if (missing) return { passed: 0, failed: 1, skipped: [], seconds: 0, note: missing };

  console.log(`\n── ${command}`);
  if (report) clearReport(report);
  const start = performance.now();
  const code = await run(command, env);
  const seconds = (performance.now() - start) / 1000;
  if (!count) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], seconds };
  const counted = count(report);
  const silent = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return silent
    ? { ...counted, failed: 1, seconds, note: `ended with code ${code}` }
    : { ...counted, seconds };
}

/** Prints what happened and returns the exit code. */
function summarise(stages) {
  console.log('');
  for (const { name, passed, failed, skipped, seconds, note } of stages) {
    const mark = failed > 0 ? '✗' : passed > 0 ? '✓' : '–';
    const counts = `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
    console.log(`${mark} ${name.padEnd(20)} ${counts}  (${seconds.toFixed(1)} s)${note ? ` ${note}` : ''}`);
  }
  const skipped = stages.flatMap(({ name, skipped }) => skipped.map((reason) => `  ${name}: ${reason}`));
  if (skipped.length > 0) console.log(['', 'Skipped', ...skipped].join('\n'));

  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${tail}`);
  return sum('failed') === 0 ? 0 : 1;
}
