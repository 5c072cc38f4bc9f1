// A host without power: nothing on it goes on, though ECS shows the last state that it heard of until the host is deregistered.

import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

function steps(world: TestWorld) {
  return [...world.world.state.containers.values()].map(({ step, lastStatus }) => [lastStatus, step])
}

function terminated(world: TestWorld): TestWorld {
  const [instance] = world.world.state.instances.keys()
  return world.dispatch('ec2:TerminateInstances', { InstanceIds: [instance] })
}

const world = (behavior: Parameters<TestWorld['image']>[1], stopTimeout = 30) =>
  createTestWorld({ seed: 5 }).instances(1).image('web:1', behavior).taskDefinition({ stopTimeout }).service()

const until = (it: TestWorld, step: string) =>
  it.runUntil(step, () => steps(it).some(([, now]) => now === step), '2m')

describe('on a host that is powered off', () => {
  it('a container that is being created is not created', () => {
    const it = createTestWorld({ seed: 5 }).instances(1).taskDefinition()
    it.service()
    const { engine } = it.world
    while (!steps(it).some(([, step]) => step === 'creating')) engine.advanceTo(engine.nextTime as never)
    terminated(it)
    for (let i = 0; i < 14; i++) expect(steps(it.runFor('1s'))).toEqual([['PENDING', 'lost']])
    expect(steps(it.runFor('10s'))).toEqual([['STOPPED', 'STOPPED']])
  })

  it('an image that was being pulled stays where it was', () => {
    const it = until(world({ sizeMiB: 2_000 }), 'pulling').runFor('1s')
    terminated(it)
    for (let i = 0; i < 14; i++) expect(steps(it.runFor('1s'))).toEqual([['PENDING', 'lost']])
  })

  it('an application that was starting up does not come to listen, and its process is gone', () => {
    const it = until(world({ startupMs: 5_000 }), 'starting')
    terminated(it)
    for (let i = 0; i < 14; i++) expect(steps(it.runFor('1s'))).toEqual([['RUNNING', 'lost']])
    const [container] = it.world.state.containers.keys()
    expect(it.world.data.containerUsage(container ?? '').memoryMiB).toBe(0)
  })

  it('a process does not exit by itself', () => {
    const it = until(world({ exit: { afterMs: 10_000, code: 0 } }), 'serving')
    terminated(it)
    for (let i = 0; i < 14; i++) expect(steps(it.runFor('1s'))).toEqual([['RUNNING', 'lost']])
    it.runFor('10s')
    expect([...it.world.state.containers.values()].map(({ exitCode }) => exitCode)).toEqual([null])
    expect(it.stoppedTasks()[0]?.stoppedReason).toMatch(
      /^Host EC2 \(instance i-[0-9a-f]+\) stopped\/terminated$/,
    )
  })

  it('a container that was asked to stop gets no SIGKILL, and no exit code', () => {
    const it = until(world({ onSigterm: 'ignore' }, 5), 'serving')
    it.dispatch('ecs:StopTask', { task: it.tasks()[0]?.id }).runFor('1s')
    expect(steps(it)[0]).toEqual(['RUNNING', 'stopping'])
    terminated(it)
    for (let i = 0; i < 14; i++) expect(steps(it.runFor('1s'))[0]).toEqual(['RUNNING', 'lost'])
    it.runFor('10s')
    expect([...it.world.state.containers.values()][0]?.exitCode).toBe(null)
  })
})
