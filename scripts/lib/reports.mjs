import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Takes the last run's report away, so that what is read afterwards is this run's. */
export const clearReport = (path) => rmSync(join(root, path), { force: true });

/**
 * What a test runner counted; `skipped` holds a line for each test that did not run, with its reason.
 * A runner that ended before it could report has counted nothing.
 */
export const countVitest = (path) => read(path) ?? { passed: 0, failed: 0, skipped: [] };

export function countPlaywright(path) {
  const report = read(path);
  if (!report) return { passed: 0, failed: 0, skipped: [] };
  const { expected, unexpected, flaky } = report.stats;
  const skipped = specsOf(report.suites).flatMap(({ title, tests }) =>
    tests.filter(({ status }) => status === 'skipped').map((test) => `${title} (${reasonOf(test)})`),
  );
  // Retried are only the few tests that hold a busy machine to a time.
  return { passed: expected + flaky, failed: unexpected, skipped };
}

const specsOf = (suites = []) => suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)]);

const reasonOf = ({ annotations, projectName }) =>
  annotations.find(({ type, description }) => type === 'skip' && description)?.description ??
  `not run in ${projectName}`;

function read(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
}
