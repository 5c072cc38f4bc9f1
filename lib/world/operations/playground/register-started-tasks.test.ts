import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'

const minute = (minutes: number) => simTime(minutes * 60_000_000)

function servedByHand(register: boolean) {
  const scenario = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario
  const simulation = createSimulation(scenario)
  simulation.advanceTo(minute(2))
  const { state } = simulation.world
  const [group] = [...state.targetGroups.values()]
  const [agent] = [...state.containerInstances.values()]
  if (register) {
    simulation.dispatch({
      action: 'playground:RegisterStartedTasks',
      input: { family: 'web', targetGroupArn: group?.arn },
    })
  }
  const started = simulation.dispatch({
    action: 'ecs:StartTask',
    input: { cluster: 'demo', taskDefinition: 'web:1', containerInstances: [agent?.arn] },
  })
  expect(started.ok).toBe(true)
  simulation.advanceTo(minute(4))
  const task = [...state.tasks.values()].find(({ serviceArn }) => serviceArn === null)
  const target = [...state.targets.values()].find(({ taskArn }) => taskArn === task?.arn)
  return { simulation, state, task, target }
}

describe('A task that is started by hand', () => {
  it('is not registered with a load balancer, as in AWS', () => {
    expect(servedByHand(false).target).toBeUndefined()
  })

  it('gets traffic once the playground was told to register its family', () => {
    const { target, task } = servedByHand(true)
    expect(task?.lastStatus).toBe('RUNNING')
    expect(target?.state).toBe('healthy')
  })

  it('takes its target along when it is stopped, and no request is lost', () => {
    const { simulation, state, task } = servedByHand(true)
    simulation.dispatch({ action: 'ecs:StopTask', input: { cluster: 'demo', task: task?.arn } })
    simulation.advanceTo(minute(8))
    expect(task?.lastStatus).toBe('STOPPED')
    expect([...state.targets.values()].some(({ taskArn }) => taskArn === task?.arn)).toBe(false)
    expect(Object.keys(simulation.world.data.summary().byStatus)).toEqual(['200'])
  })
})
