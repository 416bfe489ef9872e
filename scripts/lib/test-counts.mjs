import fs from 'node:fs'

/** @typedef {{ readonly passed: number, readonly failed: number }} Counts */

/**
 * A stage without tests of its own counts as one.
 * @param {number} code
 * @returns {Counts}
 */
export const stageCounts = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * A run that ended badly is never without a failure, whatever its report says: a file that could not be loaded has no
 * tests, and a run that was killed has no report.
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
const honest = ({ passed, failed }, code) => ({ passed, failed: code === 0 ? failed : Math.max(failed, 1) })

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} file
 * @param {number} code
 */
export function vitestCounts(file, code) {
  const report = read(file)
  if (report === undefined) return honest({ passed: 0, failed: 0 }, code || 1)
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests }, code)
}

/**
 * A test that passed at a second try only is counted as failed.
 * @param {string} file
 * @param {number} code
 */
export function playwrightCounts(file, code) {
  const stats = read(file)?.stats
  if (stats === undefined) return honest({ passed: 0, failed: 0 }, code || 1)
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky }, code)
}
