import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A Vitest reporter that writes what `npm test` sums up to the file named by UNIT_REPORT. Vitest's own JSON leaves out
 * why a test was skipped: the note given to `skip(condition, note)`.
 */
export default class UnitReporter {
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state) => tests.filter((test) => test.result().state === state);
    const report = {
      passed: inState('passed').length,
      failed: inState('failed').length,
      skipped: inState('skipped').map((test) => {
        const { note } = test.result();
        return note ? `${test.fullName} (${note})` : test.fullName;
      }),
    };
    const path = process.env.UNIT_REPORT;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(report));
  }
}
