// What ECS tells of deployments. Amazon ECS Developer Guide: service-deployment, stop-service-deployment; API Reference:
// ServiceDeployment, ServiceRevision, StopServiceDeployment.

import type {
  DescribeServiceDeploymentsResponse,
  ServiceDeployment,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type {
  DescribeServiceRevisionsResponse,
  DescribeServicesResponse,
  ListServiceDeploymentsResponse,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type ServiceGiven, type TestWorld } from '@/lib/testing/test-world'

const ABSENT = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere'
/** A rollback takes some time: a task is gone by then. */
const ROLLS_BACK = {
  circuitBreaker: { enable: true, rollback: true },
  minimumHealthyPercent: 50,
  maximumPercent: 100,
} as const
const STOPS = { circuitBreaker: { enable: true, rollback: false } } as const

function steadyService(given: ServiceGiven = {}, pace: 'instant' | 'aws' = 'instant'): TestWorld {
  return createTestWorld({ pace })
    .instances(2, { type: 'm5.xlarge' })
    .taskDefinition()
    .service({ desired: 2, ...given })
    .runUntilSteady('web', '15m')
}

function update(world: TestWorld, image = 'web:2'): TestWorld {
  world.taskDefinition({ image })
  return world.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' }).runFor('1ms')
}

const list = (world: TestWorld, filters: object = {}) =>
  (world.ask('ecs:ListServiceDeployments', { service: 'web', ...filters }) as ListServiceDeploymentsResponse)
    .serviceDeployments ?? []

/** All of a service, the newest first. */
function described(world: TestWorld): readonly ServiceDeployment[] {
  const serviceDeploymentArns = list(world).map(({ serviceDeploymentArn }) => serviceDeploymentArn)
  const answer = world.ask('ecs:DescribeServiceDeployments', { serviceDeploymentArns })
  return (answer as DescribeServiceDeploymentsResponse).serviceDeployments ?? []
}

const newest = (world: TestWorld) => existing(described(world)[0], 'service deployment')
const statuses = (world: TestWorld) => described(world).map(({ status }) => status)
const service = (world: TestWorld) =>
  existing(
    (world.ask('ecs:DescribeServices', { services: ['web'] }) as DescribeServicesResponse).services?.[0],
    'service',
  )
const stop = (world: TestWorld, stopType?: 'ABORT' | 'ROLLBACK') =>
  world.dispatch('ecs:StopServiceDeployment', {
    serviceDeploymentArn: newest(world).serviceDeploymentArn,
    stopType,
  })

describe('A service deployment', () => {
  it('begins with the service, and with each update that takes a deployment', () => {
    const world = steadyService()
    expect(statuses(world)).toEqual(['SUCCESSFUL'])
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 3 }).runFor('2m')
    expect(statuses(world)).toEqual(['SUCCESSFUL'])
    world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true }).runFor('1ms')
    expect(statuses(world)).toEqual(['IN_PROGRESS', 'SUCCESSFUL'])
    expect(newest(world).sourceServiceRevisions).toHaveLength(1)
    world.runUntilSteady()
    expect(statuses(world)).toEqual(['SUCCESSFUL', 'SUCCESSFUL'])
  })

  it('is PENDING for a tenth of a second or two, then IN_PROGRESS', () => {
    const world = steadyService({}, 'aws')
    world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true })
    expect(newest(world)).toMatchObject({ status: 'PENDING', startedAt: undefined })
    world.runFor('160ms')
    const { status, createdAt, startedAt } = newest(world)
    expect(status).toBe('IN_PROGRESS')
    const waited = Number(startedAt) - Number(createdAt)
    expect(waited).toBeGreaterThanOrEqual(0.13)
    expect(waited).toBeLessThanOrEqual(0.16)
  })

  it('tells which revision replaces which, and how many tasks each has', () => {
    const world = update(steadyService())
    const before = newest(world)
    expect(before.targetServiceRevision).toMatchObject({ requestedTaskCount: 2, pendingTaskCount: 2 })
    expect(before.sourceServiceRevisions).toMatchObject([{ requestedTaskCount: 2, runningTaskCount: 2 }])
    expect(service(world)).toMatchObject({
      currentServiceDeployment: before.serviceDeploymentArn,
      currentServiceRevisions: [{ arn: before.targetServiceRevision?.arn }, { runningTaskCount: 2 }],
    })
    world.runUntilSteady()
    const after = newest(world)
    expect(after.targetServiceRevision).toMatchObject({ requestedTaskCount: 2, runningTaskCount: 2 })
    expect(after.sourceServiceRevisions).toMatchObject([{ requestedTaskCount: 0, runningTaskCount: 0 }])
    expect(service(world).currentServiceDeployment).toBeUndefined()
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 4 }).runFor('2m')
    expect(newest(world).targetServiceRevision).toEqual(after.targetServiceRevision)
  })

  it('has revisions that say what tasks are started from, under the number of their deployment', () => {
    const world = update(steadyService())
    const arns = service(world).currentServiceRevisions?.map(({ arn }) => arn)
    const answer = world.ask('ecs:DescribeServiceRevisions', { serviceRevisionArns: arns })
    const { serviceRevisions = [] } = answer as DescribeServiceRevisionsResponse
    expect(serviceRevisions.map(({ taskDefinition }) => taskDefinition?.split('/')[1])).toEqual([
      'web:2',
      'web:1',
    ])
    expect(
      serviceRevisions.map(({ serviceRevisionArn: arn }) => `ecs-svc/${arn?.split('/').at(-1)}`),
    ).toEqual(service(world).deployments?.map(({ id }) => id))
  })

  it('gives way to a newer one: it is stopped a third of a second later', () => {
    const world = update(steadyService({}, 'aws')).runFor('20s')
    const at = world.world.engine.now / 1e6
    update(world, 'web:3').runFor('350ms')
    const [, superseded] = described(world)
    expect(superseded).toMatchObject({
      status: 'STOPPED',
      statusReason: 'Service deployment stopped because a new service deployment was started.',
    })
    expect(Number(superseded?.stoppedAt) - at).toBeGreaterThanOrEqual(0.25)
    expect(Number(superseded?.stoppedAt) - at).toBeLessThanOrEqual(0.35)
    expect(newest(world).sourceServiceRevisions).toHaveLength(2)
    world.runUntilSteady('web', '15m')
    expect(statuses(world)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL'])
  })

  it('goes with its service', () => {
    const world = steadyService()
    const arn = newest(world).serviceDeploymentArn
    world.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('2m')
    expect(list(world)).toEqual([])
    expect(world.ask('ecs:DescribeServiceDeployments', { serviceDeploymentArns: [arn] })).toEqual({
      serviceDeployments: [],
      failures: [{ arn, reason: 'MISSING' }],
    })
  })
})

