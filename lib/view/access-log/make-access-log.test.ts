import { describe, expect, it } from 'vitest'
import { START, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { FromLogger, RunRecord } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import { readLine } from '@/lib/testing/access-log'
import { ACCESS_LOG_LINES_MAX, logRun } from '@/lib/worker/access-log-run'
import { type LoggerLike, makeAccessLog } from './make-access-log'

const seconds = (n: number) => simTime(n * US_PER_SECOND)
const scenario = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')?.scenario

/** The worker in this thread. */
function logger() {
  let isEnded = false
  const told: FromLogger['type'][] = []
  const worker: LoggerLike = {
    onmessage: null,
    onerror: null,
    terminate: () => {
      isEnded = true
    },
    postMessage: (message) =>
      logRun(message, {
        wallMs: () => performance.now(),
        post: (data) => {
          told.push(data.type)
          worker.onmessage?.({ data })
        },
      }),
  }
  return { worker, told, isEnded: () => isEnded }
}

async function logOf(record: RunRecord, from = START) {
  const { worker, isEnded } = logger()
  const made = await makeAccessLog(
    { record, from, signal: new AbortController().signal, onReached: () => {} },
    () => worker,
  )
  const text = await made.file.text()
  return { made, lines: text.trimEnd().split('\n').map(readLine), isEnded: isEnded() }
}

describe('the access log of a run', () => {
  it('is that of the run with what was done in it', async () => {
    const run = createSimulation(scenario)
    run.advanceTo(seconds(330))
    const [task = ''] = [...run.world.state.tasks.keys()]
    run.dispatch({ action: 'ecs:StopTask', input: { cluster: 'demo', task } })
    run.advanceTo(seconds(400))
    const { made, lines, isEnded } = await logOf(run.record())
    const { total, inFlight } = run.world.data.totals()
    const unheard = run.world.data.summary().byStatus['000'] ?? 0
    expect(made.lines).toBe(total - inFlight - unheard)
    expect(lines).toHaveLength(made.lines)
    expect(isEnded).toBe(true)
  })

  it('begins where it is asked to', async () => {
    const run = createSimulation(scenario)
    run.advanceTo(seconds(400))
    const all = await logOf(run.record())
    const late = await logOf(run.record(), seconds(370))
    expect(late.made.lines).toBeGreaterThan(0)
    expect(late.lines).toEqual(all.lines.slice(-late.made.lines))
    const instants = late.lines.map(({ time }) => Date.parse(time) - run.startAt)
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(370_000)
  })

  it('is refused when it would be longer than a browser can hold', async () => {
    const rps = ACCESS_LOG_LINES_MAX / 20
    const run = createSimulation({
      schemaVersion: 1,
      name: 'Many requests',
      pace: 'instant',
      operations: [
        {
          at: '0s',
          as: 'alb',
          action: 'elasticloadbalancing:CreateLoadBalancer',
          input: { Name: 'web' },
        },
        {
          at: '0s',
          action: 'elasticloadbalancing:CreateListener',
          input: {
            LoadBalancerArn: '${alb}',
            Protocol: 'HTTP',
            Port: 80,
            DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
          },
        },
      ],
      traffic: [{ name: 'users', to: '${alb}', port: 80, arrivals: { uniform: { rps } } }],
    })
    await expect(logOf({ ...run.record(), now: seconds(60) })).rejects.toThrow(/more than 500,000 requests/)
  })
})
