// Finds a Chromium or Chrome for the browser tests, or gets one.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { PlainError, run, TOOLS } from './run.mjs'

const MISSING =
  'The browser tests need Chromium or Chrome, and none could be found or installed. Install one, or set CHROMIUM_PATH to its executable.'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/**
 * A browser program that starts: CHROMIUM_PATH, else the system's, else what Playwright has downloaded before.
 * @returns {Promise<string | undefined>} absolute path
 */
export async function findBrowser() {
  const asked = process.env.CHROMIUM_PATH
  if (asked) {
    if (await starts(asked)) return asked
    throw new PlainError(`CHROMIUM_PATH is "${asked}", which is not an executable that starts.`)
  }
  for (const candidate of [...systemPaths(), ...(await playwrightPath())]) {
    if (await starts(candidate)) return candidate
  }
  return undefined
}

/**
 * A browser program, installed if there is none.
 * @returns {Promise<string>} absolute path
 */
export async function ensureBrowser() {
  const present = await findBrowser()
  if (present) return present

  console.log('No Chromium or Chrome found: downloading one…')
  await run(process.execPath, [TOOLS.playwright, 'install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  })
  const downloaded = await findBrowser()
  if (downloaded) return downloaded

  // The download can fail, and on a bare server its libraries can be missing; the system's package brings all of it.
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('The downloaded browser does not start. Installing the chromium package…')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env: quiet })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env: quiet })
    const installed = await findBrowser()
    if (installed) return installed
  }
  throw new PlainError(MISSING)
}

/** @returns {string[]} */
function systemPaths() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing']
    const folders = ['/Applications', path.join(process.env.HOME ?? '', 'Applications')]
    return folders
      .flatMap((folder) => apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`))
      .filter(existsSync)
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    return folders
      .flatMap((folder) => (folder ? ['Google\\Chrome', 'Chromium'].map((name) => `${folder}\\${name}`) : []))
      .map((folder) => `${folder}\\Application\\chrome.exe`)
      .filter(existsSync)
  }
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter(existsSync)
}

/** @returns {Promise<string[]>} */
async function playwrightPath() {
  const { chromium } = await import('@playwright/test')
  const downloaded = chromium.executablePath()
  return downloaded && existsSync(downloaded) ? [downloaded] : []
}

/**
 * Some systems ship a stand-in that only says what to install, and a download may lack its libraries: asking is surer than looking.
 * @param {string} program
 * @returns {Promise<boolean>}
 */
function starts(program) {
  // Chrome on Windows opens a window when asked for its version.
  if (process.platform === 'win32') return Promise.resolve(existsSync(program))
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: 20_000 }, (error) => resolve(!error))
  })
}
