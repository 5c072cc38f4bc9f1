'use client'

import { EditButton } from '@/components/build/edit-button'
import { useCalmKind } from '@/components/hooks/use-view'
import type { LoadBalancerView, TargetGroupView, TrafficView } from '@/lib/protocol'
import { perSecond, shortId } from '@/lib/view/describe/format'
import { targetReasonText, targetTone } from '@/lib/view/describe/words'
import { ClientEditor } from './client-editor'
import { Facts, Section } from './facts'
import { groupFacts } from './group-facts'
import { KeyLink } from './key-link'
import { LoadEditor } from './load-editor'
import { MixEditor } from './mix-editor'
import { OverviewClassic } from './overview-classic'
import { SecurityGroups } from './security-groups'
import { Spark } from './spark'
import { ToneBadge } from './tone-badge'
import { WatchingAlarms } from './watching-alarms'

export function OverviewLoadBalancer({ view }: { readonly view: LoadBalancerView }) {
  return view.classic === null ? (
    <OverviewElbv2 view={view} />
  ) : (
    <OverviewClassic view={view} classic={view.classic} />
  )
}

function OverviewElbv2({ view: loadBalancer }: { readonly view: LoadBalancerView }) {
  const groups = useCalmKind('targetGroup')
  return (
    <>
      <Section
        title="Status"
        aside={<EditButton form="editLoadBalancer" given={{ key: loadBalancer.key }} />}
      >
        <Facts
          facts={[
            { name: 'State', value: loadBalancer.state },
            { name: 'DNS name', value: loadBalancer.dnsName },
            { name: 'Zones', value: loadBalancer.zones.join(' ') },
            { name: 'Idle timeout', value: `${loadBalancer.idleTimeoutSeconds} s` },
            loadBalancer.type === 'network'
              ? { name: 'Cross-zone', value: loadBalancer.crossZone ? 'on' : 'off' }
              : { name: 'HTTP/2', value: loadBalancer.takesHttp2 ? 'with clients, on HTTPS' : 'never' },
          ]}
        />
      </Section>
      {loadBalancer.listeners.map(
        ({ arn, protocol, port, admitsClients, sslPolicy, certificates, rules }) => (
          <Section
            key={arn}
            title={`Listener ${protocol}:${port}`}
            aside={<EditButton form="editListener" given={{ key: arn }} />}
          >
            {!admitsClients && (
              <p className="mb-1.5 text-bad-text text-sm">
                No rule of its security groups lets clients in on port {port}: their packets are dropped.
              </p>
            )}
            {sslPolicy !== null && (
              <Facts
                facts={[
                  {
                    name: 'Certificates',
                    value: certificates.map(({ names }) => names.join(', ')).join('; '),
                  },
                  { name: 'Security policy', value: sslPolicy },
                ]}
              />
            )}
            <ol className="space-y-1.5">
              {rules.map((rule) => (
                <li key={rule.arn} className="grid grid-cols-[3.5rem_1fr] text-sm">
                  <span className="num text-ink-3">{rule.priority}</span>
                  <span>
                    {rule.conditions} <span aria-hidden>→</span> <span className="num">{rule.action}</span>
                    {rule.priority !== 'default' && (
                      <EditButton
                        form="editRule"
                        given={{ key: rule.arn }}
                        label={`Edit rule ${rule.priority}`}
                      />
                    )}
                    {rule.targetGroupArns.map((groupArn) => {
                      const group = groups.find(({ key }) => key === groupArn)
                      return (
                        group !== undefined && (
                          <span key={groupArn} className="block text-xs">
                            <KeyLink to={groupArn}>{group.name}</KeyLink>
                          </span>
                        )
                      )
                    })}
                  </span>
                </li>
              ))}
            </ol>
          </Section>
        ),
      )}
      <Section title="Add to it">
        <div className="flex flex-wrap gap-1.5">
          <EditButton form="listener" given={{ key: loadBalancer.key }} label="Listener…" />
          {loadBalancer.type === 'application' && (
            <EditButton form="rule" given={{ key: loadBalancer.listeners[0]?.arn ?? '' }} label="Rule…" />
          )}
          <EditButton form="users" given={{ key: loadBalancer.key }} label="Users…" />
        </div>
      </Section>
      <SecurityGroups ids={loadBalancer.securityGroupIds} />
      <WatchingAlarms of={loadBalancer.key} />
      <Section title="Metrics">
        <Spark metric="requests/rps" label="Requests/s" />
        <Spark metric="requests/p99Ms" label="Latency p99" unit=" ms" />
        {loadBalancer.type === 'network' ? (
          <>
            <Spark metric={`nlb/${loadBalancer.name}/NewFlowCount`} label="NewFlowCount" />
            <Spark
              metric={`nlb/${loadBalancer.name}/TCP_Target_Reset_Count`}
              label="TCP_Target_Reset_Count"
            />
            <Spark metric={`nlb/${loadBalancer.name}/TCP_ELB_Reset_Count`} label="TCP_ELB_Reset_Count" />
          </>
        ) : (
          <>
            <Spark metric="requests/errors5xxElb" label="ELB 5xx/s" />
            <Spark metric="requests/errors5xxTarget" label="Target 5xx/s" />
          </>
        )}
      </Section>
    </>
  )
}

