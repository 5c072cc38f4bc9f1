// `npm run typecheck`: the whole tree, then the core by itself in a project that has neither the browser's types nor Node's.

import './setup/node-version.mjs'
import { run, runMain, TOOLS } from './setup/run.mjs'

await runMain(async () => {
  // Routes and style sheets have generated types, which a fresh clone does not have yet.
  const generated = await run(process.execPath, [TOOLS.next, 'typegen'], { quiet: true })
  if (generated !== 0)
    console.error('`next typegen` failed, so the types of the routes may be missing below.')
  const all = await run(process.execPath, [TOOLS.tsc, '--project', 'tsconfig.json', '--noEmit'])
  const core = await run(process.execPath, [TOOLS.tsc, '--project', 'tsconfig.core.json', '--noEmit'])
  return all || core
})
