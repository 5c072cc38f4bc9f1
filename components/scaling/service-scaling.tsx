'use client'

import { useRun } from '@/components/hooks/use-run'
import { Bound } from '@/components/inspector/bound'
import { Facts, Section } from '@/components/inspector/facts'
import { useOperation } from '@/components/inspector/use-operation'
import { WatchingAlarms } from '@/components/inspector/watching-alarms'
import { Button } from '@/components/ui/button'
import type { ServiceScalingView, ServiceView } from '@/lib/protocol'
import { deregisterTarget, registerTarget } from '@/lib/view/auto-scaling/operations'
import { suspendedProcesses } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { PolicyList, rowOfPolicy, usePoliciesOf } from './policy-list'
import { ScalingActivities } from './scaling-activities'
import { ServiceMonitoring } from './service-monitoring'
import { ServiceSchedule } from './service-schedule'
import { WhyNotYet } from './why-not-yet'

/** All about the scaling of a service: why not yet, bounds, policies, scheduled actions, activities. */
export function ServiceScaling({ service }: { readonly service: ServiceView }) {
  const run = useRun()
  const policies = usePoliciesOf(service.key)
  const open = (policyKey: string | null) =>
    run.store.setState({ scalingForm: { subjectKey: service.key, policyKey } })
  const add = (
    <Button size="sm" disabled={service.status !== 'ACTIVE'} onClick={() => open(null)}>
      {service.scaling === null ? 'Scale automatically…' : 'Add…'}
    </Button>
  )
  if (service.scaling === null)
    return (
      <>
        <Section title="Service auto scaling">
          <p className="mb-2 text-ink-2 text-sm">
            Nothing scales this service: it keeps {service.desiredCount} tasks until somebody changes that.
          </p>
          {add}
        </Section>
        <ServiceMonitoring service={service} />
        <WatchingAlarms of={service.key} thing={service} />
      </>
    )
  return (
    <>
      <WhyNotYet serviceKey={service.key} />
      <Section title={`Policies · ${policies.length}`} aside={add}>
        <PolicyList rows={policies.map(rowOfPolicy)} onEdit={open} />
      </Section>
      <Target service={service} scaling={service.scaling} />
      <ServiceSchedule service={service} actions={service.scaling.scheduledActions} />
      <ServiceMonitoring service={service} />
      <WatchingAlarms of={service.key} thing={service} />
      <Section title="Scaling activities">
        <ScalingActivities activities={service.scaling.activities} />
      </Section>
    </>
  )
}

interface TargetProps {
  readonly service: ServiceView
  readonly scaling: ServiceScalingView
}

function Target({ service, scaling }: TargetProps) {
  const { run, isBusy } = useOperation()
  const { minCapacity, maxCapacity, suspended, cooldown } = scaling
  const flip = (name: keyof typeof suspended) =>
    run(registerTarget(service, { SuspendedState: { [name]: !suspended[name] } }))
  const isHeld = suspendedProcesses(scaling).length > 0
  return (
    <Section
      title="Scalable target"
      aside={isHeld && <span className="text-warning-text text-xs">suspended</span>}
    >
      <dl className="grid grid-cols-2 gap-1 text-center">
        <Bound
          caption="Minimum"
          label="Minimum capacity"
          value={minCapacity}
          min={0}
          max={maxCapacity}
          disabled={isBusy}
          onChange={(MinCapacity) => run(registerTarget(service, { MinCapacity }))}
        />
        <Bound
          caption="Maximum"
          label="Maximum capacity"
          value={maxCapacity}
          min={minCapacity}
          disabled={isBusy}
          onChange={(MaxCapacity) => run(registerTarget(service, { MaxCapacity }))}
        />
      </dl>
      <fieldset className="mt-2 space-y-1">
        <legend className="text-ink-3 text-xs">Suspended</legend>
        {PROCESSES.map(([name, label]) => (
          <label key={name} className="flex items-center gap-2 text-sm">
            <input type="checkbox" checked={suspended[name]} disabled={isBusy} onChange={() => flip(name)} />
            {label}
          </label>
        ))}
      </fieldset>
      {cooldown !== null && (
        <div className="mt-2">
          <Facts
            facts={[
              {
                name: `Cooldown of scale-${cooldown.direction}`,
                value: `until ${formatClock(cooldown.until)}`,
              },
            ]}
          />
        </div>
      )}
      <Button
        size="sm"
        variant="danger"
        className="mt-2"
        disabled={isBusy}
        onClick={() => run(deregisterTarget(service))}
      >
        Stop scaling automatically
      </Button>
    </Section>
  )
}

const PROCESSES = [
  ['DynamicScalingOutSuspended', 'Scale-out by policies'],
  ['DynamicScalingInSuspended', 'Scale-in by policies'],
  ['ScheduledScalingSuspended', 'Scheduled actions'],
] as const
