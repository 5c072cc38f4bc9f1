import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { containerInstanceArnOf } from '@/lib/world/hosts'

const hostsOf = ({ world }: TestWorld) => [...world.state.containerInstances.values()]
const serving = () => createTestWorld().instances(2).taskDefinition().service({ desired: 2 }).runUntilSteady()

describe('An agent that is disconnected alone', () => {
  it('gets no tasks and stops none, while its containers run on; it makes up for all when it is back', () => {
    const test = serving()
    const [host] = hostsOf(test)
    const [mine] = test.tasks().filter((task) => containerInstanceArnOf(task) === host?.arn)
    test.dispatch('playground:DisconnectAgent', { containerInstance: host?.instanceId })
    expect(host?.agentConnected).toBe(false)
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 5 }).runFor('1m')
    expect(test.tasks().filter((task) => containerInstanceArnOf(task) === host?.arn)).toEqual([mine])
    test.dispatch('ecs:StopTask', { task: mine?.arn }).runFor('2m')
    expect(mine).toMatchObject({ lastStatus: 'STOPPING', desiredStatus: 'STOPPED' })
    const container = test.world.state.containers.get(mine?.containerArns[0] ?? '')
    expect(container?.lastStatus).toBe('RUNNING')
    test.dispatch('playground:ReconnectAgent', { containerInstance: host?.arn }).runFor('1m')
    expect(mine?.lastStatus).toBe('STOPPED')
    test.runUntilSteady().expectRunning(5)
  })

  it('is connected exactly when neither it nor its zone is cut off, whatever ends first', () => {
    const step = fc.record({ zone: fc.boolean(), on: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const test = createTestWorld().instances(1)
        const [host] = hostsOf(test)
        const cut = { zone: false, agent: false }
        for (const { zone, on } of steps) {
          if (zone) {
            const action = on ? 'playground:StartZoneOutage' : 'playground:EndZoneOutage'
            test.dispatch(action, { zoneName: 'us-east-1a' })
            cut.zone = on
          } else {
            const action = on ? 'playground:DisconnectAgent' : 'playground:ReconnectAgent'
            test.dispatch(action, { containerInstance: host?.id })
            cut.agent = on
          }
          test.runFor('1s')
          expect(host?.agentConnected).toBe(!cut.zone && !cut.agent)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('does not come back on an instance that is being terminated', () => {
    const test = serving()
    const [host] = hostsOf(test)
    test.dispatch('playground:DisconnectAgent', { containerInstance: host?.arn })
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [host?.instanceId] }).runFor('5s')
    test.dispatch('playground:ReconnectAgent', { containerInstance: host?.arn }).runFor('1s')
    expect(host?.agentConnected).toBe(false)
  })

  it('has to be there', () => {
    const test = createTestWorld()
    const error = refuse(test, 'playground:DisconnectAgent', { containerInstance: 'i-0' })
    expect(error.message).toMatch(/No registered container instance is 'i-0'/)
  })
})
