// Starting other programs: the one place that knows the checkout's root, npm's whereabouts and what Windows wants.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** An error whose message is meant for the person at the terminal: shown as it is, without a stack. */
export class PlainError extends Error {}

/**
 * Runs a program to its end and resolves to its exit code; output goes to this terminal unless `quiet`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? 'ignore' : 'inherit',
      shell: options.shell ?? false,
    })
    child.on('error', (error) => {
      if (!options.quiet) console.error(`${command}: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(signal ? 130 : (code ?? 1)))
  })
}

/**
 * Runs npm with the Node that runs this script.
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function npm(args) {
  // npm says where it is when it started us; asked from a plain `node scripts/…` it has to be on the PATH.
  const self = process.env.npm_execpath
  if (self?.endsWith('.js') && existsSync(self)) return run(process.execPath, [self, ...args])
  return process.platform === 'win32' ? run('npm.cmd', args, { shell: true }) : run('npm', args)
}

/**
 * The script behind a package's command, so that it can be run by `process.execPath` on every system alike.
 * @param {string} packageName
 * @param {string} file path inside the package
 * @returns {string}
 */
export const inPackage = (packageName, file) => path.join(ROOT, 'node_modules', packageName, file)

/** Script files of the tools this project runs, for `process.execPath`. */
export const TOOLS = {
  next: inPackage('next', 'dist/bin/next'),
  biome: inPackage('@biomejs/biome', 'bin/biome'),
  tsc: inPackage('typescript', 'bin/tsc'),
  vitest: inPackage('vitest', 'vitest.mjs'),
  playwright: inPackage('@playwright/test', 'cli.js'),
}

/**
 * Runs a script's main function: plain errors become one sentence, anything else keeps its stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error)
    process.exitCode = 1
  }
}
