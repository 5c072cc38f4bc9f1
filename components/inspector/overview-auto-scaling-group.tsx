'use client'

import { Lock, LockOpen, Trash2 } from 'lucide-react'
import { useKind } from '@/components/hooks/use-view'
import { CapacityWhy } from '@/components/scaling/capacity-why'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { deleteAutoScalingGroup, protectInstance } from '@/lib/view/carry/operations'
import { formatClock, shortId } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'
import { Bound } from './bound'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { ProviderFormSection } from './provider-form'
import { Spark } from './spark'
import { ToneBadge } from './tone-badge'
import { useGroupBounds } from './use-group-bounds'
import { useOperation } from './use-operation'
import { WaitNote } from './wait-note'

export function OverviewAutoScalingGroup({ view: group }: { readonly view: AutoScalingGroupView }) {
  const provider = useKind('capacityProvider').find((one) => one.group.name === group.name)
  return (
    <>
      <Section title="Capacity">
        <Capacity group={group} />
        {group.wait !== null && <WaitNote wait={group.wait} />}
      </Section>
      <CapacityWhy capacityKey={group.key} />
      <Section title="Instances">
        <Instances group={group} />
      </Section>
      {provider === undefined && <ProviderFormSection group={group} />}
      <Section title="Activities">
        <Activities group={group} />
      </Section>
      <Section title="Metrics">
        <Spark metric={`asg/${group.name}/desired`} label="Desired capacity" />
        <Spark metric={`asg/${group.name}/inService`} label="In service" />
      </Section>
      <Section title="Settings">
        <Facts
          facts={[
            provider === undefined
              ? null
              : {
                  name: 'Capacity provider',
                  value: <KeyLink to={provider.key}>{provider.name}</KeyLink>,
                },
            { name: 'Launch template', value: group.launchTemplate },
            { name: 'Zones', value: group.zones.join(' ') },
            { name: 'Termination policies', value: group.terminationPolicies.join(', ') },
            group.suspended.length === 0
              ? null
              : { name: 'Suspended processes', value: group.suspended.join(', ') },
          ]}
        />
      </Section>
    </>
  )
}

function Capacity({ group }: { readonly group: AutoScalingGroupView }) {
  const { run, isBusy } = useOperation()
  const { minimum, desired, maximum } = useGroupBounds(group)
  return (
    <>
      <dl className="grid grid-cols-3 gap-1 text-center">
        <Bound {...minimum} caption="Minimum" label="Minimum size" />
        <Bound {...desired} caption="Desired" label="Desired capacity" />
        <Bound {...maximum} caption="Maximum" label="Maximum size" />
      </dl>
      <Button
        size="sm"
        variant="danger"
        className="mt-2"
        disabled={isBusy || desired.disabled}
        onClick={() => run(deleteAutoScalingGroup(group))}
      >
        <Trash2 aria-hidden size={13} /> Delete with its instances
      </Button>
    </>
  )
}

const LIFECYCLE_TONES: Readonly<Record<string, 'good' | 'busy' | 'warning'>> = {
  InService: 'good',
  Pending: 'busy',
}

function Instances({ group }: { readonly group: AutoScalingGroupView }) {
  const { run, isBusy } = useOperation()
  if (group.instances.length === 0) return <p className="text-ink-2 text-sm">None.</p>
  return (
    // A hundred of them leave room for what comes below; its buttons make the list scroll by keyboard.
    <ul className="max-h-64 space-y-0.5 overflow-y-auto">
      {group.instances.map(({ instanceId, zone, lifecycleState, isHealthy, isProtected }) => (
        <li key={instanceId} className="flex items-center gap-2 text-sm">
          <KeyLink to={instanceId}>{shortId(instanceId)}</KeyLink>
          <span className="num text-ink-3 text-xs">{zone}</span>
          <span className="ml-auto flex items-center gap-1">
            {!isHealthy && <ToneBadge tone="bad">Unhealthy</ToneBadge>}
            <ToneBadge tone={LIFECYCLE_TONES[lifecycleState] ?? 'warning'}>{lifecycleState}</ToneBadge>
            <IconButton
              icon={isProtected ? Lock : LockOpen}
              size="sm"
              label={`${isProtected ? 'Unprotect' : 'Protect'} ${shortId(instanceId)} from scale-in`}
              disabled={isBusy}
              onClick={() => run(protectInstance(group, instanceId, !isProtected))}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

const STATUS_TONES: Readonly<Record<string, 'good' | 'busy' | 'bad' | 'warning'>> = {
  Successful: 'good',
  InProgress: 'busy',
  Failed: 'bad',
}

function Activities({ group }: { readonly group: AutoScalingGroupView }) {
  if (group.activities.length === 0) return <p className="text-ink-2 text-sm">None yet.</p>
  return (
    <ol className="space-y-2">
      {group.activities.map(({ id, at, description, cause, status, statusMessage, details }) => (
        <li key={id} className="text-sm">
          <p className="flex items-baseline gap-2">
            <span className="num text-ink-3 text-xs">{formatClock(at)}</span>
            <span className="min-w-0 break-words font-medium" title={description}>
              {shortenIds(description)}
            </span>
            <span className="ml-auto">
              <ToneBadge tone={STATUS_TONES[status] ?? 'warning'}>{status}</ToneBadge>
            </span>
          </p>
          <p className="line-clamp-3 break-words text-ink-2 text-xs" title={statusMessage ?? cause}>
            {shortenIds(statusMessage ?? cause)}
          </p>
          {details !== null && <p className="num break-words text-ink-2 text-xs">{details}</p>}
        </li>
      ))}
    </ol>
  )
}