describe('A deployment that the circuit breaker fails', () => {
  it('is one service deployment together with its rollback', () => {
    const world = update(steadyService(ROLLS_BACK), ABSENT)
    world.runUntil('a rollback', () => newest(world).status === 'ROLLBACK_IN_PROGRESS')
    const [failed, first] = described(world)
    const reason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
    expect(failed).toMatchObject({
      statusReason: reason,
      rollback: { reason, serviceRevisionArn: first?.targetServiceRevision?.arn },
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    })
    world.runUntilSteady()
    expect(statuses(world)).toEqual(['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL'])
    expect(newest(world).stoppedAt).toBeUndefined()
  })

  it('is stopped when it does not ask for a rollback', () => {
    const world = update(steadyService(STOPS), ABSENT)
    world.runUntil('its end', () => newest(world).status === 'STOPPED')
    expect(newest(world)).toMatchObject({
      statusReason: 'Service deployment stopped because the circuit breaker threshold was exceeded.',
      rollback: undefined,
      stoppedAt: newest(world).finishedAt,
    })
  })

  it('fails its rollback when there is nothing to go back to', () => {
    const world = createTestWorld().instances(1).taskDefinition({ image: ABSENT }).service(ROLLS_BACK)
    world.runUntil('its end', () => newest(world).status === 'ROLLBACK_FAILED')
    expect(newest(world)).toMatchObject({
      statusReason: 'No rollback candidate was found to run the rollback.',
      rollback: { reason: expect.stringMatching(/circuit breaker threshold/) },
    })
    world.runFor('5m')
    expect(world.tasks()).toEqual([])
  })

  it('fails its rollback when another update comes before that is done', () => {
    const world = update(steadyService(ROLLS_BACK), ABSENT)
    world.runUntil('a rollback', () => newest(world).status === 'ROLLBACK_IN_PROGRESS')
    update(world).runUntilSteady()
    expect(statuses(world)).toEqual(['SUCCESSFUL', 'ROLLBACK_FAILED', 'SUCCESSFUL'])
  })
})

