import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { FromWorker, ToWorker } from '@/lib/protocol'
import { standingOf } from '@/lib/testing/fixture-frame'
import { createFixtureSimulation } from '@/lib/testing/fixture-simulation'
import { formatAwsError, operationOf } from './aws-error'
import { CallFailed, SimulationClient, type WorkerLike } from './client'
import { createViewStore } from './store'

function setup() {
  const workers: (WorkerLike & { sent: ToWorker[]; ended: boolean })[] = []
  const store = createViewStore()
  const painting: (() => void)[] = []
  const spawn = () => {
    const sent: ToWorker[] = []
    const worker = {
      sent,
      ended: false,
      postMessage: (message: ToWorker) => void sent.push(message),
      terminate() {
        this.ended = true
      },
      onmessage: null,
      onerror: null,
    }
    workers.push(worker)
    return worker
  }
  const client = new SimulationClient(spawn, store, (done) => void painting.push(done))
  const say = (data: FromWorker) => workers.at(-1)?.onmessage?.({ data })
  const paint = () => {
    for (const done of painting.splice(0)) done()
  }
  return { client, store, workers, say, paint }
}

describe('the client', () => {
  it('gives each call its own answer, in whatever order they come', async () => {
    const { client, workers, say } = setup()
    const first = client.call('hash', {})
    const second = client.call('undo', {})
    const [a, b] = workers[0]?.sent ?? []
    say({ type: 'reply', id: b?.id ?? 0, value: { undone: 'x' } })
    say({ type: 'reply', id: a?.id ?? 0, value: { hash: 'h' } })
    expect(await first).toEqual({ hash: 'h' })
    expect(await second).toEqual({ undone: 'x' })
  })

  it('asks for the next frame when this one has been painted, and not before', () => {
    const { client, workers, say, paint } = setup()
    void client.call('play', {})
    const asked = () => workers[0]?.sent.filter(({ method }) => method === 'shown').length
    const shell = {
      run: 1,
      standing: standingOf(1),
      playing: true,
      speed: 1,
      keepingUp: 1,
      undoLine: null,
      redoLine: null,
    }
    say({ type: 'frame', ...shell, ...createFixtureSimulation().frame() })
    expect(asked()).toBe(0)
    paint()
    expect(asked()).toBe(1)
  })

  it('rejects with code and place', async () => {
    const { client, workers, say } = setup()
    const load = client.call('load', { scenario: {} })
    say({
      type: 'error',
      id: workers[0]?.sent[0]?.id ?? 0,
      error: { code: 'ScenarioError', message: 'm', where: 'a[0]' },
    })
    await expect(load).rejects.toMatchObject({ code: 'ScenarioError', message: 'm', where: 'a[0]' })
  })

  it('answers what is open when the worker dies, and the next call starts a new one', async () => {
    const { client, workers, store, say } = setup()
    const lost = client.call('hash', {})
    workers[0]?.onerror?.({ message: 'out of memory' })
    await expect(lost).rejects.toBeInstanceOf(CallFailed)
    expect(store.getState().connection).toEqual({ state: 'lost', message: 'out of memory' })
    expect(workers[0]?.ended).toBe(true)
    const again = client.call('hash', {})
    expect(workers).toHaveLength(2)
    say({ type: 'reply', id: workers[1]?.sent[0]?.id ?? 0, value: { hash: 'h' } })
    expect(await again).toEqual({ hash: 'h' })
  })

  it('goes on counting runs when a new worker counts from the start, so that its frames are not taken for old ones', () => {
    const { client, store, workers, say } = setup()
    const simulation = createFixtureSimulation()
    const frame = (run: number): FromWorker => ({
      type: 'frame',
      run,
      standing: standingOf(run),
      playing: true,
      speed: 1,
      keepingUp: 1,
      undoLine: null,
      redoLine: null,
      ...simulation.frame(),
    })
    void client.call('hash', {}).catch(() => {})
    for (const run of [1, 2, 3]) say(frame(run))
    client.stop()
    void client.call('hash', {})
    simulation.resetFrames()
    simulation.step()
    say(frame(1))
    expect(workers).toHaveLength(2)
    expect(store.getState().run).toBe(4)
    expect(store.getState().now).toBe(simulation.now())
  })

  it('takes a crash of the simulation into the state, with seed and step', () => {
    const { client, store, say } = setup()
    void client.call('hash', {})
    const record = { scenario: {}, seed: 4, commands: [], now: simTime(9) }
    say({ type: 'crashed', message: 'broke', seed: 4, at: simTime(9), step: 12, canUndo: true, record })
    expect(store.getState().connection).toEqual({
      state: 'crashed',
      crash: { message: 'broke', seed: 4, at: simTime(9), step: 12, canUndo: true, record },
    })
  })
})

describe('errors in the words of the command line', () => {
  it.each([
    ['aws ecs update-service --service web', 'UpdateService'],
    ['aws elbv2 create-target-group', 'CreateTargetGroup'],
    ['aws ec2 run-instances', 'RunInstances'],
    ['aws ecs', null],
    ['ls -l', null],
  ])('%s calls %s', (line, operation) => {
    expect(operationOf(line)).toBe(operation)
  })

  it('has the form of the AWS command line', () => {
    const error = { code: 'ServiceNotFoundException', message: 'Service not found.' }
    expect(formatAwsError(error, 'UpdateService')).toBe(
      'An error occurred (ServiceNotFoundException) when calling the UpdateService operation: Service not found.',
    )
    expect(formatAwsError({ code: 'CommandLineError', message: 'expected a value' }, 'X')).toBe(
      'expected a value',
    )
  })
})
