// Everything about one resource: what its Describe operation answers, its charts, the decisions and events about it.

import type { Action } from '@/lib/aws/actions'
import { toCommandLine } from '@/lib/aws/command-line'
import { AwsError } from '@/lib/aws/error'
import type { ChartView, Inspection } from '@/lib/protocol'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import { ask } from '@/lib/world/dispatch'
import { hostIdOf, targetIdText } from '@/lib/world/hosts'
import { pullKey } from '@/lib/world/lifecycle/images'
import { clusterOf, containersOf, definitionName } from '@/lib/world/lifecycle/lookup'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import type { World } from '@/lib/world/world'

const DECISIONS_SHOWN = 50
const EVENTS_SHOWN = 100

type Question = readonly [action: Action, input: Readonly<Record<string, unknown>>]

interface Subject {
  readonly describe: readonly Question[]
  readonly charts: readonly (readonly [machine: MachineId, key: string, title: string])[]
  /** Other names under which decisions and events speak of it. */
  readonly aliases?: readonly string[]
}

export function inspect(world: World, key: string): Inspection | null {
  const subject = find(world, key)
  if (!subject) return null
  const names = new Set([key, ...(subject.aliases ?? [])])
  const concerns = ({ subjects }: { readonly subjects: readonly string[] }) =>
    subjects.some((name) => names.has(name))
  return {
    key,
    answers: subject.describe.map((question) => ({
      commandLine: toCommandLine(...question),
      output: answer(world, question),
    })),
    charts: subject.charts.flatMap(([machine, chartKey, title]) =>
      chartView(world, machine, chartKey, title),
    ),
    decisions: world.log.decisions.filter(concerns).slice(-DECISIONS_SHOWN).reverse(),
    events: world.log.events.filter(concerns).slice(-EVENTS_SHOWN).reverse(),
  }
}

/** The operation itself answers, but leaves no trace in the log: nobody has called it. */
function answer(world: World, [action, input]: Question): unknown {
  try {
    return ask(world, { action, input })
  } catch (error) {
    if (error instanceof AwsError) return { Error: { Code: error.code, Message: error.message } }
    throw error
  }
}

function chartView(world: World, machine: MachineId, key: string, title: string): readonly ChartView[] {
  const chart = world.charts.snapshot(machine, key)
  return chart
    ? [
        {
          machine,
          title,
          value: chart.value,
          context: chart.context,
          enteredAt: chart.enteredAt,
          past: chart.past(),
        },
      ]
    : []
}

function find(world: World, key: string): Subject | null {
  return (
    taskSubject(world, key) ??
    instanceSubject(world, key) ??
    serviceSubject(world, key) ??
    loadBalancingSubject(world, key) ??
    otherSubject(world, key)
  )
}

function taskSubject(world: World, key: string): Subject | null {
  const task = world.state.tasks.get(key)
  if (!task) return null
  const containers = containersOf(world, task)
  return {
    describe: [['ecs:DescribeTasks', { cluster: clusterOf(world, task).name, tasks: [task.id] }]],
    charts: [
      ['task', task.arn, 'Task'],
      ...containers.map(({ arn, name }) => ['container', arn, `Container ${name}`] as const),
      ...task.targetKeys.map(
        (target) =>
          ['target', target, `Target ${target.slice(target.indexOf('|') + 1).replace('|', ':')}`] as const,
      ),
      ...[...new Set(containers.map(({ image }) => image))].map(
        (image) => ['image-pull', pullKey(hostIdOf(task), image), `Pull of ${image}`] as const,
      ),
    ],
    aliases: task.targetKeys,
  }
}

function instanceSubject(world: World, key: string): Subject | null {
  const instance = world.state.instances.get(key)
  if (!instance) return null
  const agent = world.state.containerInstances.get(instance.containerInstanceArn ?? '')
  return {
    describe: [
      ...(agent
        ? [
            [
              'ecs:DescribeContainerInstances',
              { cluster: clusterOf(world, agent).name, containerInstances: [agent.id] },
            ] as const,
          ]
        : []),
      ['ec2:DescribeInstances', { InstanceIds: [instance.id] }],
    ],
    charts: [
      ['instance', instance.id, 'EC2 instance'],
      ...(agent ? [['container-instance', agent.arn, 'Container instance'] as const] : []),
    ],
    aliases: agent ? [agent.arn] : [],
  }
}

function serviceSubject(world: World, key: string): Subject | null {
  const service = world.state.services.get(key)
  if (!service) return null
  return {
    describe: [
      ['ecs:DescribeServices', { cluster: clusterOf(world, service).name, services: [service.name] }],
    ],
    charts: service.deploymentIds.map((id) => ['deployment', id, `Deployment ${id}`]),
    aliases: [`service:${service.name}`],
  }
}

function loadBalancingSubject(world: World, key: string): Subject | null {
  const { state } = world
  const loadBalancer = state.loadBalancers.get(key)
  if (loadBalancer) {
    return {
      describe: [['elasticloadbalancing:DescribeLoadBalancers', { Names: [loadBalancer.name] }]],
      charts: [['load-balancer', key, 'Load balancer']],
      // What it does to targets is done in its groups.
      aliases: [...state.targetGroups.keys()].filter((arn) => loadBalancerArnsOf(state, arn).includes(key)),
    }
  }
  const group = state.targetGroups.get(key)
  if (!group) return null
  const targets = [...state.targets.values()].filter(({ targetGroupArn }) => targetGroupArn === key)
  return {
    describe: [
      ['elasticloadbalancing:DescribeTargetHealth', { TargetGroupArn: key }],
      ['elasticloadbalancing:DescribeTargetGroups', { Names: [group.name] }],
    ],
    charts: targets.map((target) => [
      'target',
      target.key,
      `Target ${targetIdText(target.id)}:${target.port}`,
    ]),
  }
}

function otherSubject(world: World, key: string): Subject | null {
  const { state } = world
  const definition = state.taskDefinitions.get(key)
  if (definition) {
    const describe = ['ecs:DescribeTaskDefinition', { taskDefinition: definitionName(definition) }] as const
    return { describe: [describe], charts: [] }
  }
  const securityGroup = state.securityGroups.get(key)
  if (securityGroup) {
    return { describe: [['ec2:DescribeSecurityGroups', { GroupIds: [key] }]], charts: [] }
  }
  const cluster = state.clusters.get(key)
  if (cluster)
    return {
      describe: [['ecs:DescribeClusters', { clusters: [cluster.name] }]],
      charts: [],
    }
  const zone = state.zones.get(key)
  if (zone) {
    const instances = [...state.instances.values()].filter((instance) => instance.zone === zone.name)
    return {
      describe: [['ec2:DescribeAvailabilityZones', { ZoneNames: [key] }]],
      charts: [],
      aliases: instances.flatMap(({ id, containerInstanceArn }) =>
        containerInstanceArn === null ? [id] : [id, containerInstanceArn],
      ),
    }
  }
  // Traffic is the playground's own: AWS has no operation that describes it.
  return key.startsWith('traffic/') && state.traffic.has(key.slice('traffic/'.length))
    ? { describe: [], charts: [] }
    : null
}
