// `npm run build`: the production build, if it is missing or stale.

import './setup/node-version.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { runMain } from './setup/run.mjs'

await runMain(async () => {
  await ensureDependencies()
  await ensureBuild()
  console.log('The build in .next is up to date.')
  return 0
})
