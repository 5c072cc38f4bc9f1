// A still world with what ECS needs to run a web service: one cluster, a load balancer with a target group, a definition.

import { arns } from '@/lib/aws/arn'
import { TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import { createLoadBalancer } from '@/lib/world/lifecycle/targets'
import { ALL_OPERATIONS } from '@/lib/world/operations/all-operations'
import type { World } from '@/lib/world/world'
import { caller, createStillWorld } from './still-world'

export const ARNS = arns('us-east-1', '123456789012')
export const TARGET_GROUP = ARNS.targetGroup('web', '73e2d6bc24d8a067')
/** A target group that no listener forwards to. */
export const LONELY_GROUP = ARNS.targetGroup('lonely', '0123456789abcdef')

export const WEB_DEFINITION = {
  family: 'web',
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      cpu: 256,
      memory: 512,
      portMappings: [{ containerPort: 80, hostPort: 0 }],
    },
  ],
}

/** A definition that needs one host port by number. */
export const FIXED_DEFINITION = {
  family: 'fixed',
  containerDefinitions: [
    {
      name: 'app',
      image: 'app:1',
      cpu: 128,
      memory: 128,
      portMappings: [{ containerPort: 80, hostPort: 8080 }],
    },
  ],
}

export function createEcsWorld() {
  const world = createStillWorld()
  addTargetGroups(world)
  const call = caller(world, ALL_OPERATIONS)
  call('ecs:RegisterTaskDefinition', WEB_DEFINITION)
  return { world, call }
}

export const WEB_SERVICE = {
  cluster: 'demo',
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount: 2,
  loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'web', containerPort: 80 }],
}

function addTargetGroups(world: World): void {
  const { arn: loadBalancerArn } = createLoadBalancer(world, {
    region: world.state.homeRegion,
    name: 'web',
    type: 'application',
    classic: null,
    zones: ['us-east-1a', 'us-east-1b'],
    securityGroupIds: [],
  })
  for (const arn of [TARGET_GROUP, LONELY_GROUP]) {
    world.state.targetGroups.set(arn, {
      arn,
      name: arn.split('/')[1] ?? '',
      protocol: 'HTTP',
      port: 80,
      targetType: 'instance',
      classicArn: null,
      network: null,
      ...TARGET_GROUP_ATTRIBUTES_DEFAULT,
      healthCheck: {
        path: '/',
        intervalSeconds: 30,
        timeoutSeconds: 5,
        matcher: '200',
        healthyThresholdCount: 5,
        unhealthyThresholdCount: 2,
      },
    })
  }
  const listenerArn = ARNS.listener(loadBalancerArn, 'f2f7dc8efc522ab2')
  world.state.listeners.set(listenerArn, {
    arn: listenerArn,
    loadBalancerArn,
    protocol: 'HTTP',
    port: 80,
    sslPolicy: null,
    certificates: [],
  })
  world.state.rules.set(ARNS.rule(listenerArn, '9683b2d02a6cabee'), {
    arn: ARNS.rule(listenerArn, '9683b2d02a6cabee'),
    listenerArn,
    priority: null,
    conditions: [],
    action: { type: 'forward', targetGroups: [{ targetGroupArn: TARGET_GROUP, weight: 1 }] },
  })
}
