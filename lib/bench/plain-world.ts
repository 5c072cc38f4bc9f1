// A world without a control plane: its records, the engine and a data plane, and charts that only note what they are sent.
// For measurements and for tests of the data plane alone.

import { IMAGE_BEHAVIOR_DEFAULT, type ImageBehavior } from '@/lib/aws/image-behavior'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import type { RoutingAlgorithm, TargetState } from '@/lib/aws/vocabulary'
import { Engine, existing, PHASE, type SimTime, START } from '@/lib/engine'
import { SeriesStore } from '@/lib/metrics/series'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import { type ClientPolicy, PATIENT } from '@/lib/traffic/client-policy'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'
import type { ChartDriver } from '@/lib/world/chart-driver'
import type { DataPlane } from '@/lib/world/data-plane/contract'
import { createDataPlane } from '@/lib/world/data-plane/create-data-plane'
import type { DataPlaneWorld } from '@/lib/world/data-plane/data-plane-world'
import { EventLog } from '@/lib/world/event-log'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import type { Container, Task, TaskDefinition } from '@/lib/world/records/tasks'
import { emptyTables, type State } from '@/lib/world/state'
import type { TargetHealth } from '@/lib/world/world'

export interface Sent {
  readonly machine: string
  readonly key: string
  readonly event: { readonly type: string }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const
export const LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1'
export const GROUP_ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1'
const LISTENER_ARN = `${LOAD_BALANCER_ARN}/listener/1`
const FROM_LOAD_BALANCER: SecurityGroupRule = {
  id: 'sgr-0a',
  protocol: 'tcp',
  fromPort: 32768,
  toPort: 65535,
  source: { securityGroupId: 'sg-alb' },
}

export interface TaskOptions {
  readonly instance: string
  readonly image?: Partial<ImageBehavior>
  readonly cpu?: number
  readonly taskCpu?: number | null
  readonly memoryLimitMiB?: number | null
  readonly group?: string
  readonly state?: TargetState
  /** Containers of the task; only the first has a port. */
  readonly containers?: readonly { readonly cpu: number; readonly image?: Partial<ImageBehavior> }[]
}

export class PlainWorld implements DataPlaneWorld {
  readonly engine: Engine
  readonly goals = GOALS_DEFAULT
  readonly state: State = {
    ...emptyTables(),
    homeRegion: 'us-east-1',
    accountId: '123456789012',
    counters: {},
  }
  readonly log: EventLog
  readonly series = new SeriesStore()
  readonly sent: Sent[] = []
  readonly data: DataPlane
  readonly charts: Pick<ChartDriver, 'send'>
  targetHealth: TargetHealth = { registered: () => {}, deregistered: () => {}, finished: () => {} }
  #nextPort = 32768
  #nextTask = 1

  constructor(seed: number) {
    this.engine = new Engine(seed)
    this.log = new EventLog(this.engine)
    this.charts = {
      send: (machine, key, event) => {
        this.sent.push({ machine, key, event })
        this.onSent(machine, key, event)
      },
    }
    this.data = createDataPlane(this)
    const second = this.engine.kind('plain-world.second', () => {
      this.data.closeSecond()
      this.series.closeStep()
      this.engine.schedule((this.engine.now + 1_000_000) as SimTime, PHASE.observer, second)
    })
    this.engine.schedule(1_000_000 as SimTime, PHASE.observer, second)
    this.#addNetwork()
  }

  /** What a test wants to happen when a chart is sent an event. */
  onSent: (machine: string, key: string, event: { readonly type: string }) => void = () => {}

  #addNetwork(): void {
    const { zones, subnets, loadBalancers, listeners, securityGroups } = this.state
    ZONES.forEach((name, i) => {
      zones.set(name, { name, region: 'us-east-1', outage: false })
      subnets.set(`subnet-${i}`, { id: `subnet-${i}`, zone: name, network: `10.0.${i + 1}` })
    })
    securityGroups.set('sg-node', {
      id: 'sg-node',
      name: 'node',
      description: '',
      ingress: [FROM_LOAD_BALANCER],
    })
    loadBalancers.set(LOAD_BALANCER_ARN, {
      arn: LOAD_BALANCER_ARN,
      name: 'web',
      dnsName: 'web.example',
      zones: [...ZONES],
      securityGroupIds: ['sg-alb'],
      state: 'active',
      idleTimeoutSeconds: 60,
      createdAt: START,
    })
    listeners.set(LISTENER_ARN, {
      arn: LISTENER_ARN,
      loadBalancerArn: LOAD_BALANCER_ARN,
      protocol: 'HTTP',
      port: 80,
    })
    this.addGroup(GROUP_ARN, 'web')
    this.addRule(null, [{ targetGroupArn: GROUP_ARN, weight: 1 }])
  }

