'use client'

import { useKind } from '@/components/hooks/use-view'
import { CapacityWhy } from '@/components/scaling/capacity-why'
import type { CapacityProviderView } from '@/lib/protocol'
import { formatClock, shortId } from '@/lib/view/describe/format'
import { groupKey } from '@/lib/view/kinds/keys'
import { statusOf } from '@/lib/view/kinds/kinds'
import { DefaultStrategy } from './default-strategy'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { ProviderSettings } from './provider-settings'
import { Spark } from './spark'
import { ToneBadge } from './tone-badge'
import { WaitNote } from './wait-note'

export function OverviewCapacityProvider({ view: provider }: { readonly view: CapacityProviderView }) {
  const cluster = useKind('cluster').find(({ name }) => name === provider.clusterName)
  return (
    <>
      <Section title="Reservation">
        <Reservation provider={provider} />
      </Section>
      <CapacityWhy capacityKey={provider.key} />
      <Section title="Tasks in PROVISIONING">
        <Waiting provider={provider} />
      </Section>
      <Section title="Auto Scaling group">
        <Group provider={provider} />
      </Section>
      {provider.isManaged && (
        <Section title="Metrics">
          <Spark
            metric={`cp/${provider.name}/CapacityProviderReservation`}
            label="CapacityProviderReservation"
          />
          <Spark metric={`cp/${provider.name}/waiting`} label="In PROVISIONING" />
        </Section>
      )}
      <ProviderSettings provider={provider} />
      {cluster !== undefined && <DefaultStrategy cluster={cluster} />}
    </>
  )
}

function Reservation({ provider }: { readonly provider: CapacityProviderView }) {
  const { isManaged, needed, instances, reservation, targetCapacity } = provider
  if (!isManaged)
    return <p className="text-ink-2 text-sm">Managed scaling is off: nobody changes the size of the group.</p>
  return (
    <>
      <dl className="grid grid-cols-4 gap-1 text-center">
        <Figure label="M needed" value={String(needed)} />
        <Figure label="N in service" value={String(instances)} />
        <Figure label="M ÷ N" value={`${Math.round(reservation * 10) / 10} %`} />
        <Figure label="Target" value={`${targetCapacity} %`} />
      </dl>
      {provider.wait !== null && <WaitNote wait={provider.wait} />}
      {provider.latest !== null && (
        <p className="mt-2 text-ink-2 text-xs">
          <span className="num">{formatClock(provider.latest.at)}</span> {provider.latest.text}
        </p>
      )}
    </>
  )
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="flex flex-col items-center rounded-md bg-surface-2 py-1">
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="num font-medium">{value}</dd>
    </div>
  )
}

function Waiting({ provider }: { readonly provider: CapacityProviderView }) {
  if (provider.waiting.length === 0) return <p className="text-ink-2 text-sm">None.</p>
  return (
    <ul className="space-y-1">
      {provider.waiting.map(({ key, id, taskDefinition, noRoom, since }) => (
        <li key={key} className="text-sm">
          <span className="flex items-center gap-2">
            <KeyLink to={key}>{`${taskDefinition} · ${shortId(id)}`}</KeyLink>
            <span className="num ml-auto text-ink-3 text-xs">since {formatClock(since)}</span>
          </span>
          <span className="block text-ink-2 text-xs">{noRoom}</span>
        </li>
      ))}
    </ul>
  )
}

function Group({ provider }: { readonly provider: CapacityProviderView }) {
  const { group, published } = provider
  const alarms = useKind('alarm').filter(
    ({ name }) => name === provider.alarms?.high || name === provider.alarms?.low,
  )
  return (
    <>
      <Facts
        facts={[
          { name: 'Group', value: <KeyLink to={groupKey(group.name)}>{group.name}</KeyLink> },
          {
            name: 'Desired',
            value: `${group.desiredCapacity} of ${group.minSize} to ${group.maxSize}`,
          },
          published === null
            ? null
            : {
                name: 'Last published',
                value: `${Math.round(published.reservation * 10) / 10} % at ${formatClock(published.at)}`,
              },
        ]}
      />
      <ul className="mt-1 space-y-0.5">
        {alarms.map((alarm) => (
          <li key={alarm.key} className="flex items-center gap-2 text-sm">
            <KeyLink to={alarm.key}>
              {alarm.name === provider.alarms?.high ? 'AlarmHigh' : 'AlarmLow'}
            </KeyLink>
            <span className="ml-auto">
              <ToneBadge tone={statusOf(alarm)?.tone ?? 'neutral'}>{alarm.state}</ToneBadge>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
