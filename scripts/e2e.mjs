// `npm run test:e2e [-- …]`: the browser tests on an up-to-date production build; arguments go to Playwright.

import './setup/node-version.mjs'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { run, runMain, TOOLS } from './setup/run.mjs'

await runMain(async () => {
  await ensureDependencies()
  const CHROMIUM_PATH = await ensureBrowser()
  await ensureBuild()
  return run(process.execPath, [TOOLS.playwright, 'test', ...process.argv.slice(2)], {
    env: { CHROMIUM_PATH },
  })
})
