'use client'

import { EditButton } from '@/components/build/edit-button'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { useKind } from '@/components/hooks/use-view'
import type { ConnectionsView, ServiceView } from '@/lib/protocol'
import { wayRate } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'

const BY: Readonly<Record<ConnectionsView['names'][number]['by'], string>> = {
  'service-connect': 'Service Connect',
  dns: 'DNS',
  'load-balancer': 'load balancer',
  none: 'nowhere',
}

/** Under which names others call a service, whom it calls, and what its tasks know of names just now. */
export function ServiceConnections({ service }: { readonly service: ServiceView }) {
  const { connections, status, key } = service
  const connect = status === 'ACTIVE' && <EditButton form="connectService" given={{ key }} label="Connect…" />
  if (connections === null)
    return (
      <Section title="Connections" aside={connect}>
        <p className="text-sm text-ink-3">Calls no other service, and has no name for others.</p>
      </Section>
    )
  const { namespace } = connections
  return (
    <Section title="Connections" aside={connect}>
      <Facts
        facts={[
          { name: 'Service Connect', value: namespace ?? 'not used', isWords: namespace === null },
          ...namesBy(connections, 'service-connect').map((text) => ({ name: 'Endpoint', value: text })),
          ...namesBy(connections, 'dns').map((text) => ({ name: 'Name in Cloud Map', value: text })),
        ]}
      />
      <Known connections={connections} />
      <Calls connections={connections} />
    </Section>
  )
}

/** In one line, or none. */
function namesBy({ names }: ConnectionsView, by: 'service-connect' | 'dns'): readonly string[] {
  const texts = names.flatMap((one) => {
    if (one.by !== by) return []
    const addresses = one.addresses.length === 0 ? 'nobody' : one.addresses.join(', ')
    return `${one.name} → ${addresses}${one.ttlSeconds === null ? '' : `, kept for ${one.ttlSeconds} s`}`
  })
  return texts.length === 0 ? [] : [texts.join('; ')]
}

function Known({ connections: { endpoints, cached, avoided } }: { readonly connections: ConnectionsView }) {
  const now = useNowSeconds() * 1_000_000
  const seconds = (until: number) => `${Math.max(0, Math.ceil((until - now) / 1_000_000))} s`
  if (endpoints.length + cached.length + avoided.length === 0) return null
  return (
    <>
      <h4 className="mt-2 text-sm font-semibold">What its tasks know</h4>
      <ul className="space-y-0.5 text-xs text-ink-2">
        {endpoints.map(({ name, taskCount, isKnown }) => (
          <li key={name}>
            <span className="num">{name}</span>{' '}
            {isKnown ? (
              `· ${taskCount} ${taskCount === 1 ? 'task' : 'tasks'} behind it`
            ) : (
              <span className="text-bad-text">· not known: made after the newest deployment began</span>
            )}
          </li>
        ))}
        {cached.map(({ taskArn, name, addresses, stale, until }) => (
          <li key={`${taskArn} ${name}`}>
            <KeyLink to={taskArn}>task {taskArn.slice(-32, -24)}</KeyLink>:{' '}
            <span className="num">{name}</span> is <span className="num">{addresses.join(', ')}</span> for{' '}
            {seconds(until)} more
            {stale.length > 0 && (
              <span className="text-bad-text">
                {' '}
                · <span className="num">{stale.join(', ')}</span> is gone
              </span>
            )}
          </li>
        ))}
        {avoided.map(({ taskArn, address, until }) => (
          <li key={`${taskArn} ${address}`}>
            The proxy of <KeyLink to={taskArn}>task {taskArn.slice(-32, -24)}</KeyLink> avoids{' '}
            <span className="num">{address.replace('|', ':')}</span> for {seconds(until)} after failed
            connections
          </li>
        ))}
      </ul>
    </>
  )
}

function Calls({ connections: { calls } }: { readonly connections: ConnectionsView }) {
  const tasks = useKind('task')
  if (calls.length === 0) return null
  return (
    <>
      <h4 className="mt-2 text-sm font-semibold">Calls in the last second</h4>
      <ul className="space-y-0.5 text-xs text-ink-2">
        {calls.map(({ taskArn, by, perSecond, failedPerSecond }) => {
          const task = tasks.find(({ key }) => key === taskArn)
          return (
            <li key={`${taskArn} ${by}`} className="flex gap-1">
              <span>
                {task === undefined ? (
                  taskArn === null ? (
                    'to no task'
                  ) : (
                    'to a task that is gone'
                  )
                ) : (
                  <KeyLink to={task.key}>
                    {task.taskDefinition} {task.id.slice(0, 8)}
                  </KeyLink>
                )}{' '}
                by {BY[by]}
              </span>
              <span className="num ml-auto">{wayRate(perSecond)}</span>
              {failedPerSecond > 0 && (
                <span className="num text-bad-text">{wayRate(failedPerSecond)} failed</span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
