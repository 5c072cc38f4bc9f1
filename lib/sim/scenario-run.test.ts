import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { createSimulation } from './simulation'

const DEFINITION = {
  action: 'ecs:RegisterTaskDefinition',
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64 }] },
}
const SERVICE = {
  as: 'web',
  action: 'ecs:CreateService',
  input: { serviceName: 'web', taskDefinition: 'web', desiredCount: 1 },
}

function refused(operations: readonly object[]) {
  const simulation = createSimulation({ name: 'References', pace: 'instant', operations })
  simulation.advanceTo(simTime(120_000_000))
  return simulation.run.results.map(({ error }) => error?.message ?? null)
}

describe('A reference that stands for nothing when its operation is due is named, and the operation is not carried out', () => {
  it('a service without a running task', () => {
    const stop = { at: '1s', action: 'ecs:StopTask', input: { task: '${web.task}' } }
    expect(refused([DEFINITION, SERVICE, stop])).toEqual([
      null,
      null,
      'task: ${web.task} stands for nothing now: no task of it is RUNNING',
    ])
  })

  it('an instance whose agent has not registered', () => {
    const launch = { as: 'host', action: 'ec2:RunInstances', input: { MinCount: 1, MaxCount: 1 } }
    const drain = (at: string) => ({
      at,
      action: 'ecs:UpdateContainerInstancesState',
      input: { containerInstances: ['${host.containerInstance}'], status: 'DRAINING' },
    })
    expect(refused([launch, drain('5s'), drain('60s')])).toEqual([
      null,
      'containerInstances[0]: ${host.containerInstance} stands for nothing now: its agent has not registered it with a cluster',
      null,
    ])
  })

  it('an operation that was refused', () => {
    const again = { ...SERVICE, as: 'again' }
    const scale = { action: 'ecs:UpdateService', input: { service: '${again}', desiredCount: 2 } }
    expect(refused([DEFINITION, SERVICE, again, scale])).toEqual([
      null,
      null,
      'Creation of service was not idempotent.',
      'service: ${again} stands for nothing now: its operation was refused, or makes nothing that has a name',
    ])
  })

  it('but not a variable of a shell script', () => {
    const UserData = '#!/bin/bash\nA=1; echo ${A} ECS_CLUSTER=default >> /etc/ecs/ecs.config'
    const launch = { action: 'ec2:RunInstances', input: { MinCount: 1, MaxCount: 1, UserData } }
    expect(refused([launch])).toEqual([null])
  })
})
