// What the security groups of an instance let through, as its gate on the canvas and the inspector say it. Pure.

import type { InstanceView, SecurityGroupView, TaskView } from '@/lib/protocol'

type Rule = SecurityGroupView['ingress'][number]

export interface RulePassage {
  readonly rule: Rule
  /** Requests that come in by it, a second, and the host ports of tasks to which. */
  readonly perSecond: number
  readonly ports: readonly number[]
}

/** Whether a rule is about a TCP port, or one of those up to `last`, whoever sends to it. */
export function coversPort({ protocol, fromPort, toPort }: Rule, port: number, last = port): boolean {
  return protocol === '-1' || (protocol === 'tcp' && fromPort <= last && port <= toPort)
}

/** For each inbound rule what it lets through now. Of several rules that admit a port the first counts, so that rates add up. */
export function passagesOf(
  { key, ingress }: Pick<SecurityGroupView, 'key' | 'ingress'>,
  instances: readonly InstanceView[],
  tasks: readonly TaskView[],
): readonly RulePassage[] {
  const behind = new Set(
    instances.filter(({ securityGroupIds }) => securityGroupIds.includes(key)).map((one) => one.key),
  )
  const targets = tasks.filter(
    ({ instanceId, networkInterface, lastStatus }) =>
      lastStatus !== 'STOPPED' &&
      (networkInterface?.securityGroupIds.includes(key) ?? behind.has(instanceId)),
  )
  const sums = ingress.map((rule) => ({ rule, perSecond: 0, ports: new Set<number>() }))
  for (const { targets: registered, requestsPerSecond } of targets) {
    for (const { port, isAdmitted } of registered) {
      const sum = isAdmitted ? sums.find(({ rule }) => coversPort(rule, port)) : undefined
      if (sum === undefined) continue
      sum.ports.add(port)
      sum.perSecond += requestsPerSecond / registered.length
    }
  }
  return sums.map(({ rule, perSecond, ports }) => ({
    rule,
    perSecond,
    ports: [...ports].sort((a, b) => a - b),
  }))
}

/** `open`, or the words for what is in the way: said by the gate of an instance. Tasks in awsvpc have gates of their own. */
export function gateText(instance: Pick<InstanceView, 'key'>, tasks: readonly TaskView[]): string {
  const targets = tasks
    .filter(
      ({ instanceId, networkInterface, lastStatus }) =>
        instanceId === instance.key && networkInterface === null && lastStatus !== 'STOPPED',
    )
    .flatMap((task) => task.targets)
  const closed = targets.filter(({ isAdmitted }) => !isAdmitted).length
  if (closed === 0) return 'open'
  return closed === targets.length ? 'closed' : `closed for ${closed} of ${targets.length} targets`
}
