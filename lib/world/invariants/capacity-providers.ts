// Capacity providers, tasks that wait for instances, and instances that wait for their tasks to stop.

import { DRAINING_HOOK } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { actionOf } from '../auto-scaling-groups/lifecycle-hooks'
import { clusterOfProvider } from '../capacity-providers/providers'
import { UNPLACED } from '../hosts'
import type { World } from '../world'
import type { Invariant } from './invariant'

const waitingTasksHaveAReason: Invariant = {
  statement:
    'a task that waits for an instance is in PROVISIONING, and says why and has a provider; in awsvpc one is there, too, until its network interface is attached',
  *broken({ state, tasks }: World) {
    const listed = new Set([...tasks.onHost(UNPLACED)].map(({ arn }) => arn))
    for (const task of state.tasks.values()) {
      const { arn, lastStatus, waiting, host, attachment, capacityProviderName, containerArns } = task
      const isProvisioning = lastStatus === 'PROVISIONING'
      const isWaiting = isProvisioning && attachment === null
      if (isProvisioning && attachment !== null && attachment.status !== 'ATTACHING')
        yield `${arn} is ${lastStatus}, its network interface ${attachment.status}`
      if (isWaiting !== listed.has(arn))
        yield `${arn} is ${lastStatus}, listed as waiting: ${listed.has(arn)}`
      if (!isWaiting && lastStatus !== 'STOPPED' && (waiting !== null || host.kind === 'none'))
        yield `${arn} is ${lastStatus} and waits for an instance`
      if (!isWaiting) continue
      if (waiting === null || waiting.reason === '') yield `${arn} waits, and nobody knows why`
      if (!state.capacityProviders.has(capacityProviderName ?? ''))
        yield `${arn} waits for ${capacityProviderName}`
      if (containerArns.length > 0) yield `${arn} has containers without an instance`
    }
  },
}

const managedProvidersHaveAPolicy: Invariant = {
  statement:
    'a provider that a cluster uses and that is managed has a policy with two alarms, and no other has',
  *broken({ state }: World) {
    const names = new Set([...state.alarms.values()].map(({ name }) => name))
    for (const provider of state.capacityProviders.values()) {
      const { name, managedScaling, policy, phase } = provider
      const isManaged = managedScaling.isEnabled && clusterOfProvider(state, provider) !== null
      if (isManaged !== (policy !== null) || isManaged === (phase === 'unmanaged'))
        yield `${name} is ${phase}${policy === null ? ', without a policy' : ''}`
      for (const alarm of policy === null ? [] : [policy.alarms.high, policy.alarms.low])
        if (!names.has(alarm)) yield `${name} has lost ${alarm}`
    }
  },
}

const heldUpInstancesAreDrained: Invariant = {
  statement: 'an instance whose termination waits for ECS is not ACTIVE in its cluster, and runs tasks still',
  *broken({ state, tasks }: World) {
    for (const member of state.autoScalingInstances.values()) {
      const { instanceId } = member
      if (!actionOf(member, DRAINING_HOOK)) continue
      const arn = state.instances.get(instanceId)?.containerInstanceArn ?? ''
      const status = state.containerInstances.get(arn)?.status ?? 'INACTIVE'
      if (status === 'ACTIVE') yield `${instanceId} is ACTIVE`
      if ([...tasks.onHost(instanceId)].length === 0) yield `${instanceId} has no task left`
    }
  },
}

const heldBackHasGate: Invariant = {
  statement: 'managed scaling that is held back names a gate, unless it has found nothing to decide by',
  *broken({ state }: World) {
    for (const { name, phase, latest } of state.capacityProviders.values())
      if (phase === 'heldBack' && latest?.decision.kind === 'scale') yield name
  },
}

export const CAPACITY_INVARIANTS: readonly Invariant[] = [
  waitingTasksHaveAReason,
  managedProvidersHaveAPolicy,
  heldUpInstancesAreDrained,
  heldBackHasGate,
]
