'use client'

import { CircleStop } from 'lucide-react'
import { useKind, useViewAt } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { TaskView } from '@/lib/protocol'
import { stopTask } from '@/lib/view/carry/operations'
import { formatClock, formatMiB, shortId } from '@/lib/view/describe/format'
import { targetReasonText, targetTone } from '@/lib/view/describe/words'
import { providerKey } from '@/lib/view/kinds/keys'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { SecurityGroups } from './security-groups'
import { TaskMeters } from './task-meters'
import { TaskProtection } from './task-protection'
import { ToneBadge } from './tone-badge'
import { useOperation } from './use-operation'
import { WaitNote } from './wait-note'

export function OverviewTask({ view: task }: { readonly view: TaskView }) {
  const { run, isBusy } = useOperation()
  const isEnding = task.desiredStatus === 'STOPPED'
  return (
    <>
      <Section title="Status">
        <Facts
          facts={[
            { name: 'Last status', value: task.lastStatus },
            { name: 'Desired status', value: task.desiredStatus },
            task.healthStatus === 'UNKNOWN' ? null : { name: 'Health status', value: task.healthStatus },
            task.lastStatus === 'RUNNING' ? { name: 'Requests in flight', value: inFlightText(task) } : null,
            task.stopCode === null ? null : { name: 'Stop code', value: task.stopCode },
            task.stoppedReason === null
              ? null
              : { name: 'Stopped reason', value: task.stoppedReason, isWords: true },
          ]}
        />
        {task.wait !== null && <WaitNote wait={task.wait} />}
        {task.lastStatus !== 'STOPPED' && (
          <Button
            size="sm"
            className="mt-2"
            disabled={isBusy || isEnding}
            onClick={() => run(stopTask(task, 'Stopped by user'))}
          >
            <CircleStop aria-hidden size={13} /> Stop task
          </Button>
        )}
      </Section>
      <TaskProtection key={task.key} task={task} />
      <Targets task={task} />
      <Ports task={task} />
      <NetworkInterface task={task} />
      <Containers task={task} />
      <Section title="Resources">
        <TaskMeters task={task} />
      </Section>
      <Belonging task={task} />
    </>
  )
}

/** `9, of which 4 wait for CPU and 3 for a worker` */
function inFlightText({ requestsInFlight, requestsStarved, requestsQueued }: TaskView): string {
  const waits = [
    requestsStarved > 0 ? `${requestsStarved} wait for CPU` : '',
    requestsQueued > 0 ? `${requestsQueued} wait for a worker` : '',
  ].filter((text) => text !== '')
  return waits.length === 0 ? `${requestsInFlight}` : `${requestsInFlight} · ${waits.join(', ')}`
}

