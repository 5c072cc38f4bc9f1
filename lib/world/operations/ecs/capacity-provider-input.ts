// Settings of capacity providers as callers give them, and the checks that creating and updating one share.

import * as z from 'zod'
import { lastPart } from '@/lib/aws/arn'
import { invalidParameterException, providerNotFound, terminationProtectionInvalid } from '@/lib/aws/error'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { CapacityProvider, ManagedScaling } from '@/lib/world/records/capacity-providers'
import type { State } from '@/lib/world/state'

const STEP_SIZE = z.int().min(1).max(10_000)
const onOff = z.enum(['ENABLED', 'DISABLED'])

const managedScaling = z
  .strictObject({
    status: onOff.optional(),
    targetCapacity: z.int().min(1).max(100).optional(),
    minimumScalingStepSize: STEP_SIZE.optional(),
    maximumScalingStepSize: STEP_SIZE.optional(),
    instanceWarmupPeriod: z.int().min(0).max(10_000).optional(),
  })
  .optional()

/** What CreateCapacityProvider and UpdateCapacityProvider take alike. */
export const providerSettings = {
  managedScaling,
  managedTerminationProtection: onOff.optional(),
  managedDraining: onOff.optional(),
}

type SettingsInput = {
  readonly managedScaling?: z.infer<typeof managedScaling>
  readonly managedTerminationProtection?: z.infer<typeof onOff> | undefined
  readonly managedDraining?: z.infer<typeof onOff> | undefined
}

export type ProviderSettings = Pick<
  CapacityProvider,
  'managedScaling' | 'managedTerminationProtection' | 'managedDraining'
>

/** ECS API, ManagedScaling. The API says nothing of the status when it is left out: then the provider is not managed here. */
export const PROVIDER_SETTINGS_DEFAULT: ProviderSettings = {
  managedScaling: {
    isEnabled: false,
    targetCapacity: 100,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 10_000,
    instanceWarmupSeconds: 300,
  },
  managedTerminationProtection: false,
  managedDraining: true,
}

/** What is not given stays as it was. */
export function toSettings(
  before: ProviderSettings,
  given: SettingsInput,
  group: AutoScalingGroup,
): ProviderSettings {
  const settings: ProviderSettings = {
    managedScaling: toScaling(before.managedScaling, given.managedScaling),
    managedTerminationProtection: isOn(
      given.managedTerminationProtection,
      before.managedTerminationProtection,
    ),
    managedDraining: isOn(given.managedDraining, before.managedDraining),
  }
  if (!settings.managedTerminationProtection) return settings
  if (!group.protectsNewInstances) throw terminationProtectionInvalid()
  if (settings.managedScaling.isEnabled) return settings
  throw invalidParameterException(
    'Managed termination protection requires managed scaling. Turn managed scaling on and try again.',
    'autoScalingGroupProvider.managedTerminationProtection',
  )
}

function toScaling(
  before: ManagedScaling,
  given: NonNullable<SettingsInput['managedScaling']> = {},
): ManagedScaling {
  const scaling = {
    isEnabled: isOn(given.status, before.isEnabled),
    targetCapacity: given.targetCapacity ?? before.targetCapacity,
    minimumScalingStepSize: given.minimumScalingStepSize ?? before.minimumScalingStepSize,
    maximumScalingStepSize: given.maximumScalingStepSize ?? before.maximumScalingStepSize,
    instanceWarmupSeconds: given.instanceWarmupPeriod ?? before.instanceWarmupSeconds,
  }
  if (scaling.minimumScalingStepSize <= scaling.maximumScalingStepSize) return scaling
  throw invalidParameterException(
    'minimumScalingStepSize must not be greater than maximumScalingStepSize.',
    'autoScalingGroupProvider.managedScaling.minimumScalingStepSize',
  )
}

function isOn(given: 'ENABLED' | 'DISABLED' | undefined, before: boolean): boolean {
  return given === undefined ? before : given === 'ENABLED'
}

/** By its name or ARN. */
export function findProvider({ capacityProviders }: State, given: string): CapacityProvider {
  const found = capacityProviders.get(providerNameOf(given))
  if (!found) throw providerNotFound()
  return found
}

export function providerNameOf(given: string): string {
  return given.startsWith('arn:') ? lastPart(given) : given
}
