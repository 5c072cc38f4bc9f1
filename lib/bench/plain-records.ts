// Records of a plain world, complete and without a past.

import { TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import type { RoutingAlgorithm, TargetState } from '@/lib/aws/vocabulary'
import { START } from '@/lib/engine'
import type { Instance } from '@/lib/world/records/ec2'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import type { Container, Task, TaskDefinition } from '@/lib/world/records/tasks'
import { GROUP_ARN } from './plain-network'

export interface TaskOptions {
  readonly instance: string
  readonly image?: Partial<ImageBehavior>
  readonly cpu?: number
  readonly taskCpu?: number | null
  readonly memoryLimitMiB?: number | null
  readonly group?: string
  /** None unless given. */
  readonly serviceArn?: string
  readonly state?: TargetState
  /** Containers of the task; only the first has a port. */
  readonly containers?: readonly { readonly cpu: number; readonly image?: Partial<ImageBehavior> }[]
}

export function plainDefinition(number: number, { taskCpu = null }: TaskOptions): TaskDefinition {
  return {
    arn: `task-definition/web:${number}`,
    family: 'web',
    revision: number,
    status: 'ACTIVE',
    networkMode: 'bridge',
    containers: [],
    taskCpu,
    taskMemoryMiB: null,
    cpu: 0,
    memoryMiB: 0,
    placementConstraints: [],
    ordinal: number,
    registeredAt: START,
    deregisteredAt: null,
    registered: {},
  }
}

export function plainGroup(arn: string, name: string, algorithm: RoutingAlgorithm): TargetGroup {
  return {
    arn,
    name,
    protocol: 'HTTP',
    port: 80,
    targetType: 'instance',
    classicArn: null,
    network: null,
    healthCheck: {
      path: '/',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThresholdCount: 5,
      unhealthyThresholdCount: 2,
      matcher: '200',
    },
    ...TARGET_GROUP_ATTRIBUTES_DEFAULT,
    algorithm,
  }
}

export function plainInstance(
  id: string,
  { vcpus, zone, networkInterfaceId }: Pick<Instance, 'vcpus' | 'zone' | 'networkInterfaceId'>,
): Instance {
  return {
    id,
    instanceType: 'test',
    zone,
    networkInterfaceId,
    vcpus,
    userData: '',
    state: 'running',
    bootUntil: null,
    launchedAt: START,
    containerInstanceArn: null,
    slowness: 1,
    packetLoss: 0,
    cachedImages: [],
    containerIps: [],
  }
}

export function plainTask(
  arn: string,
  definition: TaskDefinition,
  {
    instance: instanceId,
    serviceArn = null,
  }: Pick<TaskOptions, 'instance'> & { readonly serviceArn?: string | null },
  containerArns: readonly string[],
  targetKey: string,
): Task {
  return {
    arn,
    id: arn,
    clusterArn: 'cluster',
    taskDefinitionArn: definition.arn,
    group: 'service:web',
    startedBy: null,
    serviceArn,
    deploymentId: null,
    host: { kind: 'ec2', containerInstanceArn: instanceId, instanceId },
    network: null,
    attachment: null,
    capacityProviderName: null,
    waiting: null,
    containerArns,
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    step: '',
    stepSince: START,
    healthStatus: 'UNKNOWN',
    cpu: 256,
    memoryMiB: 512,
    hostPorts: [],
    reportDueAt: null,
    protectedUntil: null,
    targetKeys: [targetKey],
    stopCode: null,
    stoppedReason: null,
    createdAt: START,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: START,
    stoppingAt: null,
    slowness: 1,
    executionStoppedAt: null,
    stoppedAt: null,
  }
}

export function plainContainer(
  arn: string,
  taskArn: string,
  cpu: number,
  behavior: ImageBehavior,
): Container {
  return {
    arn,
    taskArn,
    name: 'web',
    image: 'web:1',
    behavior,
    essential: true,
    cpu,
    memoryLimitMiB: null,
    memoryReservationMiB: null,
    stopTimeoutSeconds: 30,
    lastStatus: 'RUNNING',
    step: '',
    stepSince: START,
    stepUntil: null,
    ip: null,
    networkBindings: [],
    exitCode: null,
    reason: null,
    heard: null,
  }
}

export function plainTarget(key: string, options: TaskOptions, port: number, taskArn: string): Target {
  return {
    key,
    targetGroupArn: options.group ?? GROUP_ARN,
    id: { kind: 'instance', instanceId: options.instance },
    port,
    taskArn,
    state: options.state ?? 'healthy',
    reason: null,
    description: null,
    stateSince: START,
    stateUntil: null,
    startsFull: false,
    slowStartAt: null,
    deregistersAt: null,
  }
}