function Targets({ task }: { readonly task: TaskView }) {
  if (task.targets.length === 0) return null
  return (
    <Section title="Target health">
      <ul className="space-y-2">
        {task.targets.map((target) => (
          <li key={`${target.targetGroupArn}:${target.port}`}>
            <div className="flex items-center gap-2 text-sm">
              <span className="min-w-0 flex-1 truncate">
                <KeyLink to={target.targetGroupArn}>{target.targetGroupName}</KeyLink>{' '}
                <span className="num">:{target.port}</span>
              </span>
              <ToneBadge tone={targetTone(target.state)}>{target.state}</ToneBadge>
            </div>
            {target.reason !== null && (
              <p className="mt-0.5 text-sm text-ink-2">
                <span className="num text-xs">{target.reason}</span>: {targetReasonText(target)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Ports({ task }: { readonly task: TaskView }) {
  const instance = useViewAt(task.instanceId)
  const hostIp = instance?.kind === 'instance' ? instance.privateIp : ''
  const bindings = task.containers.flatMap(({ name, ip, networkBindings }) =>
    networkBindings.map((binding) => ({ name, ip, binding })),
  )
  if (bindings.length === 0) return null
  const hostAddress = task.networkInterface?.privateIp ?? hostIp
  return (
    <Section title="Port mapping">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr>
            <th className="font-normal">{task.networkMode === 'awsvpc' ? 'Network interface' : 'Host'}</th>
            <th className="font-normal">Container</th>
            <th className="text-right font-normal">Protocol</th>
          </tr>
        </thead>
        <tbody className="num">
          {bindings.map(({ name, ip, binding }) => (
            <tr key={`${name}:${binding.hostPort}`} className="align-top">
              <td className="pr-2">
                <span className="text-xs text-ink-3">{hostAddress}</span>
                <strong className="font-semibold">:{portsText(binding.hostPort, binding.count)}</strong>{' '}
                <span aria-hidden>→</span>
              </td>
              <td>
                <span className="text-xs text-ink-3">{ip ?? name}</span>:
                {portsText(binding.containerPort, binding.count)}
              </td>
              <td className="text-right">{binding.protocol}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** `80`, `5000-5003` */
function portsText(first: number, count = 1): string {
  return count === 1 ? String(first) : `${first}-${first + count - 1}`
}

function NetworkInterface({ task }: { readonly task: TaskView }) {
  const { networkInterface } = task
  if (networkInterface === null) return null
  const { id, privateIp, subnetId, securityGroupIds, status } = networkInterface
  return (
    <>
      <Section title="Network interface">
        <Facts
          facts={[
            { name: 'Interface', value: id },
            { name: 'Own address', value: privateIp },
            { name: 'Subnet', value: subnetId },
            { name: 'Attachment', value: status },
          ]}
        />
      </Section>
      <SecurityGroups ids={securityGroupIds} />
    </>
  )
}

function Containers({ task }: { readonly task: TaskView }) {
  return (
    <Section title="Containers">
      <ul className="space-y-2">
        {task.containers.map((container) => (
          <li key={container.name}>
            <div className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">{container.name}</span>
              <ToneBadge
                tone={
                  container.lastStatus === 'RUNNING'
                    ? 'good'
                    : container.lastStatus === 'PENDING'
                      ? 'busy'
                      : 'neutral'
                }
              >
                {container.lastStatus}
              </ToneBadge>
            </div>
            <Facts
              facts={[
                { name: 'Image', value: container.image },
                { name: 'Step', value: container.step },
                { name: 'Essential', value: container.essential ? 'yes' : 'no' },
                ...container.links.map(({ alias, name, ip }) => ({
                  name: `Link ${alias}`,
                  value: `${name}${ip === null ? '' : ` at ${ip}`}`,
                })),
                { name: 'Reserves', value: `${container.cpu} cpu · ${formatMiB(container.memoryMiB)}` },
                container.exitCode === null
                  ? null
                  : { name: 'Exit code', value: exitText(container.exitCode) },
                container.reason === null ? null : { name: 'Reason', value: container.reason, isWords: true },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Exit codes above 128 name the signal that ended the process. */
function exitText(code: number): string {
  if (code === 137) return '137 (SIGKILL)'
  return code === 143 ? '143 (SIGTERM)' : `${code}`
}

function Belonging({ task }: { readonly task: TaskView }) {
  const service = useService(task)
  return (
    <Section title="Placement and times">
      <Facts
        facts={[
          {
            name: 'Task definition',
            value: <KeyLink to={task.taskDefinitionArn}>{task.taskDefinition}</KeyLink>,
          },
          task.noRoom !== null
            ? { name: 'Instance', value: 'none yet' }
            : { name: 'Instance', value: <KeyLink to={task.instanceId}>{shortId(task.instanceId)}</KeyLink> },
          task.capacityProvider === null
            ? null
            : {
                name: 'Capacity provider',
                value: <KeyLink to={providerKey(task.capacityProvider)}>{task.capacityProvider}</KeyLink>,
              },
          service === null
            ? { name: 'Group', value: task.group }
            : { name: 'Service', value: <KeyLink to={service.key}>{service.name}</KeyLink> },
          task.deploymentId === null ? null : { name: 'Started by', value: task.deploymentId },
          { name: 'Created', value: formatClock(task.createdAt) },
          task.startedAt === null ? null : { name: 'Started', value: formatClock(task.startedAt) },
          task.stoppedAt === null ? null : { name: 'Stopped', value: formatClock(task.stoppedAt) },
        ]}
      />
    </Section>
  )
}

function useService({ serviceName, clusterName }: TaskView) {
  const services = useKind('service')
  return services.find((one) => one.name === serviceName && one.clusterName === clusterName) ?? null
}
