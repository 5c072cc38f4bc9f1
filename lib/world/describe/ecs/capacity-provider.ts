import type { CapacityProvider as AwsCapacityProvider } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { CapacityProvider } from '@/lib/world/records/capacity-providers'

/** A capacity provider as `ecs:DescribeCapacityProviders` answers it. */
export function describeCapacityProvider(provider: CapacityProvider) {
  const { managedScaling } = provider
  return {
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: provider.phase === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: provider.groupArn,
      managedScaling: {
        status: onOff(managedScaling.isEnabled),
        targetCapacity: managedScaling.targetCapacity,
        minimumScalingStepSize: managedScaling.minimumScalingStepSize,
        maximumScalingStepSize: managedScaling.maximumScalingStepSize,
        instanceWarmupPeriod: managedScaling.instanceWarmupSeconds,
      },
      managedTerminationProtection: onOff(provider.managedTerminationProtection),
      managedDraining: onOff(provider.managedDraining),
    },
    type: 'EC2_AUTOSCALING',
    tags: [],
  } satisfies InSeconds<AwsCapacityProvider>
}

function onOff(isEnabled: boolean): 'ENABLED' | 'DISABLED' {
  return isEnabled ? 'ENABLED' : 'DISABLED'
}

export function describeProviderStrategy(strategy: readonly StrategyItem[]) {
  return strategy.map(({ capacityProvider, weight, base }) => ({ capacityProvider, weight, base }))
}
