import { clusterToJoin } from '../../carry/drop'
import { freeName } from '../../carry/free-name'
import { definitionName } from '../../run/selectors'
import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { Field } from '../field'
import type { BuildForm, BuildWorld } from '../form'
import {
  classicChoices,
  classicIn,
  clusterChoices,
  definitionChoices,
  definitionNamed,
  definitionsIn,
  looseGroups,
  needsOne,
  newestDefinition,
  targetGroupChoices,
  targetGroupsIn,
} from '../world'

const GROUP = 'loadBalancers[0].targetGroupArn'
const CLASSIC = 'loadBalancers[0].loadBalancerName'
const NETWORK = 'networkConfiguration'
const SUBNETS = `${NETWORK}.awsvpcConfiguration.subnets`
const SECURITY_GROUP = `${NETWORK}.awsvpcConfiguration.securityGroups[0]`

/** The same for a new service and for one that is there. */
export const SERVICE_FIELDS: readonly Field[] = [
  { kind: 'number', at: 'desiredCount', label: 'Desired count' },
  {
    kind: 'number',
    at: 'healthCheckGracePeriodSeconds',
    label: 'Health check grace period',
    unit: 's',
    placeholder: '0',
  },
  {
    kind: 'number',
    at: 'deploymentConfiguration.minimumHealthyPercent',
    label: 'Minimum healthy',
    unit: '%',
    placeholder: '100',
  },
  {
    kind: 'number',
    at: 'deploymentConfiguration.maximumPercent',
    label: 'Maximum',
    unit: '%',
    placeholder: '200',
  },
]

export const service: BuildForm = {
  title: 'Service',
  about:
    'Keeps so many copies of a task running, replaces those that fail, and registers them with a target group.',
  needs: (world) => needsOne(definitionsIn(world), 'a task definition'),
  begin: (world, { taskDefinition, targetGroup }) => {
    const definition = definitionNamed(world, taskDefinition) ?? newestDefinition(world)
    const loose = new Set(looseGroups(world).map(({ key }) => key))
    // ECS takes only a group that a load balancer routes to.
    const type = definition?.networkMode === 'awsvpc' ? 'ip' : 'instance'
    const group =
      targetGroup ??
      targetGroupsIn(world).findLast(({ key, targetType }) => !loose.has(key) && targetType === type)?.key
    const draft: Draft = {
      input: {
        cluster: clusterToJoin(world),
        serviceName: freeName(
          definition?.family ?? 'web',
          world.service.filter(({ status }) => status !== 'INACTIVE'),
        ),
        taskDefinition: definition === undefined ? '' : definitionName(definition),
        desiredCount: 1,
        ...behind(world, group),
      },
      more: {},
    }
    return settled(draft, world)
  },
  fields: (draft, world) => [
    { kind: 'text', at: 'serviceName', label: 'Name' },
    { kind: 'choice', at: 'taskDefinition', label: 'Task definition', options: definitionChoices(world) },
    ...(valueAt(draft, CLASSIC) === undefined ? [groupField(world)] : []),
    ...(valueAt(draft, GROUP) === undefined && classicIn(world).length > 0 ? [classicField(world)] : []),
    { kind: 'choice', at: 'cluster', label: 'Cluster', options: clusterChoices(world) },
    ...(isAwsvpc(draft, world) ? networkFields(world) : []),
    ...SERVICE_FIELDS,
  ],
  settle: settled,
  name: (draft) => textOf(valueAt(draft, 'serviceName')),
  submit: () => 'Create the service',
  main: ({ input }) => ({ action: 'ecs:CreateService', input }),
  commands: (draft) => [service.main(draft)],
}

/** A target group where there is one that fits, or else a Classic Load Balancer. */
function behind(world: BuildWorld, targetGroupArn: string | undefined): Pick<Draft['input'], string> {
  const loadBalancerName = classicIn(world).at(-1)?.name
  if (targetGroupArn !== undefined) return { loadBalancers: [{ targetGroupArn }] }
  return loadBalancerName === undefined ? {} : { loadBalancers: [{ loadBalancerName }] }
}

const groupField = (world: BuildWorld): Field => ({
  kind: 'choice',
  at: GROUP,
  label: 'Target group',
  options: [['', 'none'], ...targetGroupChoices(world)],
})

const classicField = (world: BuildWorld): Field => ({
  kind: 'choice',
  at: CLASSIC,
  label: 'Classic Load Balancer',
  options: [['', 'none'], ...classicChoices(world)],
  hint: 'ECS registers the instances of its tasks, which need a fixed host port: one task an instance.',
})

function settled(draft: Draft, world: BuildWorld): Draft {
  return withNetwork(withContainer(draft, world), world)
}

function isAwsvpc(draft: Draft, world: BuildWorld): boolean {
  return definitionNamed(world, valueAt(draft, 'taskDefinition'))?.networkMode === 'awsvpc'
}

function networkFields({ securityGroup }: BuildWorld): readonly Field[] {
  return [
    {
      kind: 'words',
      at: SUBNETS,
      label: 'Subnets',
      hint: 'Each task has its network interface in that of its instance.',
    },
    {
      kind: 'choice',
      at: SECURITY_GROUP,
      label: 'Security group',
      options: [['', 'default'], ...securityGroup.map(({ key, name }) => [key, name] as const)],
      hint: 'Of the tasks themselves: it must let the load balancer in on the container port.',
    },
  ]
}

/** Tasks in awsvpc must be told where their network interfaces are; no others may be. */
function withNetwork(draft: Draft, world: BuildWorld): Draft {
  if (!isAwsvpc(draft, world)) return withValue(draft, NETWORK, undefined)
  if (valueAt(draft, SUBNETS) !== undefined) return draft
  const subnets = world.zone.map(({ subnetId }) => subnetId)
  const [like] = world.instance.flatMap(({ securityGroupIds }) => securityGroupIds)
  return withValue(withValue(draft, SUBNETS, subnets), SECURITY_GROUP, like)
}

/** The load balancer is told which container and port: the definition's first. Without a target group there is nothing to tell. */
function withContainer(draft: Draft, world: BuildWorld): Draft {
  if (valueAt(draft, GROUP) === undefined && valueAt(draft, CLASSIC) === undefined)
    return withValue(draft, 'loadBalancers', undefined)
  const definition = definitionNamed(world, valueAt(draft, 'taskDefinition'))
  const container = definition?.containers.find(({ portMappings }) => portMappings.length > 0)
  const named = withValue(draft, 'loadBalancers[0].containerName', container?.name)
  return withValue(named, 'loadBalancers[0].containerPort', container?.portMappings[0]?.containerPort)
}
