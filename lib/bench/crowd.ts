// A cluster of any size for the benchmarks: so many tasks behind one load balancer on so many instances.

import { assert, type SimTime, simTime, US_PER_SECOND } from '@/lib/engine'
import { createSimulation, type LocalSimulation } from '@/lib/sim/simulation'
import { type History, WHOLE_HISTORY } from '@/lib/world/history'

export interface CrowdOptions {
  readonly tasks: number
  readonly instances: number
  readonly rps?: number
  readonly history?: History
}

const CLUSTER = 'crowd'
const INSTANCES_A_CALL = 100
/** Quota of ECS: a larger crowd is several services, each with its target group. */
const TASKS_A_SERVICE = 5_000
const IMAGE = { startupMs: 500, cpuMsPerRequest: { exponential: 2 }, waitMsPerRequest: 10 }
const SERVICES_AT_SECONDS = 60

type Operation = Readonly<Record<string, unknown>>

export class Crowd {
  readonly simulation: LocalSimulation
  readonly #tasks: number
  readonly #services: readonly string[]

  constructor(options: CrowdOptions) {
    this.#tasks = options.tasks
    this.#services = Array.from(
      { length: Math.ceil(options.tasks / TASKS_A_SERVICE) },
      (_, i) => `web-${i + 1}`,
    )
    this.simulation = createSimulation(this.#scenario(options), { history: options.history ?? WHOLE_HISTORY })
  }

  /** Instances, tasks, targets: until every task serves. */
  bringUp(): void {
    this.#advanceTo(SERVICES_AT_SECONDS)
    this.#advanceUntil('all tasks are healthy', () => this.#isSteady())
  }

  /** A second revision of every task, until nothing of the first is left. */
  upgrade(): void {
    for (const service of this.#services) {
      const input = { cluster: CLUSTER, service, taskDefinition: 'web:2' }
      const result = this.simulation.dispatch({ action: 'ecs:UpdateService', input })
      assert(result.ok, `the upgrade of ${service} is refused`)
    }
    this.#advanceUntil('the upgrade is done', () => this.#isSteady() && this.#isUpgraded())
  }

  /** So many policies that follow the CPU of the first service, and never come to scale it. */
  trackCpu(policies: number): void {
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId: `service/${CLUSTER}/${this.#services[0]}`,
      ScalableDimension: 'ecs:service:DesiredCount',
    }
    const perform = (operation: string, input: Operation) => {
      const action = `application-autoscaling:${operation}`
      const result = this.simulation.dispatch({ action, input: { ...target, ...input } })
      assert(result.ok, `${action} is refused`)
    }
    perform('RegisterScalableTarget', { MinCapacity: 1, MaxCapacity: TASKS_A_SERVICE })
    for (let i = 0; i < policies; i++)
      perform('PutScalingPolicy', {
        PolicyName: `cpu-${i}`,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 200 + i,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
          DisableScaleIn: true,
        },
      })
  }

  run(seconds: number): void {
    this.simulation.advanceTo(this.#after(seconds))
  }

  #isSteady(): boolean {
    const { state } = this.simulation.world
    let healthy = 0
    for (const target of state.targets.values()) if (target.state === 'healthy') healthy++
    return healthy === this.#tasks && [...state.schedulerNotes.values()].every(({ steady }) => steady)
  }

  #isUpgraded(): boolean {
    return [...this.simulation.world.state.services.values()].every(
      ({ deploymentIds }) => deploymentIds.length === 1,
    )
  }

  #advanceUntil(what: string, isDone: () => boolean): void {
    for (let looks = 0; looks < 1_000; looks++) {
      if (isDone()) return
      this.run(5)
    }
    assert(false, `after ${this.simulation.now() / US_PER_SECOND} s it is not so that ${what}`)
  }

  #advanceTo(seconds: number): void {
    this.simulation.advanceTo(simTime(seconds * US_PER_SECOND))
  }

  #after(seconds: number): SimTime {
    return simTime(this.simulation.now() + Math.round(seconds * US_PER_SECOND))
  }

  #scenario({ tasks, instances, rps }: CrowdOptions): unknown {
    const calls = Math.ceil(instances / INSTANCES_A_CALL)
    const traffic = { name: 'users', to: '${alb}', port: 80, arrivals: { poisson: { rps } } }
    return {
      schemaVersion: 1,
      name: `${tasks} tasks on ${instances} instances`,
      seed: 42,
      pace: 'instant',
      images: { 'web:1': IMAGE, 'web:2': IMAGE },
      operations: [
        { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
        { action: 'ecs:CreateCluster', input: { clusterName: CLUSTER } },
        ...Array.from({ length: calls }, (_, call) =>
          launch(Math.min(INSTANCES_A_CALL, instances - call * INSTANCES_A_CALL)),
        ),
        task('web:1'),
        task('web:2'),
        ...this.#services.flatMap((name, i) =>
          service(name, Math.min(TASKS_A_SERVICE, tasks - i * TASKS_A_SERVICE), 80 + i),
        ),
      ],
      traffic: rps === undefined ? [] : [traffic],
    }
  }
}

function launch(count: number): Operation {
  return {
    action: 'ec2:RunInstances',
    input: {
      InstanceType: 'm5.large',
      MinCount: count,
      MaxCount: count,
      UserData: `#!/bin/bash\necho ECS_CLUSTER=${CLUSTER} >> /etc/ecs/ecs.config`,
    },
  }
}

/** Twenty fit on an m5.large, so that ten can be rolled at 200 %. */
function task(image: string): Operation {
  const portMappings = [{ containerPort: 80, hostPort: 0 }]
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family: 'web',
      containerDefinitions: [{ name: 'web', image, cpu: 96, memory: 320, portMappings }],
    },
  }
}

/** A service with its own target group behind a port of the one load balancer. */
function service(name: string, desiredCount: number, port: number): readonly Operation[] {
  const targetGroupArn = `\${${name}}`
  return [
    {
      as: name,
      action: 'elasticloadbalancing:CreateTargetGroup',
      input: {
        Name: name,
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
      },
    },
    {
      action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
      input: {
        TargetGroupArn: targetGroupArn,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
      },
    },
    {
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTP',
        Port: port,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
      },
    },
    {
      at: `${SERVICES_AT_SECONDS}s`,
      action: 'ecs:CreateService',
      input: {
        cluster: CLUSTER,
        serviceName: name,
        taskDefinition: 'web:1',
        desiredCount,
        loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
      },
    },
  ]
}
