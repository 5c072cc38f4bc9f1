// A world without a control plane: its records, the engine and a data plane, and charts that only note what they are sent.
// For measurements and for tests of the data plane alone.

import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import type { RoutingAlgorithm } from '@/lib/aws/vocabulary'
import { Engine, existing, PHASE, type SimTime } from '@/lib/engine'
import { START_AT_DEFAULT } from '@/lib/engine/calendar'
import { SeriesStore } from '@/lib/metrics/series'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import { CLIENTS_FROM_DEFAULT } from '@/lib/traffic/client-block'
import { type ClientPolicy, PATIENT } from '@/lib/traffic/client-policy'
import { GOALS_DEFAULT } from '@/lib/traffic/goals'
import type { ChartDriver } from '@/lib/world/chart-driver'
import type { DataPlane } from '@/lib/world/data-plane/contract'
import { createDataPlane } from '@/lib/world/data-plane/create-data-plane'
import type { DataPlaneWorld } from '@/lib/world/data-plane/data-plane-world'
import { EventLog } from '@/lib/world/event-log'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import type { Queue } from '@/lib/world/records/queues'
import type { Container } from '@/lib/world/records/tasks'
import { emptyTables, type State } from '@/lib/world/state'
import { TaskIndex } from '@/lib/world/task-index'
import type { TargetHealth } from '@/lib/world/world'
import { addPlainNetwork, GROUP_ARN, LISTENER_ARN, LOAD_BALANCER_ARN, ZONES } from './plain-network'
import {
  plainContainer,
  plainDefinition,
  plainGroup,
  plainInstance,
  plainTarget,
  plainTask,
  type TaskOptions,
} from './plain-records'

export interface Sent {
  readonly machine: string
  readonly key: string
  readonly event: { readonly type: string }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class PlainWorld implements DataPlaneWorld {
  readonly engine: Engine
  readonly startAt = START_AT_DEFAULT
  readonly goals = GOALS_DEFAULT
  readonly state: State = {
    ...emptyTables(),
    homeRegion: 'us-east-1',
    accountId: '123456789012',
    counters: {},
  }
  readonly tasks = new TaskIndex()
  readonly log: EventLog
  readonly series = new SeriesStore()
  readonly sent: Sent[] = []
  readonly data: DataPlane
  readonly charts: Pick<ChartDriver, 'send'>
  readonly changes = { target: () => {} }
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
    addPlainNetwork(this.state)
    this.addGroup(GROUP_ARN, 'web')
    this.addRule(null, [{ targetGroupArn: GROUP_ARN, weight: 1 }])
  }

  addGroup(arn: string, name: string, algorithm: RoutingAlgorithm = 'round_robin'): TargetGroup {
    const group = plainGroup(arn, name, algorithm)
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
    this.state.instances.set(id, plainInstance(id, { vcpus, zone, networkInterfaceId }))
    this.data.instanceChanged(id)
    return id
  }

  /** A task whose process listens at once, and its target in the given state. Returns the key of the target. */
  addTask(options: TaskOptions): string {
    const number = this.#nextTask++
    const arn = `task/${number}`
    const definition = plainDefinition(number, options)
    this.state.taskDefinitions.set(definition.arn, definition)
    const port = this.#nextPort++
    const key = `${options.group ?? GROUP_ARN}|${options.instance}|${port}`
    const specs = options.containers ?? [{ cpu: options.cpu ?? 256, image: options.image ?? {} }]
    const containerArns = specs.map((_, i) => `container/${number}/${i}`)
    this.state.tasks.set(arn, plainTask(arn, definition, options, containerArns, key))
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
      from: CLIENTS_FROM_DEFAULT,
      followRedirects: true,
      client,
    })
    this.data.trafficChanged()
  }

  addQueue(queue: Omit<Queue, 'since'>): void {
    this.state.queues.set(queue.name, { ...queue, since: this.engine.now })
    this.data.queuesChanged()
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
