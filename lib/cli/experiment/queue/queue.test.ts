// Sweeps over a real Redis, with real processes that are killed in the middle. Where there is no redis-server, it says so.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { experiment } from '@/lib/testing/terminal'
import { jobIdOf, queueNameOf } from './names'

const RUNS = 16
const hasRedis = spawnSync('redis-server', ['--version']).status === 0

const directory = mkdtempSync(path.join(tmpdir(), 'dockyard-queue-'))
const children = new Set<ChildProcess>()
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})
const at = (name: string) => path.join(directory, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
const rowsOf = (out: string) =>
  existsSync(at(`${out}.journal`)) ? read(`${out}.journal`).trimEnd().split('\n').length - 1 : 0

function start(argv: readonly string[]) {
  const child = spawn(process.execPath, ['bin/dockyard.mjs', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  const output = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    output.out += text
  })
  child.stderr.on('data', (text) => {
    output.err += text
  })
  const ended = once(child, 'close').then(([code]) => {
    children.delete(child)
    return { code: code as number | null, ...output }
  })
  return { child, ended, output }
}

async function becomes(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10))
}

const sweepTo = (out: string, flags: readonly string[] = []) => [
  'sweep',
  'one-task-one-port',
  '--vary',
  'traffic[users].arrivals.poisson.rps=20,40',
  '--replications',
  String(RUNS / 2),
  '--until',
  '6m',
  '--out',
  at(out),
  ...flags,
]

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

if (!hasRedis) {
  it('Sweeps over a queue are not tested here: redis-server is not installed', () => {
    expect(hasRedis).toBe(false)
  })
} else {
  describe('A sweep over a queue', () => {
    let url = ''
    let client: Redis
    let dockyardVersion = ''

    beforeAll(async () => {
      const port = await freePort()
      const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
        cwd: directory,
        stdio: 'ignore',
      })
      children.add(server)
      url = `redis://127.0.0.1:${port}`
      client = new Redis(url, { maxRetriesPerRequest: null })
      // It takes a moment to begin.
      client.on('error', () => {})
      await client.ping()
      expect(await start(sweepTo('local.json')).ended).toMatchObject({ code: 0 })
      dockyardVersion = JSON.parse(read('local.json')).dockyard
    }, 180_000)
    afterAll(() => client.disconnect())

    const worker = () => start(['worker', '--queue', url, '--concurrency', '1', '--lost-after', '1s'])
    /** So many runs have been completed since the queue exists. */
    async function completed(): Promise<number> {
      const events = await client.xrange(`bull:${queueNameOf(dockyardVersion)}:events`, '-', '+')
      return events.filter(([, fields]) => fields[1] === 'completed').length
    }

    it('loses nothing and repeats nothing when a worker and the sweep itself are killed in the middle', async () => {
      const before = await completed()
      const sweep = start(sweepTo('queue.json', ['--queue', url]))
      const first = worker()
      await becomes(() => rowsOf('queue.json') >= 3)
      first.child.kill('SIGKILL')
      const others = [worker(), worker()]
      await becomes(() => rowsOf('queue.json') >= 7)
      sweep.child.kill('SIGKILL')
      await sweep.ended
      const { code, err } = await start(sweepTo('queue.json', ['--queue', url])).ended
      expect([code, err]).toEqual([0, expect.stringMatching(/of 16 are done already: going on/)])
      expect(read('queue.json')).toBe(read('local.json'))
      expect((await completed()) - before).toBe(RUNS)
      for (const { child } of others) child.kill('SIGTERM')
      for (const { ended } of others) expect(await ended).toMatchObject({ code: 0 })
      // What was collected is gone from Redis.
      const queue = new Queue(queueNameOf(dockyardVersion), { connection: client.duplicate() })
      expect(await queue.getJobCounts()).toMatchObject({ waiting: 0, active: 0, completed: 0, failed: 0 })
      await queue.close()
    }, 180_000)

    it('ends when a run fails, and tries it again when it is started again', async () => {
      const queue = new Queue(queueNameOf(dockyardVersion), { connection: client.duplicate() })
      const { experiment: hash } = JSON.parse(read('local.json'))
      await queue.add('run', { broken: true }, { jobId: jobIdOf(hash, 5) })
      const sweep = start(sweepTo('failing.json', ['--queue', url]))
      // A worker that was there first might fail it before the sweep begins, which would try it again.
      await becomes(() => sweep.output.err.includes('No worker of Dockyard'))
      const { child, ended } = worker()
      const first = await sweep.ended
      expect([first.code, first.err]).toEqual([
        1,
        expect.stringMatching(/rps=20, seed 47 failed: the job is no run of an experiment/),
      ])
      expect(await start(sweepTo('failing.json', ['--queue', url])).ended).toMatchObject({ code: 0 })
      expect(read('failing.json')).toBe(read('local.json'))
      child.kill('SIGTERM')
      await ended
      await queue.close()
    }, 180_000)

    it('has jobs refused that are of another version, or none', async () => {
      const queue = new Queue(queueNameOf(dockyardVersion), { connection: client.duplicate() })
      const job = { run: 0, seed: 1, until: 1_000_000, warmUp: 0, scenario: {} }
      const wrong = [
        { ...job, dockyard: '0.0.0+other' },
        { ...job, dockyard: dockyardVersion, until: 'soon' },
        { ...job, dockyard: dockyardVersion },
      ]
      const added = await Promise.all(wrong.map((data) => queue.add('run', data)))
      const { child, ended } = worker()
      await becomes(async () => (await queue.getFailedCount()) === wrong.length)
      const reasons = await Promise.all(
        added.map(async ({ id }) => (await queue.getJob(id ?? ''))?.failedReason),
      )
      expect(reasons).toEqual([
        expect.stringMatching(/takes no runs of 0\.0\.0\+other/),
        'the job is no run of an experiment',
        expect.stringMatching(/^operations is missing|^name is missing/),
      ])
      child.kill('SIGTERM')
      expect((await ended).err).toMatch(/Refused: .*takes no runs of/)
      await Promise.all(added.map(({ id }) => queue.remove(id ?? '')))
      await queue.close()
    }, 180_000)

    it('says where no worker is, and ends with Ctrl-C', async () => {
      const { child, ended, output } = start(sweepTo('alone.json', ['--queue', url]))
      await becomes(() => output.err.includes('No worker of Dockyard'))
      child.kill('SIGINT')
      expect(await ended).toMatchObject({
        code: 130,
        err: expect.stringMatching(/0 of 16 runs are done and kept/),
      })
    }, 180_000)
  })
}

it('A queue that cannot be reached is said with how long it was tried', async () => {
  const port = await freePort()
  const argv = sweepTo('nowhere.json', ['--queue', `redis://:secret@127.0.0.1:${port}`])
  const { code, err } = await experiment(argv, { tickMs: 4_000 })
  expect(code).toBe(2)
  expect(err).toMatch(
    new RegExp(
      `Redis at redis://127\\.0\\.0\\.1:${port} cannot be reached; tried for \\d+ s \\(ECONNREFUSED\\)`,
    ),
  )
  expect(err).not.toContain('secret')
})
