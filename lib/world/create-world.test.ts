import { describe, expect, it } from 'vitest'
import { type EpochMs, PHASE, simTime } from '@/lib/engine'
import type { CreateController } from './controllers/controller'
import { CONTROLLERS } from './controllers/controllers'
import { createWorld } from './create-world'
import { dispatch } from './dispatch'

const USER_DATA = Buffer.from('#!/bin/bash').toString('base64')

/** A service of four tasks on two instances, one of which is terminated. */
function story(controllers: readonly CreateController[]) {
  const world = createWorld({
    seed: 7,
    region: 'us-east-1',
    pace: 'instant',
    startAt: 0 as EpochMs,
    clusters: [],
    stepSeconds: 1,
    controllers,
  })
  const call = (action: string, input: Readonly<Record<string, unknown>>) =>
    expect(dispatch(world, { action, input }, 'user')).toMatchObject({ ok: true })
  const runTo = (seconds: number) => world.engine.advanceTo(simTime(seconds * 1_000_000))
  call('ec2:RunInstances', { InstanceType: 't3.medium', MinCount: 2, MaxCount: 2, UserData: USER_DATA })
  const web = { name: 'web', image: 'web:1', cpu: 256, memory: 256 }
  call('ecs:RegisterTaskDefinition', { family: 'web', containerDefinitions: [web] })
  runTo(40)
  call('ecs:CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 4 })
  runTo(60)
  const [first = ''] = world.state.instances.keys()
  call('ec2:TerminateInstances', { InstanceIds: [first] })
  runTo(120)
  const running = [...world.state.tasks.values()].filter(({ lastStatus }) => lastStatus === 'RUNNING')
  return { digest: world.engine.hash.digest(), engine: world.engine.save(), running: running.length }
}

describe('a world', () => {
  it('is the same in whatever order its controllers are listed: trace, checkpoint and outcome', () => {
    const straight = story(CONTROLLERS)
    expect(straight.running).toBe(4)
    expect(story(CONTROLLERS.toReversed())).toEqual(straight)
    expect(story([...CONTROLLERS.slice(3), ...CONTROLLERS.slice(0, 3)])).toEqual(straight)
  })

  it('takes a further controller that hears and schedules, without another change', () => {
    const looks: string[] = []
    const watcher: CreateController = ({ engine }) => {
      const look = engine.kind('watcher', () => looks.push('looked'))
      return {
        name: 'watcher',
        subscribe: (bus) =>
          bus.on('watcher', 'EC2 Instance State-change Notification', ({ instance }) => {
            looks.push(instance.state)
            engine.schedule(engine.now, PHASE.controller, look)
          }),
        start() {},
      }
    }
    expect(story([...CONTROLLERS, watcher]).running).toBe(4)
    expect(looks.slice(0, 2)).toEqual(['running', 'looked'])
    expect(looks.filter((what) => what !== 'looked')).toEqual([
      'running',
      'running',
      'shutting-down',
      'terminated',
    ])
  })
})
