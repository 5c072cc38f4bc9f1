// The command line as people start it: threads of its own, and Ctrl-C.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { experiment } from '@/lib/testing/terminal'

const directory = mkdtempSync(path.join(tmpdir(), 'dockyard-threads-'))
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string) => path.join(directory, name)

const sweepTo = (out: string) => [
  'sweep',
  'one-task-one-port',
  '--vary',
  'traffic[users].arrivals.poisson.rps=20,40',
  '--replications',
  '10',
  '--until',
  '10m',
  '--out',
  at(out),
]

function start(argv: readonly string[]) {
  const child = spawn(process.execPath, ['bin/dockyard.mjs', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, err }))
  return { child, ended }
}

/** Without the build, which the tests do not have. */
const resultOf = (out: string) => {
  const { dockyard: _build, experiment: _hash, ...result } = JSON.parse(readFileSync(at(out), 'utf8'))
  return result
}

it('A sweep on threads, cut short by Ctrl-C and gone on with, comes to what one thread comes to', async () => {
  expect(await experiment([...sweepTo('one.json'), '--workers', '1'])).toMatchObject({ code: 0 })
  const { child, ended } = start([...sweepTo('threads.json'), '--workers', '2'])
  const journal = at('threads.json.journal')
  const rows = () => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 2 : 0)
  expect(await becomes(() => rows() >= 2, ended)).toBe(true)
  child.kill('SIGINT')
  const { code, err } = await ended
  expect([code, err]).toEqual([130, expect.stringMatching(/runs are done and kept/)])
  expect(rows()).toBeLessThan(20)
  expect(await start(sweepTo('threads.json')).ended).toMatchObject({ code: 0 })
  expect(resultOf('threads.json')).toEqual(resultOf('one.json'))
}, 180_000)

/** Looks again and again until it is so, or the process has ended. */
async function becomes(isSo: () => boolean, ended: Promise<unknown>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!isSo() && !over) await new Promise((resolve) => setTimeout(resolve, 5))
  return isSo()
}
