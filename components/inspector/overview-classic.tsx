'use client'

import { EditButton } from '@/components/build/edit-button'
import { Button } from '@/components/ui/button'
import type { ClassicView, LoadBalancerView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { SecurityGroups } from './security-groups'
import { Spark } from './spark'
import { ToneBadge } from './tone-badge'
import { useOperation } from './use-operation'
import { WatchingAlarms } from './watching-alarms'

interface OverviewClassicProps {
  readonly view: LoadBalancerView
  readonly classic: ClassicView
}

export function OverviewClassic({ view, classic }: OverviewClassicProps) {
  const { name } = view
  return (
    <>
      <Section title="Status" aside={<EditButton form="editClassic" given={{ key: view.key }} />}>
        <Facts
          facts={[
            { name: 'State', value: view.state },
            { name: 'DNS name', value: view.dnsName },
            { name: 'Zones', value: view.zones.join(' ') },
            { name: 'Cross-zone', value: classic.crossZone ? 'on' : 'off' },
            { name: 'Idle timeout', value: `${view.idleTimeoutSeconds} s` },
            { name: 'Connection draining', value: classic.drains ? `${classic.drainingSeconds} s` : 'off' },
          ]}
        />
      </Section>
      <Section
        title="Listeners"
        aside={<EditButton form="classicListener" given={{ key: view.key }} label="Listener…" />}
      >
        <ul className="space-y-1.5">
          {view.listeners.map(({ arn, protocol, port, admitsClients, rules: [way] }) => (
            <li key={arn} className="text-sm">
              <span className="num">
                {protocol}:{port}
              </span>{' '}
              <span aria-hidden>→</span>{' '}
              <KeyLink to={way?.targetGroupArns[0] ?? ''}>
                {way?.action.replace(/^forward to /, '') ?? 'nowhere'}
              </KeyLink>
              {!admitsClients && (
                <p className="text-bad-text">
                  No rule of its security groups lets clients in on port {port}: their packets are dropped.
                </p>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Instances view={view} classic={classic} />
      <Section title="Health check">
        <Facts
          facts={[
            { name: 'Health check target', value: classic.checkTarget },
            { name: 'Interval', value: `${classic.intervalSeconds} s` },
            { name: 'Timeout', value: `${classic.timeoutSeconds} s` },
            { name: 'Healthy threshold', value: `${classic.healthyThresholdCount} in a row` },
            { name: 'Unhealthy threshold', value: `${classic.unhealthyThresholdCount} in a row` },
          ]}
        />
        <p className="mt-1 text-xs text-ink-3">
          One for all instances and all ports. A new instance is in service after one successful check.
        </p>
      </Section>
      <SecurityGroups ids={view.securityGroupIds} />
      <WatchingAlarms of={view.key} />
      <Section title="Metrics">
        <Spark metric={`clb/${name}/RequestCount`} label="RequestCount" />
        <Spark metric={`clb/${name}/HealthyHostCount`} label="HealthyHostCount" />
        <Spark metric={`clb/${name}/UnHealthyHostCount`} label="UnHealthyHostCount" />
        <Spark metric={`clb/${name}/Latency`} label="Latency" unit=" s" />
        <Spark metric={`clb/${name}/HTTPCode_ELB_5XX`} label="HTTPCode_ELB_5XX" />
      </Section>
    </>
  )
}

function Instances({ view, classic }: OverviewClassicProps) {
  const { run, isBusy } = useOperation()
  return (
    <Section
      title={`Registered instances · ${classic.instances.length}`}
      aside={<EditButton form="registerInstance" given={{ key: view.key }} label="Register…" />}
    >
      <ul className="space-y-1.5">
        {classic.instances.map(({ id, state, description }) => (
          <li key={id}>
            <div className="flex items-center gap-2 text-sm">
              <KeyLink to={id}>
                <span className="num">{shortId(id)}</span>
              </KeyLink>
              <ToneBadge tone={state === 'InService' ? 'good' : 'bad'}>{state}</ToneBadge>
              <Button
                size="sm"
                className="ml-auto"
                aria-label={`Deregister ${id}`}
                disabled={isBusy}
                onClick={() =>
                  run({
                    action: 'elb:DeregisterInstancesFromLoadBalancer',
                    input: { LoadBalancerName: view.name, Instances: [{ InstanceId: id }] },
                  })
                }
              >
                Deregister
              </Button>
            </div>
            {description !== null && <p className="text-ink-2 text-xs">{description}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
