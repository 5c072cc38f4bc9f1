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

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/default/web',
  ScalableDimension: 'ecs:service:DesiredCount',
}

function refused(operations: readonly object[]) {
  const simulation = createSimulation({ name: 'References', pace: 'instant', operations })
  simulation.advanceTo(simTime(120_000_000))
  return simulation.run.results.map(({ error }) => error?.message ?? null)
}

describe('A reference that has no value when its operation is due is named, and the operation is not carried out', () => {
  it('a service without a running task', () => {
    const stop = { at: '1s', action: 'ecs:StopTask', input: { task: '${web.task}' } }
    expect(refused([DEFINITION, SERVICE, stop])).toEqual([
      null,
      null,
      'task: ${web.task} has no value: no task of it is RUNNING.',
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
      'containerInstances[0]: ${host.containerInstance} has no value: its agent has not registered it with a cluster.',
      null,
    ])
  })

  it('a full name, unless it is of a load balancer or a target group', () => {
    const groups = [
      {
        as: 'tg',
        action: 'elasticloadbalancing:CreateTargetGroup',
        input: { Name: 'web', Protocol: 'HTTP', Port: 80 },
      },
      { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
    ]
    const track = (ResourceLabel: string) => ({
      action: 'application-autoscaling:PutScalingPolicy',
      input: {
        PolicyName: 'requests',
        ...TARGET,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 600,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel },
        },
      },
    })
    const register = {
      action: 'application-autoscaling:RegisterScalableTarget',
      input: { ...TARGET, MinCapacity: 1, MaxCapacity: 4 },
    }
    const right = track('${alb.fullName}/${tg.fullName}')
    expect(
      refused([DEFINITION, SERVICE, ...groups, register, right, track('${web.fullName}')]).slice(-2),
    ).toEqual([
      null,
      'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.ResourceLabel: ${web.fullName} has no value: it is neither a load balancer nor a target group.',
    ])
  })

  it('an operation that was refused', () => {
    const again = { ...SERVICE, as: 'again' }
    const scale = { action: 'ecs:UpdateService', input: { service: '${again}', desiredCount: 2 } }
    expect(refused([DEFINITION, SERVICE, again, scale])).toEqual([
      null,
      null,
      'Creation of service was not idempotent.',
      'service: ${again} has no value: the operation named "again" failed, or returns no ARN or ID.',
    ])
  })

  it('but not a variable of a container, which registers and runs as it is written', () => {
    const container = {
      name: 'web',
      image: 'web:1',
      memory: 64,
      command: ['sh', '-c', 'exec server --home ${HOME} --group $${web.task} --of ${cluster}'],
      environment: [{ name: 'LISTEN', value: '0.0.0.0:${PORT:-80}' }],
    }
    const simulation = createSimulation({
      name: 'Shell variables',
      pace: 'instant',
      operations: [
        { as: 'cluster', action: 'ecs:CreateCluster', input: { clusterName: 'demo' } },
        {
          action: 'ecs:RegisterTaskDefinition',
          input: { family: 'web', containerDefinitions: [container] },
        },
      ],
    })
    simulation.advanceTo(simTime(1_000_000))
    expect(simulation.run.results.map(({ error }) => error)).toEqual([null, null])
    const { output } = simulation.dispatch({
      action: 'ecs:DescribeTaskDefinition',
      input: { taskDefinition: 'web' },
    }) as unknown as {
      readonly output: { readonly taskDefinition: { readonly containerDefinitions: readonly object[] } }
    }
    expect(output.taskDefinition.containerDefinitions[0]).toMatchObject({
      command: [
        'sh',
        '-c',
        'exec server --home ${HOME} --group ${web.task} --of arn:aws:ecs:us-east-1:123456789012:cluster/demo',
      ],
      environment: container.environment,
    })
  })

  it('but not a variable of a shell script', () => {
    const UserData = '#!/bin/bash\nA=1; echo ${A} ECS_CLUSTER=default >> /etc/ecs/ecs.config'
    const launch = { action: 'ec2:RunInstances', input: { MinCount: 1, MaxCount: 1, UserData } }
    expect(refused([launch])).toEqual([null])
  })
})
