import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from './index'

const [rolling] = builtInScenarios
if (rolling === undefined) throw new Error('there is no built-in scenario')
const simulation = createSimulation(rolling.scenario)
simulation.advanceTo(simTime(320 * US_PER_SECOND))
const views = simulation.frame().upsert
const later = createSimulation(rolling.scenario)
later.advanceTo(simTime(366 * US_PER_SECOND))

/** What each kind of resource is called in the answer of its own Describe operation. */
const LISTS = {
  zone: 'AvailabilityZones',
  cluster: 'clusters',
  instance: 'containerInstances',
  task: 'tasks',
  service: 'services',
  taskDefinition: 'taskDefinition',
  loadBalancer: 'LoadBalancers',
  targetGroup: 'TargetHealthDescriptions',
  securityGroup: 'SecurityGroups',
} as const

describe('the inspection of a resource', () => {
  it.each(Object.entries(LISTS))('of kind %s answers as its Describe operation does: %s', (kind, list) => {
    const view = views.find((one) => one.kind === kind)
    const [answer] = simulation.inspect(view?.key ?? '')?.answers ?? []
    expect(answer?.commandLine).toMatch(/^aws (ecs|ec2|elbv2) describe-/)
    expect(answer?.output).toHaveProperty(list)
  })

  it('of an instance has its container instance and the EC2 instance, each as asked for', () => {
    const instance = views.find(({ kind }) => kind === 'instance')
    const { answers = [] } = simulation.inspect(instance?.key ?? '') ?? {}
    expect(answers.map(({ commandLine }) => commandLine.split(' ').slice(0, 3).join(' '))).toEqual([
      'aws ecs describe-container-instances',
      'aws ec2 describe-instances',
    ])
    expect(answers[0]?.output).toMatchObject({ containerInstances: [{ ec2InstanceId: instance?.key }] })
    expect(answers[1]?.output).toMatchObject({
      Reservations: [{ Instances: [{ InstanceId: instance?.key }] }],
    })
  })

  it('of a load balancer tells what happened to the targets behind it', () => {
    const loadBalancer = views.find(({ kind }) => kind === 'loadBalancer')
    const { events = [] } = simulation.inspect(loadBalancer?.key ?? '') ?? {}
    expect(events.some(({ detailType }) => detailType === 'Target health')).toBe(true)
  })

  it('of a task that has stopped knows all the states it has been in', () => {
    const stopped = later.frame().upsert.find((view) => view.kind === 'task' && view.lastStatus === 'STOPPED')
    const task = later.inspect(stopped?.key ?? '')?.charts.find(({ machine }) => machine === 'task')
    const [first] = task?.past ?? []
    const past = JSON.stringify(task?.past)
    expect(first).toBe('PENDING')
    for (const state of ['RUNNING', 'DEACTIVATING', 'STOPPING']) expect(past).toContain(state)
    expect(past).not.toContain('STOPPED')
  })

  it('of what does not exist is null', () => expect(simulation.inspect('i-0')).toBeNull())
})
