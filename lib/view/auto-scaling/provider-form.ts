// The forms for a new capacity provider and for the settings of one that is there, and what deletes it. Pure.

import type { AutoScalingGroupView, CapacityProviderView, ClusterView, Command } from '@/lib/protocol'
import {
  isReservedName,
  makeProvider,
  type ProviderForm,
  type Providing,
  providerFormOf,
  putClusterProviders,
} from '../carry/provider-operations'
import { Reader, type ReadForm } from './form-reader'

export interface ProviderSettingsForm {
  readonly isManaged: boolean
  readonly targetCapacity: string
  readonly minimumStep: string
  readonly maximumStep: string
  readonly warmup: string
  readonly isProtecting: boolean
  readonly isDraining: boolean
}

export function providerSettingsOf(provider: CapacityProviderView): ProviderSettingsForm {
  return {
    isManaged: provider.isManaged,
    targetCapacity: String(provider.targetCapacity),
    minimumStep: String(provider.minimumScalingStepSize),
    maximumStep: String(provider.maximumScalingStepSize),
    warmup: String(provider.instanceWarmupSeconds),
    isProtecting: provider.managedTerminationProtection,
    isDraining: provider.managedDraining,
  }
}

/** As it is typed. */
export interface NewProviderForm extends Omit<ProviderForm, 'targetCapacity'> {
  readonly targetCapacity: string
}

export function newProviderFormOf(group: Pick<AutoScalingGroupView, 'name'>): NewProviderForm {
  const form = providerFormOf(group)
  return { ...form, targetCapacity: String(form.targetCapacity) }
}

export function readNewProvider(
  form: NewProviderForm,
  group: Pick<AutoScalingGroupView, 'name' | 'arn' | 'instances'>,
  world: Providing,
): ReadForm {
  const reader = new Reader()
  const { name } = form
  if (reader.name(name, 255)) {
    if (!/^[A-Za-z0-9_-]+$/.test(name)) reader.fault('name', 'may have letters, digits, "-" and "_"')
    else if (isReservedName(name)) reader.fault('name', 'must not begin with aws, ecs or fargate')
    else reader.newName('capacity provider', name, world.capacityProvider)
  }
  const targetCapacity = reader.within('targetCapacity', form.targetCapacity, 1, 100) ?? 100
  return { problems: reader.problems, commands: makeProvider(group, { ...form, targetCapacity }, world) }
}

/** ECS API, ManagedScaling. */
const STEP_MAX = 10_000

export function readProviderSettings(
  form: ProviderSettingsForm,
  { name }: Pick<CapacityProviderView, 'name'>,
): ReadForm {
  const reader = new Reader()
  const targetCapacity = reader.within('targetCapacity', form.targetCapacity, 1, 100)
  const minimumScalingStepSize = reader.within('minimumStep', form.minimumStep, 1, STEP_MAX)
  const maximumScalingStepSize = reader.within('maximumStep', form.maximumStep, 1, STEP_MAX)
  const instanceWarmupPeriod = reader.within('warmup', form.warmup, 0, 10_000)
  if ((minimumScalingStepSize ?? 0) > (maximumScalingStepSize ?? STEP_MAX))
    reader.fault('minimumStep', 'minimumScalingStepSize must not be greater than maximumScalingStepSize.')
  if (form.isProtecting && !form.isManaged)
    reader.fault(
      'isProtecting',
      'Managed termination protection requires managed scaling. Turn managed scaling on and try again.',
    )
  const command: Command = {
    action: 'ecs:UpdateCapacityProvider',
    input: {
      name,
      autoScalingGroupProvider: {
        managedScaling: {
          status: onOff(form.isManaged),
          targetCapacity,
          minimumScalingStepSize,
          maximumScalingStepSize,
          instanceWarmupPeriod,
        },
        managedTerminationProtection: onOff(form.isProtecting),
        managedDraining: onOff(form.isDraining),
      },
    },
  }
  return { problems: reader.problems, commands: [command] }
}

const onOff = (isOn: boolean): 'ENABLED' | 'DISABLED' => (isOn ? 'ENABLED' : 'DISABLED')

/** The cluster lets go of it first: from its providers, and from its default strategy. Its group stays. */
export function deleteProvider(
  { name, clusterName }: Pick<CapacityProviderView, 'name' | 'clusterName'>,
  clusters: readonly Pick<ClusterView, 'name' | 'capacityProviders' | 'defaultStrategy'>[],
): readonly Command[] {
  const cluster = clusters.find((one) => one.name === clusterName)
  const removal: Command = { action: 'ecs:DeleteCapacityProvider', input: { capacityProvider: name } }
  if (cluster === undefined) return [removal]
  const letGo = putClusterProviders(
    cluster.name,
    cluster.capacityProviders.filter((one) => one !== name),
    cluster.defaultStrategy.filter(({ capacityProvider }) => capacityProvider !== name),
  )
  return [letGo, removal]
}
