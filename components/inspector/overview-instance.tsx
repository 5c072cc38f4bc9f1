'use client'

import { CirclePause, CirclePlay, Trash2, Unplug } from 'lucide-react'
import { EditButton } from '@/components/build/edit-button'
import { useTasksOn } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { InstanceView } from '@/lib/protocol'
import { deregisterInstance, setInstanceStatus, terminateInstance } from '@/lib/view/carry/operations'
import { shortId } from '@/lib/view/describe/format'
import { isGone } from '@/lib/view/describe/instance-look'
import { taskTone } from '@/lib/view/describe/words'
import { Facts, Section } from './facts'
import { GroupMembership } from './group-membership'
import { InstanceMeters } from './instance-meters'
import { KeyLink } from './key-link'
import { SecurityGroups } from './security-groups'
import { ToneBadge } from './tone-badge'
import { UnseenCluster } from './unseen-cluster'
import { useOperation } from './use-operation'
import { WaitNote } from './wait-note'

export function OverviewInstance({ view: instance }: { readonly view: InstanceView }) {
  const [first, last] = instance.dynamicPortRange
  return (
    <>
      <Section title="Status">
        <Facts
          facts={[
            { name: 'EC2 state', value: instance.state },
            { name: 'Container instance', value: instance.status ?? 'not registered' },
            { name: 'Agent connected', value: instance.agentConnected ? 'true' : 'false' },
            { name: 'Type', value: instance.instanceType },
            { name: 'Zone', value: <KeyLink to={instance.zone}>{instance.zone}</KeyLink> },
            { name: 'Private IP', value: instance.privateIp },
            instance.clusterName === null ? null : { name: 'Cluster', value: instance.clusterName },
          ]}
        />
        <UnseenCluster instance={instance} />
        {instance.wait !== null && <WaitNote wait={instance.wait} />}
        <Controls instance={instance} />
      </Section>
      <GroupMembership instance={instance} />
      <Section title="CPU and memory">
        <InstanceMeters instance={instance} />
      </Section>
      <Tasks instanceId={instance.key} />
      <Section title="Ports">
        <PortList title="In use by tasks" ports={instance.portsInUse} isStrong />
        <PortList title="Reserved by the agent" ports={instance.reservedPorts} />
        <p className="mt-1 text-sm text-ink-2">
          Dynamic host ports come from{' '}
          <span className="num">
            {first}–{last}
          </span>
          .
        </p>
      </Section>
      <Interfaces instance={instance} />
      <SecurityGroups ids={instance.securityGroupIds} />
      <Section title="Cached images">
        <p className="num text-sm">
          {instance.cachedImages.length === 0 ? 'none yet' : instance.cachedImages.join(', ')}
        </p>
      </Section>
    </>
  )
}

function Controls({ instance }: { readonly instance: InstanceView }) {
  const { run, isBusy } = useOperation()
  const next = instance.status === 'DRAINING' ? 'ACTIVE' : 'DRAINING'
  const change = setInstanceStatus(instance, next)
  const isDown = instance.state === 'terminated' || instance.state === 'shutting-down'
  const deregister = isGone(instance) ? deregisterInstance(instance) : null
  const Icon = next === 'ACTIVE' ? CirclePlay : CirclePause
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      <Button
        size="sm"
        disabled={isBusy || isDown || change === null}
        onClick={() => change !== null && run(change)}
      >
        <Icon aria-hidden size={13} /> {next === 'ACTIVE' ? 'Activate' : 'Drain'}
      </Button>
      <Button
        size="sm"
        variant="danger"
        disabled={isBusy || isDown}
        onClick={() => run(terminateInstance(instance))}
      >
        <Trash2 aria-hidden size={13} /> Terminate
      </Button>
      {deregister !== null && (
        <Button size="sm" variant="danger" disabled={isBusy} onClick={() => run(deregister)}>
          <Unplug aria-hidden size={13} /> Deregister by force
        </Button>
      )}
    </div>
  )
}

function Tasks({ instanceId }: { readonly instanceId: string }) {
  const tasks = useTasksOn(instanceId)
  return (
    <Section title={`Tasks · ${tasks.length}`}>
      {tasks.length === 0 && <p className="text-sm text-ink-2">None.</p>}
      <ul className="space-y-0.5">
        {tasks.map((task) => (
          <li key={task.key} className="flex items-center gap-2 text-sm">
            <KeyLink to={task.key}>
              {task.taskDefinition} <span className="num text-xs">{shortId(task.id)}</span>
            </KeyLink>
            <span className="num text-xs text-ink-2">
              {task.containers
                .flatMap(({ networkBindings }) => networkBindings)
                .map(({ hostPort }) => `${task.networkInterface?.privateIp ?? ''}:${hostPort}`)
                .join(' ')}
            </span>
            <span className="ml-auto">
              <ToneBadge tone={taskTone(task.lastStatus)}>{task.lastStatus}</ToneBadge>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Of tasks in awsvpc. */
function Interfaces({ instance }: { readonly instance: InstanceView }) {
  const { used, max, trunkId } = instance.taskInterfaces
  if (max === 0) return null
  return (
    <Section title="Network interfaces">
      <Facts
        facts={[
          { name: 'Of tasks', value: `${used} of ${max}` },
          { name: 'Trunk', value: trunkId ?? 'none' },
        ]}
      />
      <EditButton form="editTrunking" given={{}} label="awsvpcTrunking…" />
    </Section>
  )
}

function PortList({
  title,
  ports,
  isStrong = false,
}: {
  readonly title: string
  readonly ports: readonly number[]
  readonly isStrong?: boolean
}) {
  return (
    <div className="mb-1 text-sm">
      <span className="text-ink-3">{title}: </span>
      <span className={isStrong ? 'num font-semibold' : 'num'}>
        {ports.length === 0 ? 'none' : ports.join(' ')}
      </span>
    </div>
  )
}
