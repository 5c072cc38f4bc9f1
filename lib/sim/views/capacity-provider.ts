import { capacityGateText, capacityText } from '@/lib/aws/ecs/capacity-provider/decide'
import { capacityProviderReservation } from '@/lib/aws/ecs/capacity-provider/managed-scaling'
import { wantsText } from '@/lib/aws/ecs/capacity-provider/wants-text'
import type { CapacityProviderView } from '@/lib/protocol'
import { measureNeed } from '@/lib/world/capacity-providers/need'
import { clusterOfProvider, waitingTasks } from '@/lib/world/capacity-providers/providers'
import { definitionName, taskDefinitionOf } from '@/lib/world/lifecycle/lookup'
import type { CapacityProvider } from '@/lib/world/records/capacity-providers'
import { PROVIDER_KEY_PREFIX, providerViewKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { providerWait } from '../waits'
import { viewSource } from './view-source'

export const capacityProviderSource = viewSource({
  table: ({ capacityProviders }) => capacityProviders,
  prefix: PROVIDER_KEY_PREFIX,
  view: providerView,
  subject: (_world, { name, arn }) => ({
    describe: [['ecs:DescribeCapacityProviders', { capacityProviders: [name] }]],
    charts: [['capacity-provider', name, 'Capacity provider']],
    aliases: [arn],
  }),
  isLive: true,
})

function providerView(world: World, provider: CapacityProvider): CapacityProviderView {
  const { name, managedScaling, samples } = provider
  const need = measureNeed(world, provider)
  const published = samples.at(-1)
  return {
    kind: 'capacityProvider',
    key: providerViewKey(name),
    name,
    arn: provider.arn,
    clusterName: clusterOfProvider(world.state, provider)?.name ?? null,
    group: groupOf(world, provider),
    isManaged: managedScaling.isEnabled,
    phase: provider.phase,
    targetCapacity: managedScaling.targetCapacity,
    minimumScalingStepSize: managedScaling.minimumScalingStepSize,
    maximumScalingStepSize: managedScaling.maximumScalingStepSize,
    instanceWarmupSeconds: managedScaling.instanceWarmupSeconds,
    managedTerminationProtection: provider.managedTerminationProtection,
    managedDraining: provider.managedDraining,
    needed: need.needed,
    instances: need.instances,
    reservation: capacityProviderReservation(need.needed, need.instances),
    reasons: need.reasons,
    wants: wantsText(need, managedScaling.targetCapacity),
    waiting: waitingViews(world, provider),
    published: published
      ? {
          at: published.at,
          reservation: capacityProviderReservation(published.needed, published.instances),
        }
      : null,
    latest: latestOf(provider),
    alarms: provider.policy?.alarms ?? null,
    wait: providerWait(world, provider),
  }
}

function groupOf({ state }: World, { groupName }: CapacityProvider): CapacityProviderView['group'] {
  const group = state.autoScalingGroups.get(groupName)
  return {
    name: groupName,
    minSize: group?.minSize ?? 0,
    maxSize: group?.maxSize ?? 0,
    desiredCapacity: group?.desiredCapacity ?? 0,
  }
}

function waitingViews(world: World, provider: CapacityProvider): CapacityProviderView['waiting'] {
  return Array.from(waitingTasks(world, provider), (task) => ({
    key: task.arn,
    id: task.id,
    taskDefinition: definitionName(taskDefinitionOf(world, task)),
    noRoom: task.waiting?.text ?? '',
    since: task.createdAt,
  }))
}

function latestOf({ latest }: CapacityProvider): CapacityProviderView['latest'] {
  if (latest === null) return null
  const { at, decision } = latest
  const sum = capacityText(decision.arithmetic)
  return decision.kind === 'scale'
    ? { at, text: `Set the desired capacity from ${decision.from} to ${decision.to}: ${sum}.` }
    : { at, text: `Did not scale: ${capacityGateText(decision.gate)}. ${sum}.` }
}
