import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './scripts/setup/browser.mjs'
import { firstFreePort } from './scripts/setup/port.mjs'
import { TOOLS } from './scripts/setup/run.mjs'

// This file is read again in every worker process, which inherits the environment: what is found out once is kept there.
process.env.DOCKYARD_E2E_PORT ??= String(await firstFreePort(3100))
const executablePath = process.env.CHROMIUM_PATH ?? (await findBrowser())
if (executablePath) process.env.CHROMIUM_PATH = executablePath

const baseURL = `http://localhost:${process.env.DOCKYARD_E2E_PORT}`
// Chromium refuses its sandbox to root, which is what containers run tests as.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0

// Playwright's own list is replaced by this one, which repeats what of it matters here, and adds the two pop-ups of the address
// bar: Chromium draws them as pages of its own for every new window, at twice the processor time of a window without.
const DISABLED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Most take seconds; two busy cores without a graphics card take long.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        `--disable-features=${DISABLED_FEATURES.join()}`,
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: process.env.DOCKYARD_BENCH
    ? [{ name: 'bench', testDir: './e2e/bench', testMatch: '**/*.bench.ts', workers: 1 }]
    : [{ name: 'chromium', testMatch: '**/*.spec.ts' }],
  webServer: {
    command: `"${process.execPath}" "${TOOLS.next}" start --port ${process.env.DOCKYARD_E2E_PORT}`,
    url: baseURL,
    timeout: 60_000,
    stdout: 'ignore',
    stderr: 'pipe',
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  },
})
