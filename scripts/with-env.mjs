// `node scripts/with-env.mjs NAME=value … tool args…`: environment variables for a tool, written the same on every system.
// A variable that is already set wins, so `SWARM_SEEDS=20 npm run test:swarm` does what it says.

import './setup/node-version.mjs'
import { PlainError, run, runMain, TOOLS } from './setup/run.mjs'

await runMain(async () => {
  const words = process.argv.slice(2)
  /** @type {Record<string, string>} */
  const env = {}
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(word) ?? []
    if (name === undefined || value === undefined) {
      const tool = Object.entries(TOOLS).find(([key]) => key === word)?.[1]
      if (!tool) throw new PlainError(`"${word}" is none of ${Object.keys(TOOLS).join(', ')}.`)
      return run(process.execPath, [tool, ...words], { env })
    }
    if (process.env[name] === undefined) env[name] = value
  }
  throw new PlainError('Name a tool to run.')
})