  addGroup(arn: string, name: string, algorithm: RoutingAlgorithm = 'round_robin'): TargetGroup {
    const healthCheck = {
      path: '/',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThresholdCount: 5,
      unhealthyThresholdCount: 2,
      matcher: '200',
    }
    const group: TargetGroup = {
      arn,
      name,
      protocol: 'HTTP',
      port: 80,
      healthCheck,
      algorithm,
      deregistrationDelaySeconds: 300,
    }
    this.state.targetGroups.set(arn, group)
    this.data.targetGroupChanged(arn)
    return group
  }

  /** A rule of the listener; priority null is the default rule. Matches the paths, or everything. */
  addRule(
    priority: number | null,
    targetGroups: readonly { readonly targetGroupArn: string; readonly weight: number }[],
    paths: readonly string[] = [],
  ): void {
    const arn = `${LISTENER_ARN}/rule/${priority ?? 'default'}`
    this.state.rules.set(arn, {
      arn,
      listenerArn: LISTENER_ARN,
      priority,
      conditions: paths.length === 0 ? [] : [{ field: 'path-pattern', values: paths }],
      action: { type: 'forward', targetGroups },
    })
    this.data.routesChanged()
  }

  addInstance(vcpus: number, zone: string = ZONES[0]): string {
    const number = this.state.instances.size
    const id = `i-${number}`
    const networkInterfaceId = `eni-${number}`
    this.state.networkInterfaces.set(networkInterfaceId, {
      id: networkInterfaceId,
      subnetId: 'subnet-0',
      privateIp: `10.0.1.${10 + number}`,
      securityGroupIds: ['sg-node'],
      attachment: { kind: 'instance', instanceId: id },
    })
    this.state.instances.set(id, {
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
      cachedImages: [],
      containerIps: [],
    })
    this.data.instanceChanged(id)
    return id
  }

  /** A task whose process listens at once, and its target in the given state. Returns the key of the target. */
  addTask(options: TaskOptions): string {
    const number = this.#nextTask++
    const arn = `task/${number}`
    const definition = this.#define(number, options)
    const port = this.#nextPort++
    const key = `${options.group ?? GROUP_ARN}|${options.instance}|${port}`
    const specs = options.containers ?? [{ cpu: options.cpu ?? 256, image: options.image ?? {} }]
    const containerArns = specs.map((_, i) => `container/${number}/${i}`)
    this.state.tasks.set(arn, plainTask(arn, definition, options.instance, containerArns, key))
    specs.forEach(({ cpu, image }, i) => {
      const container: Container = {
        ...plainContainer(containerArns[i] as string, arn, cpu, {
          ...IMAGE_BEHAVIOR_DEFAULT,
          ...options.image,
          ...image,
        }),
        memoryLimitMiB: options.memoryLimitMiB ?? null,
        ip: `172.17.0.${2 + (number % 250)}`,
        networkBindings:
          i === 0 ? [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: port, protocol: 'tcp' }] : [],
      }
      this.state.containers.set(container.arn, container)
    })
    // All records first, as when a real task starts: a container's share of the CPU depends on its siblings.
    for (const containerArn of containerArns) {
      this.data.startProcess(containerArn)
      this.data.listen(containerArn)
    }
    this.state.targets.set(key, plainTarget(key, options, port, arn))
    this.data.targetChanged(key)
    return key
  }

  #define(number: number, { taskCpu = null }: TaskOptions): TaskDefinition {
    const definition: TaskDefinition = {
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
    this.state.taskDefinitions.set(definition.arn, definition)
    return definition
  }

  addTraffic(
    name: string,
    arrivals: Arrivals,
    requests?: readonly RequestTemplate[],
    client: ClientPolicy = PATIENT,
  ): void {
    this.state.traffic.set(name, {
      name,
      loadBalancerArn: LOAD_BALANCER_ARN,
      port: 80,
      arrivals,
      since: this.engine.now,
      requests: requests ?? [{ method: 'GET', path: '/', host: null, weight: 1 }],
      client,
    })
    this.data.trafficChanged()
  }

  /** The first container behind a target. */
  containerOf(targetKey: string): string {
    const task = existing(this.state.tasks.get(this.target(targetKey).taskArn ?? ''), `task of ${targetKey}`)
    return existing(task.containerArns[0], 'container')
  }

  target(targetKey: string): Mutable<Target> {
    return existing(this.state.targets.get(targetKey), targetKey)
  }

  runTo(seconds: number): this {
    this.engine.advanceTo((seconds * 1_000_000) as SimTime)
    return this
  }
}

function plainTask(
  arn: string,
  definition: TaskDefinition,
  instanceId: string,
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
    serviceArn: null,
    deploymentId: null,
    host: { kind: 'ec2', containerInstanceArn: instanceId, instanceId },
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
    targetKeys: [targetKey],
    stopCode: null,
    stoppedReason: null,
    createdAt: START,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: START,
    stoppingAt: null,
    executionStoppedAt: null,
    stoppedAt: null,
  }
}

function plainContainer(arn: string, taskArn: string, cpu: number, behavior: ImageBehavior): Container {
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

function plainTarget(key: string, options: TaskOptions, port: number, taskArn: string): Target {
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
    deregistersAt: null,
  }
}
