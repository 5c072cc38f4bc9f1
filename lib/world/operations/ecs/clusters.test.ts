import { describe, expect, it } from 'vitest'
import { ARNS, createEcsWorld, WEB_SERVICE } from '@/lib/testing/ecs-world'
import { refusal, registerInstance } from '@/lib/testing/still-world'

describe('CreateCluster', () => {
  it('makes an ACTIVE cluster without instances, tasks or services', () => {
    const { call } = createEcsWorld()
    expect(call('ecs:CreateCluster', { clusterName: 'blue' }).cluster).toMatchObject({
      clusterArn: ARNS.cluster('blue'),
      clusterName: 'blue',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
    })
  })

  it('is named default when it is given no name', () => {
    const { call } = createEcsWorld()
    expect(call('ecs:CreateCluster').cluster.clusterName).toBe('default')
  })

  it('answers a cluster that is there already as it is', () => {
    const { world, call } = createEcsWorld()
    registerInstance(world)
    expect(call('ecs:CreateCluster', { clusterName: 'demo' }).cluster.registeredContainerInstancesCount).toBe(
      1,
    )
  })
})

describe('DescribeClusters', () => {
  it('means the default cluster when none is named', () => {
    const { call } = createEcsWorld()
    expect(call('ecs:DescribeClusters').clusters).toEqual([
      expect.objectContaining({ clusterName: 'default' }),
    ])
  })

  it('lists what is missing by its full ARN', () => {
    const { call } = createEcsWorld()
    const answer = call('ecs:DescribeClusters', { clusters: ['demo', 'gone', ARNS.cluster('away')] })
    expect(answer.clusters).toHaveLength(1)
    expect(answer.failures).toEqual([
      { arn: ARNS.cluster('gone'), reason: 'MISSING' },
      { arn: ARNS.cluster('away'), reason: 'MISSING' },
    ])
  })

  it('counts instances, pending tasks and services', () => {
    const { world, call } = createEcsWorld()
    registerInstance(world)
    call('ecs:CreateService', WEB_SERVICE)
    call('ecs:RunTask', { cluster: 'demo', taskDefinition: 'web', count: 3 })
    expect(call('ecs:DescribeClusters', { clusters: ['demo'] }).clusters[0]).toMatchObject({
      registeredContainerInstancesCount: 1,
      pendingTasksCount: 3,
      runningTasksCount: 0,
      activeServicesCount: 1,
    })
  })
})

describe('DeleteCluster', () => {
  it('leaves an INACTIVE cluster that is described but neither listed nor used', () => {
    const { call } = createEcsWorld()
    expect(call('ecs:DeleteCluster', { cluster: 'demo' }).cluster.status).toBe('INACTIVE')
    expect(call('ecs:ListClusters').clusterArns).toEqual([ARNS.cluster('default')])
    expect(call('ecs:DescribeClusters', { clusters: ['demo'] }).clusters[0].status).toBe('INACTIVE')
    expect(refusal(() => call('ecs:ListTasks', { cluster: 'demo' }))).toBe(
      'ClusterNotFoundException: Cluster not found.',
    )
  })

  it('can be undone by creating the cluster again', () => {
    const { call } = createEcsWorld()
    call('ecs:DeleteCluster', { cluster: 'demo' })
    expect(call('ecs:CreateCluster', { clusterName: 'demo' }).cluster.status).toBe('ACTIVE')
  })

  it('is refused while container instances are registered', () => {
    const { world, call } = createEcsWorld()
    registerInstance(world)
    expect(refusal(() => call('ecs:DeleteCluster', { cluster: 'demo' }))).toBe(
      'ClusterContainsContainerInstancesException: The Cluster cannot be deleted while Container Instances are active or draining.',
    )
  })

  it('is refused while services are ACTIVE or DRAINING', () => {
    const { call } = createEcsWorld()
    call('ecs:CreateService', WEB_SERVICE)
    const text = 'ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.'
    expect(refusal(() => call('ecs:DeleteCluster', { cluster: 'demo' }))).toBe(text)
    call('ecs:DeleteService', { cluster: 'demo', service: 'web', force: true })
    expect(refusal(() => call('ecs:DeleteCluster', { cluster: 'demo' }))).toBe(text)
  })
})
