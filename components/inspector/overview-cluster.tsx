'use client'

import { Trash2 } from 'lucide-react'
import { EditButton } from '@/components/build/edit-button'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useCalmKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { ClusterView, TaskDefinitionView, ZoneView } from '@/lib/protocol'
import { deregisterTaskDefinition } from '@/lib/view/carry/operations'
import { formatMiB, shortId } from '@/lib/view/describe/format'
import { isOnCanvas } from '@/lib/view/describe/instance-look'
import { statusOf } from '@/lib/view/kinds/kinds'
import { definitionName } from '@/lib/view/run/selectors'
import { DefaultStrategy } from './default-strategy'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { ToneBadge } from './tone-badge'
import { useOperation } from './use-operation'
import { WatchingAlarms } from './watching-alarms'

export function OverviewTaskDefinition({ view: definition }: { readonly view: TaskDefinitionView }) {
  const { run, isBusy } = useOperation()
  const name = definitionName(definition)
  const tasks = useCalmKind('task').filter(
    (task) => task.taskDefinition === name && task.lastStatus !== 'STOPPED',
  )
  const revision = useRevisionColor(name)
  return (
    <>
      <Section title="Reserved per task">
        <div data-rev={revision} className="border-l-[3px] border-rev pl-2">
          <Facts
            facts={[
              { name: 'CPU units', value: definition.cpu },
              { name: 'Memory', value: formatMiB(definition.memory) },
              { name: 'Network mode', value: definition.networkMode },
              { name: 'Tasks', value: tasks.length },
            ]}
          />
        </div>
      </Section>
      <Section title="Containers">
        <ul className="space-y-2">
          {definition.containers.map((container) => (
            <li key={container.name}>
              <div className="flex items-center gap-2">
                <p className="min-w-0 flex-1 truncate font-medium">{container.name}</p>
                <EditButton form="editImage" given={{ image: container.image }} label="How it behaves…" />
              </div>
              <Facts
                facts={[
                  { name: 'Image', value: container.image },
                  ...container.portMappings.map(({ containerPort, hostPort, protocol }) => ({
                    name: `Port ${containerPort}/${protocol}`,
                    value:
                      definition.networkMode === 'awsvpc'
                        ? `of each task's own address`
                        : hostPort === 0
                          ? `dynamic host port → ${containerPort}`
                          : `host port ${hostPort} → ${containerPort}`,
                  })),
                ]}
              />
              {definition.networkMode !== 'awsvpc' &&
                container.portMappings.some(({ hostPort }) => hostPort !== 0) && (
                  <p className="mt-0.5 text-xs text-ink-3">
                    A fixed host port allows only one of these tasks per instance.
                  </p>
                )}
            </li>
          ))}
        </ul>
      </Section>
      {definition.status === 'ACTIVE' && (
        <div className="flex flex-wrap gap-1.5 px-3.5 pb-3">
          <EditButton form="service" given={{ taskDefinition: name }} label="Service of it…" />
          <Button
            size="sm"
            variant="danger"
            disabled={isBusy}
            onClick={() => run(deregisterTaskDefinition(definition))}
          >
            <Trash2 aria-hidden size={13} /> Deregister
          </Button>
        </div>
      )}
    </>
  )
}

export function OverviewZone({ view: zone }: { readonly view: ZoneView }) {
  const instances = useCalmKind('instance').filter(
    (instance) => instance.zone === zone.key && isOnCanvas(instance),
  )
  const tasks = useCalmKind('task').filter(
    (task) => task.lastStatus !== 'STOPPED' && instances.some(({ key }) => key === task.instanceId),
  )
  return (
    <>
      <Section title="Status">
        <Facts
          facts={[
            { name: 'State', value: zone.outage ? 'outage' : 'available' },
            { name: 'Instances', value: instances.length },
            { name: 'Tasks', value: tasks.length },
          ]}
        />
      </Section>
      <InstanceList keys={instances.map(({ key }) => key)} />
    </>
  )
}

export function OverviewCluster({ view: cluster }: { readonly view: ClusterView }) {
  const instances = useCalmKind('instance').filter(({ clusterName }) => clusterName === cluster.name)
  const services = useCalmKind('service').filter(({ clusterName }) => clusterName === cluster.name)
  return (
    <>
      <Section title="Status">
        <Facts
          facts={[
            { name: 'Container instances', value: cluster.registeredContainerInstancesCount },
            { name: 'Running tasks', value: cluster.runningTasksCount },
            { name: 'Pending tasks', value: cluster.pendingTasksCount },
          ]}
        />
      </Section>
      <Section title="Services">
        <ul>
          {services.map(({ key, name }) => (
            <li key={key} className="text-sm">
              <KeyLink to={key}>{name}</KeyLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Network interfaces">
        <Facts facts={[{ name: 'awsvpcTrunking', value: cluster.awsvpcTrunking }]} />
        <EditButton form="editTrunking" given={{}} label="Change…" />
      </Section>
      <DefaultStrategy cluster={cluster} />
      <InstanceList keys={instances.map(({ key }) => key)} />
      <WatchingAlarms of={cluster.key} thing={cluster} />
    </>
  )
}

function InstanceList({ keys }: { readonly keys: readonly string[] }) {
  const instances = useCalmKind('instance').filter(({ key }) => keys.includes(key))
  return (
    <Section title="Instances">
      {instances.length === 0 && <p className="text-sm text-ink-2">None.</p>}
      <ul className="space-y-0.5">
        {instances.map((instance) => {
          const status = statusOf(instance)
          return (
            <li key={instance.key} className="flex items-center gap-2 text-sm">
              <KeyLink to={instance.key}>{shortId(instance.key)}</KeyLink>
              <span className="num text-xs text-ink-3">{instance.instanceType}</span>
              <span className="ml-auto">
                {status !== null && <ToneBadge tone={status.tone}>{status.text}</ToneBadge>}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