export function OverviewTargetGroup({ view: group }: { readonly view: TargetGroupView }) {
  const targets = useCalmKind('task').flatMap((task) =>
    task.targets
      .filter(({ targetGroupArn }) => targetGroupArn === group.key)
      .map((target) => ({ task, target })),
  )
  return (
    <>
      <Section title={`Targets · ${targets.length}`}>
        <ul className="space-y-1">
          {targets.map(({ task, target }) => (
            <li key={`${task.key}:${target.port}`}>
              <div className="flex items-center gap-2 text-sm">
                <KeyLink to={task.key}>
                  <span className="num">
                    {shortId(task.instanceId)}:{target.port}
                  </span>
                </KeyLink>
                <span className="text-ink-3">{task.taskDefinition}</span>
                <span className="ml-auto">
                  <ToneBadge tone={targetTone(target.state)}>{target.state}</ToneBadge>
                </span>
              </div>
              {target.reason !== null && <p className="text-xs text-ink-2">{targetReasonText(target)}</p>}
            </li>
          ))}
        </ul>
      </Section>
      {group.instancePort === null ? (
        <GroupSettings group={group} />
      ) : (
        <p className="text-ink-2 text-sm">
          A Classic Load Balancer has no target groups: instances are registered with{' '}
          <KeyLink to={group.loadBalancerArns[0] ?? ''}>{group.name.replace(/:\d+$/, '')}</KeyLink>, and its
          listener forwards to port {group.instancePort} of each.
        </p>
      )}
    </>
  )
}

function GroupSettings({ group }: { readonly group: TargetGroupView }) {
  const { healthCheck: check } = group
  const subject = group.network === null ? 'tg' : 'ntg'
  return (
    <>
      <Section title="Health check" aside={<EditButton form="editTargetGroup" given={{ key: group.key }} />}>
        <Facts
          facts={[
            ...(check.protocol === 'TCP'
              ? [{ name: 'Health check target', value: 'a connection (TCP)' }]
              : [
                  { name: 'Path', value: check.path },
                  { name: 'Success codes', value: check.matcher },
                ]),
            { name: 'Interval', value: `${check.intervalSeconds} s` },
            { name: 'Timeout', value: `${check.timeoutSeconds} s` },
            { name: 'Healthy threshold', value: `${check.healthyThresholdCount} in a row` },
            { name: 'Unhealthy threshold', value: `${check.unhealthyThresholdCount} in a row` },
          ]}
        />
        <p className="mt-1 text-xs text-ink-3">A new target is healthy after one successful check.</p>
      </Section>
      <Section title="Attributes">
        <Facts facts={groupFacts(group)} />
        {group.startedFamilies.length > 0 && (
          <p className="mt-1 text-ink-2 text-sm">
            Tasks of {group.startedFamilies.join(', ')} that are started by hand are registered here by the
            playground (register-started-tasks). On AWS only a service does that for its tasks.
          </p>
        )}
      </Section>
      <WatchingAlarms of={group.key} />
      <Section title="Metrics">
        <Spark metric={`${subject}/${group.name}/HealthyHostCount`} label="HealthyHostCount" />
        <Spark metric={`${subject}/${group.name}/UnHealthyHostCount`} label="UnHealthyHostCount" />
        {group.network === null && (
          <Spark metric={`tg/${group.name}/RequestCountPerTarget`} label="RequestCountPerTarget" />
        )}
      </Section>
    </>
  )
}

export function OverviewTraffic({ view: traffic }: { readonly view: TrafficView }) {
  const loadBalancer = useCalmKind('loadBalancer').find(({ key }) => key === traffic.loadBalancerArn)
  return (
    <>
      <Section title="Load">
        <Facts
          facts={[
            { name: 'Measured', value: perSecond(traffic.rps) },
            traffic.targetRps === null ? null : { name: 'Target rate', value: perSecond(traffic.targetRps) },
            { name: 'Pattern', value: traffic.description, isWords: true },
            {
              name: 'Sent to',
              value: (
                <KeyLink to={traffic.loadBalancerArn}>
                  {loadBalancer?.name ?? 'load balancer'}:{traffic.port}
                </KeyLink>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Change the load">
        <LoadEditor
          key={traffic.key}
          of={{ action: 'playground:SetTraffic', name: traffic.name }}
          arrivals={traffic.arrivals}
          perSecond={traffic.targetRps ?? traffic.rps}
          things="requests"
        />
      </Section>
      <Section title="Kinds of requests">
        <MixEditor key={traffic.key} view={traffic} />
      </Section>
      <Section title="Clients">
        <ClientEditor key={traffic.key} view={traffic} />
      </Section>
      <Section title="Metrics">
        <Spark metric="requests/rps" label="Requests/s" />
        <Spark metric="requests/p50Ms" label="Latency p50" unit=" ms" />
        <Spark metric="requests/p99Ms" label="Latency p99" unit=" ms" />
      </Section>
    </>
  )
}
