'use client'

import { ChevronDown, RefreshCw, Trash2 } from 'lucide-react'
import { EditButton } from '@/components/build/edit-button'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import type { DeploymentView, ServiceView } from '@/lib/protocol'
import {
  deleteService,
  forceNewDeployment,
  revisionsFor,
  setDesiredCount,
  updateToRevision,
} from '@/lib/view/carry/operations'
import { formatClock } from '@/lib/view/describe/format'
import { providerKey } from '@/lib/view/kinds/keys'
import { DeploymentBar } from './deployment-bar'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { ProvisioningNote } from './provisioning-note'
import { SchedulerWait } from './scheduler-wait'
import { ServiceConnections } from './service-connections'
import { Spark } from './spark'
import { Stepper } from './stepper'
import { ToneBadge } from './tone-badge'
import { useOperation } from './use-operation'
import { WatchingAlarms } from './watching-alarms'

export function OverviewService({ view: service }: { readonly view: ServiceView }) {
  return (
    <>
      <Section title="Tasks">
        <div className="grid grid-cols-4 gap-1 text-center">
          <Count label="Desired" value={service.desiredCount} />
          <Count label="Running" value={service.runningCount} />
          <Count label="Pending" value={service.pendingCount} />
          <Count label="Healthy" value={service.healthyCount} />
        </div>
        <ProvisioningNote service={service} />
        {service.blocked !== null && (
          <p role="status" className="mt-2 rounded-md bg-bad-soft px-2 py-1.5 text-sm text-bad-text">
            <strong className="font-semibold">Blocked:</strong> {service.blocked}
          </p>
        )}
        {service.schedulerWait !== null && <SchedulerWait wait={service.schedulerWait} className="mt-2" />}
        <Controls service={service} />
      </Section>
      <Section title="Deployments" aside={service.steady && <ToneBadge tone="good">steady state</ToneBadge>}>
        <DeploymentBar service={service} />
        <ul className="mt-2 space-y-2">
          {service.deployments.map((deployment) => (
            <Deployment key={deployment.id} deployment={deployment} />
          ))}
        </ul>
      </Section>
      <Section title="Metrics">
        <Spark metric={`service/${service.seriesName}/CPUUtilization`} label="CPUUtilization" unit=" %" />
        <Spark
          metric={`service/${service.seriesName}/MemoryUtilization`}
          label="MemoryUtilization"
          unit=" %"
        />
        <Spark metric={`service/${service.seriesName}/running`} label="Running tasks" />
        <Spark metric={`service/${service.seriesName}/healthy`} label="Healthy targets" />
      </Section>
      <ServiceConnections service={service} />
      <WatchingAlarms of={service.key} thing={service} />
      <Settings service={service} />
    </>
  )
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className="flex flex-col-reverse rounded-md bg-surface-2 py-1">
      <span className="text-xs text-ink-3">{label}</span>
      <span className="num text-lg font-semibold">{value}</span>
    </div>
  )
}

function Controls({ service }: { readonly service: ServiceView }) {
  const { run, isBusy } = useOperation()
  const definitions = useKind('taskDefinition')
  const isGone = service.status !== 'ACTIVE'
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <Stepper
        label="Desired count"
        value={service.desiredCount}
        min={0}
        disabled={isBusy || isGone}
        onChange={(count) => run(setDesiredCount(service, count))}
      />
      <Menu
        label="Task definition to update to"
        align="start"
        trigger={
          <Button size="sm" disabled={isBusy || isGone}>
            Update to <ChevronDown aria-hidden size={13} />
          </Button>
        }
        items={revisionsFor(service, definitions).map((name) => ({
          id: name,
          label: name,
          hint: name === service.taskDefinition ? 'current' : undefined,
          onSelect: () => run(updateToRevision(service, name)),
        }))}
      />
      <IconButton
        icon={RefreshCw}
        size="sm"
        label="Force new deployment"
        disabled={isBusy || isGone}
        onClick={() => run(forceNewDeployment(service))}
      />
      <IconButton
        icon={Trash2}
        size="sm"
        variant="danger"
        label="Delete service"
        disabled={isBusy || isGone}
        onClick={() => run(deleteService(service))}
      />
    </div>
  )
}

const ROLLOUT_TONES = { IN_PROGRESS: 'busy', COMPLETED: 'good', FAILED: 'bad' } as const

function Deployment({ deployment }: { readonly deployment: DeploymentView }) {
  const revision = useRevisionColor(deployment.taskDefinition)
  return (
    <li data-rev={revision} className="border-l-[3px] border-rev pl-2">
      <div className="flex flex-wrap items-center gap-x-2">
        <span className="font-semibold text-rev-text">{deployment.taskDefinition}</span>
        <span className="text-xs text-ink-3">{deployment.status}</span>
        <span className="ml-auto">
          <ToneBadge tone={ROLLOUT_TONES[deployment.rolloutState]}>{deployment.rolloutState}</ToneBadge>
        </span>
      </div>
      <p className="num text-xs text-ink-2">
        {deployment.runningCount} running · {deployment.pendingCount} pending · {deployment.healthyCount}{' '}
        healthy
        {deployment.failedTasks > 0 && (
          <span className="text-bad-text"> · {deployment.failedTasks} failed</span>
        )}
      </p>
      <p className="text-xs text-ink-3">
        {deployment.rolloutStateReason} Created {formatClock(deployment.createdAt)}.
      </p>
    </li>
  )
}

function Settings({ service }: { readonly service: ServiceView }) {
  const groups = useKind('targetGroup').filter(({ key }) => service.targetGroupArns.includes(key))
  return (
    <Section
      title="Settings"
      aside={service.status === 'ACTIVE' && <EditButton form="editService" given={{ key: service.key }} />}
    >
      <Facts
        facts={[
          { name: 'Cluster', value: service.clusterName },
          { name: 'Task definition', value: service.taskDefinition },
          service.capacityProviders.length === 0
            ? null
            : {
                name: 'Capacity providers',
                value: service.capacityProviders.map((name) => (
                  <KeyLink key={name} to={providerKey(name)}>
                    {name}
                  </KeyLink>
                )),
              },
          { name: 'Minimum healthy', value: `${service.minimumHealthyPercent} % → ${service.lower}` },
          service.targetGroupArns.length === 0
            ? null
            : { name: 'Grace period', value: `${service.healthCheckGracePeriodSeconds} s` },
          { name: 'Maximum', value: `${service.maximumPercent} % → ${service.upper}` },
          ...groups.map(({ key, name, instancePort }) => {
            const value = (
              <KeyLink key={key} to={key}>
                {name}
              </KeyLink>
            )
            return instancePort === null
              ? { name: 'Target group', value }
              : { name: 'Classic Load Balancer', value }
          }),
        ]}
      />
    </Section>
  )
}
