// `npm test`: everything that CI checks, from a fresh clone, with one summary at the end. A failed step does not hide the others.

import './setup/node-version.mjs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { PlainError, run, runMain, TOOLS } from './setup/run.mjs'

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ name: string, run: (reports: string) => Promise<Counts> }} Step
 * @typedef {Counts & { name: string, seconds: number }} Result
 */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'Packages', run: () => silentIfGood(ensureDependencies) },
  { name: 'Lint', run: () => check([TOOLS.biome, 'check', '--error-on-warnings']) },
  { name: 'Types', run: () => check(['scripts/typecheck.mjs']) },
  { name: 'Unit, property and replay tests', run: runUnitTests },
  { name: 'Build', run: () => silentIfGood(ensureBuild) },
  { name: 'Browser tests', run: runBrowserTests },
]

await runMain(async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major === 20 && minor < 19) {
    console.log(
      `The test tools need Node.js 20.19 or newer; this is ${process.versions.node}, so some may not start.`,
    )
  }
  const reports = mkdtempSync(path.join(tmpdir(), 'dockyard-test-'))
  /** @type {Result[]} */
  const results = []
  try {
    for (const step of STEPS) {
      results.push(await runStep(step, reports))
      // Without packages there is nothing to run the rest with.
      if (step.name === 'Packages' && results[0]?.failed) break
    }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  return summarise(results)
})

/**
 * @param {Step} step
 * @param {string} reports folder for report files
 * @returns {Promise<Result>}
 */
async function runStep(step, reports) {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(2, 76 - step.name.length))}\n`)
  const start = performance.now()
  let counts
  try {
    counts = await step.run(reports)
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error)
    counts = { passed: 0, failed: 1 }
  }
  return { name: step.name, ...counts, seconds: (performance.now() - start) / 1000 }
}

/** A check without cases of its own: it counts as one. @returns {Promise<Counts>} */
async function check(/** @type {string[]} */ args) {
  return (await run(process.execPath, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Preparation is no test: it counts only when it fails. @returns {Promise<Counts>} */
async function silentIfGood(/** @type {() => Promise<void>} */ prepare) {
  await prepare()
  console.log('Ready.')
  return { passed: 0, failed: 0 }
}

/** @returns {Promise<Counts>} */
async function runUnitTests(/** @type {string} */ reports) {
  const file = path.join(reports, 'unit.json')
  const code = await run(process.execPath, [
    TOOLS.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  return honest(code, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 })
}

/** @returns {Promise<Counts>} */
async function runBrowserTests(/** @type {string} */ reports) {
  const browser = await ensureBrowser()
  // A stale or missing build has been reported by its own step; testing the old one would only mislead.
  await ensureBuild()
  const file = path.join(reports, 'browser.json')
  const code = await run(process.execPath, [TOOLS.playwright, 'test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const stats = readReport(file)?.stats
  return honest(code, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
  })
}

/** A program that failed without a failed case (a file that does not load, a crash) still counts as a failure. */
function honest(/** @type {number} */ code, /** @type {Counts} */ counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** @returns {any} the parsed report, or undefined when the program died before writing it */
function readReport(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Prints the table and, as the very last line, the sum.
 * @param {readonly Result[]} results
 * @returns {number} exit code
 */
function summarise(results) {
  console.log(`\n── Summary ${'─'.repeat(69)}\n`)
  for (const { name, passed, failed, seconds } of results) {
    const counted =
      passed + failed > 0 ? `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed` : ''
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s ${counted}`)
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && results.length === STEPS.length ? 0 : 1
}
