// `npm run bench [-- …]`: the headless measurements, then those in a browser. Arguments go to the headless ones.

import './setup/node-version.mjs'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ROOT, run, runMain, TOOLS } from './setup/run.mjs'

await runMain(async () => {
  await ensureDependencies()
  const headless = await run(process.execPath, ['bin/dockyard.mjs', 'bench', ...process.argv.slice(2)])
  if (!existsSync(path.join(ROOT, 'e2e/bench'))) return headless

  const CHROMIUM_PATH = await ensureBrowser()
  await ensureBuild()
  const inBrowser = await run(
    process.execPath,
    [TOOLS.playwright, 'test', '--project=bench', '--reporter=line'],
    {
      env: { CHROMIUM_PATH, DOCKYARD_BENCH: '1' },
    },
  )
  return headless || inBrowser
})
