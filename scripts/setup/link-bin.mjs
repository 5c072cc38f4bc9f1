// npm links the commands of dependencies into node_modules/.bin but not the checkout's own, so that `npx dockyard` would find
// the name in package.json and then no such command. This writes what npm would; package.json runs it after each install.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './run.mjs'

const BIN_FOLDER = path.join(ROOT, 'node_modules/.bin')

export function linkBin() {
  if (!existsSync(path.dirname(BIN_FOLDER))) return
  mkdirSync(BIN_FOLDER, { recursive: true })
  const target = '../../bin/dockyard.mjs'
  const shell = `#!/bin/sh\nexec node "$(dirname "$0")/${target}" "$@"\n`
  writeFileSync(path.join(BIN_FOLDER, 'dockyard'), shell, { mode: 0o755 })
  if (process.platform === 'win32') {
    const batch = `@node "%~dp0\\${target.replaceAll('/', '\\')}" %*\r\n`
    writeFileSync(path.join(BIN_FOLDER, 'dockyard.cmd'), batch)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) linkBin()