describe('The threshold of the circuit breaker', () => {
  const breaker = (type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT', value: number) => ({
    circuitBreaker: { enable: true, rollback: false, thresholdConfiguration: { type, value } },
  })
  const monitor = (world: TestWorld) => newest(world).deploymentCircuitBreaker

  it.each([
    ['is half of the desired count, from 3', STOPS, 8, 4],
    ['is a count', breaker('COUNT', 2), 8, 2],
    ['is a share of the desired count, at least 3', breaker('BOUNDED_PERCENT', 10), 8, 3],
    ['is a share without bounds', breaker('UNBOUNDED_PERCENT', 10), 8, 1],
  ])('%s', (_, given, desired, threshold) => {
    const world = steadyService({ ...given, desired })
    update(world, ABSENT)
    expect(monitor(world)).toEqual({ status: 'MONITORING', failureCount: 0, threshold })
    world.runUntil('its end', () => newest(world).status === 'STOPPED', '30m')
    expect(monitor(world)?.failureCount).toBeGreaterThanOrEqual(threshold)
    const decision = world.world.log.decisions.find(({ summary }) => /circuit breaker fails/.test(summary))
    expect(decision?.rule).toMatch(new RegExp(`^threshold = .*\\b${threshold}\\b`))
  })

  it('follows the desired count while the deployment goes on', () => {
    const world = update(steadyService(STOPS), ABSENT)
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 12 }).runFor('1s')
    expect(monitor(world)?.threshold).toBe(6)
  })

  it('refuses shares above the whole', () => {
    const { circuitBreaker: deploymentCircuitBreaker } = breaker('BOUNDED_PERCENT', 101)
    const input = { service: 'web', deploymentConfiguration: { deploymentCircuitBreaker } }
    expect(refuse(steadyService(), 'ecs:UpdateService', input).code).toBe('InvalidParameterException')
  })
})

describe('StopServiceDeployment', () => {
  it('rolls back at the next look of the scheduler, whether the service asks for rollbacks or not', () => {
    const world = update(steadyService({}, 'aws')).runFor('15s')
    stop(world)
    expect(newest(world).status).toBe('ROLLBACK_REQUESTED')
    world.runFor('11s')
    expect(newest(world)).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      rollback: { reason: 'Service deployment rolled back because a rollback was requested.' },
    })
    world.runUntilSteady('web', '15m')
    expect(newest(world).status).toBe('ROLLBACK_SUCCESSFUL')
    expect(service(world).taskDefinition).toMatch(/web:1$/)
    expect(world.tasks().every(({ taskDefinitionArn }) => taskDefinitionArn.endsWith('web:1'))).toBe(true)
  })

  it('aborts: no more tasks are started, and those that run stay', () => {
    const world = update(steadyService({ minimumHealthyPercent: 50, maximumPercent: 100 })).runFor('1s')
    stop(world, 'ABORT').runFor('5m')
    expect(newest(world)).toMatchObject({
      status: 'STOPPED',
      statusReason: 'Service deployment stopped because a stop was requested.',
    })
    expect(service(world).deployments?.[0]).toMatchObject({ rolloutState: 'FAILED' })
    expect(world.tasks().length).toBe(2)
  })

  it('goes on with what is on its way to its end', () => {
    const world = update(steadyService(ROLLS_BACK), ABSENT)
    world.runUntil('a rollback', () => newest(world).status === 'ROLLBACK_IN_PROGRESS')
    stop(world, 'ABORT')
    expect(newest(world).status).toBe('ROLLBACK_IN_PROGRESS')
  })

  it('refuses what there is not, and what has ended', () => {
    const world = steadyService()
    const { serviceDeploymentArn = '' } = newest(world)
    expect(refuse(world, 'ecs:StopServiceDeployment', { serviceDeploymentArn: 'gone' }).code).toBe(
      'ServiceDeploymentNotFoundException',
    )
    expect(refuse(world, 'ecs:StopServiceDeployment', { serviceDeploymentArn })).toMatchObject({
      code: 'ConflictException',
      message: expect.stringMatching(/SUCCESSFUL/),
    })
  })
})

describe('ListServiceDeployments', () => {
  it('filters by status and by when they were created, newest first', () => {
    const world = update(steadyService()).runUntilSteady()
    update(world, 'web:3')
    const at = newest(world).createdAt
    const images = (filters: object) =>
      list(world, filters).map(({ targetServiceRevisionArn: arn }) => {
        const answer = world.ask('ecs:DescribeServiceRevisions', { serviceRevisionArns: [arn] })
        return (answer as DescribeServiceRevisionsResponse).serviceRevisions?.[0]?.taskDefinition?.slice(-5)
      })
    expect(images({})).toEqual(['web:3', 'web:2', 'web:1'])
    expect(images({ status: ['SUCCESSFUL'] })).toEqual(['web:2', 'web:1'])
    expect(images({ createdAt: { before: at } })).toEqual(['web:2', 'web:1'])
    expect(images({ createdAt: { after: 0, before: at }, maxResults: 1 })).toEqual(['web:2'])
  })

  it('keeps the newest hundred of a service', () => {
    const world = steadyService()
    for (let i = 0; i < 110; i++)
      world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true }).runFor('1s')
    expect(list(world, { maxResults: 100 })).toHaveLength(100)
    expect(world.world.state.serviceDeployments.size).toBe(100)
    world.runUntilSteady('web', '15m')
    expect(world.world.state.serviceRevisions.size).toBeLessThanOrEqual(103)
  })
})
