// What is going on in the whole scenario, in a few sentences: shown when nothing is selected.

import type {
  AutoScalingGroupView,
  CommandLogEntry,
  DeploymentView,
  InstanceView,
  SecurityGroupView,
  ServiceView,
  TaskView,
  TrafficView,
  ZoneView,
} from '@/lib/protocol'
import { portRules } from '../carry/ports'
import { blockedSentence } from './blocked'
import { perSecond, plural, shortId } from './format'
import { isGone } from './instance-look'
import { protectedGroupLines } from './protected-group'
import { requestsWaiting } from './requests-waiting'
import { type ErrorRates, errorLines, giveUpLines, lostTaskLines, type SummaryLine } from './trouble'

/** Parts of the deployment bar, as shares of `upper` tasks: the newest deployment first, then pending, then room. */
export interface DeploymentSegment {
  readonly deployment: DeploymentView
  readonly running: number
  readonly pending: number
}

export function deploymentSegments({
  deployments,
}: Pick<ServiceView, 'deployments'>): readonly DeploymentSegment[] {
  return deployments.map((deployment) => ({
    deployment,
    running: deployment.runningCount,
    pending: deployment.pendingCount,
  }))
}

/** `web:2 5 running · web:1 4` */
export function deploymentCounts({ deployments }: Pick<ServiceView, 'deployments'>): string {
  const counts = deployments.map(
    (one, index) => `${one.taskDefinition} ${one.runningCount}${index === 0 ? ' running' : ''}`,
  )
  return counts.join(' · ')
}

/** `web:2 5 running · web:1 4 · min 8 max 16` */
export function deploymentText(service: Pick<ServiceView, 'deployments' | 'lower' | 'upper'>): string {
  return `${deploymentCounts(service)} · min ${service.lower} max ${service.upper}`
}

/** In AWS's words: the only sign that a deployment goes backwards. */
const ROLLING_BACK = /rolling back/

function serviceLine(service: ServiceView): SummaryLine {
  const { key, name, deployments, runningCount, desiredCount, pendingCount } = service
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  const older = deployments.filter(({ status, runningCount: running }) => status !== 'PRIMARY' && running > 0)
  const blocked = blockedSentence(service)
  if (blocked !== null) return { key, tone: 'bad', text: blocked }
  if (primary?.rolloutState === 'FAILED')
    return { key, tone: 'bad', text: `${name}: ${primary.rolloutStateReason}` }
  if (primary?.rolloutState === 'IN_PROGRESS' && ROLLING_BACK.test(primary.rolloutStateReason))
    return {
      key,
      tone: 'warning',
      text: `${name}: the deployment failed; rolling back to ${primary.taskDefinition}. ${primary.runningCount} of ${plural(desiredCount, 'task is', 'tasks are')} running.`,
    }
  if (primary !== undefined && older.length > 0) {
    const from = older.map(({ taskDefinition }) => taskDefinition).join(', ')
    const left = older.reduce((sum, one) => sum + one.runningCount, 0)
    const text = `${name}: rolling from ${from} to ${primary.taskDefinition}. ${primary.runningCount} of ${plural(desiredCount, 'new task is', 'new tasks are')} running, ${plural(left, 'old one is', 'old ones are')} left.`
    return { key, tone: 'busy', text }
  }
  if (runningCount === desiredCount && pendingCount === 0) {
    const healthy = deployments.reduce((sum, one) => sum + one.healthyCount, 0)
    const tasks = `${name}: ${plural(runningCount, 'task')} of ${primary?.taskDefinition ?? service.taskDefinition} running, as desired`
    return healthy < runningCount
      ? { key, tone: 'busy', text: `${tasks}, ${healthy === 0 ? 'none' : healthy} of them healthy.` }
      : primary?.rolloutState === 'IN_PROGRESS'
        ? { key, tone: 'busy', text: `${tasks}; the deployment is not complete yet.` }
        : { key, tone: 'good', text: `${tasks}.` }
  }
  const starting = pendingCount > 0 ? `, ${pendingCount} starting` : ''
  const running =
    runningCount > desiredCount
      ? `${plural(runningCount, 'task')} running, ${desiredCount} desired`
      : `${runningCount} of ${plural(desiredCount, 'task')} running`
  return { key, tone: 'busy', text: `${name}: ${running}${starting}.` }
}

/** Instances with targets that no security-group rule lets anything through to, by what they share. */
function closedPorts({
  instances,
  tasks,
  securityGroups,
}: Pick<SummaryInput, 'instances' | 'tasks' | 'securityGroups'>): readonly SummaryLine[] {
  const serving = new Set(
    tasks
      .filter(({ targets, networkInterface }) => targets.length > 0 && networkInterface === null)
      .map(({ instanceId }) => instanceId),
  )
  const closed = new Map<string, string[]>()
  for (const instance of instances) {
    const group = instance.securityGroupIds[0]
    if (group === undefined || !serving.has(instance.key)) continue
    if (portRules(instance, { securityGroup: securityGroups }).length > 0) continue
    closed.set(group, [...(closed.get(group) ?? []), shortId(instance.key)])
  }
  const own = new Map<string, number>()
  for (const { networkInterface, targets } of tasks) {
    const group = networkInterface?.securityGroupIds[0]
    if (group !== undefined && targets.some(({ isAdmitted }) => !isAdmitted))
      own.set(group, (own.get(group) ?? 0) + 1)
  }
  const ofTasks = [...own].map(([key, count]) => ({
    key,
    tone: 'bad' as const,
    text: `Ports closed: no rule in ${shortId(key)} allows the load balancer to reach ${plural(count, 'network interface')} of tasks.`,
  }))
  const ofInstances = [...closed].map(([key, ids]) => ({
    key,
    tone: 'bad' as const,
    text: `Ports closed: no rule in ${shortId(key)} allows the load balancer to reach ${ids.length > 3 ? `${ids.length} instances` : ids.join(', ')}.`,
  }))
  return [...ofInstances, ...ofTasks]
}

export interface SummaryInput {
  readonly services: readonly ServiceView[]
  readonly tasks: readonly TaskView[]
  readonly instances: readonly InstanceView[]
  readonly groups: readonly AutoScalingGroupView[]
  readonly zones: readonly ZoneView[]
  readonly traffic: readonly TrafficView[]
  readonly securityGroups: readonly SecurityGroupView[]
  readonly requestsInFlight: number
  readonly errors: ErrorRates
  /** Attempts a second that time out at the clients. */
  readonly gaveUpPerSecond: number
  readonly nowSeconds: number
  /** Operations of the scenario that were refused. */
  readonly refused: readonly Pick<CommandLogEntry, 'action' | 'error'>[]
}

/** Troubles first, then services, then traffic. */
export function summaryOf({
  services,
  tasks,
  instances,
  groups,
  zones,
  traffic,
  securityGroups,
  requestsInFlight,
  errors,
  gaveUpPerSecond,
  nowSeconds,
  refused,
}: SummaryInput): readonly SummaryLine[] {
  const lines: SummaryLine[] = []
  for (const { key, outage } of zones)
    if (outage) lines.push({ key, tone: 'bad', text: `${key} has an outage.` })
  for (const instance of instances) {
    const { key, status, state } = instance
    if (isGone(instance)) {
      const text = `${shortId(key)} is terminated, but ECS still counts its tasks: its agent was disconnected. Deregister it.`
      lines.push({ key, tone: 'bad', text })
    }
    if (status === 'DRAINING')
      lines.push({
        key,
        tone: 'warning',
        text: `${shortId(key)} is draining: its service tasks are being replaced elsewhere.`,
      })
    if (state === 'shutting-down') lines.push({ key, tone: 'bad', text: `${shortId(key)} is shutting down.` })
  }
  lines.push(...protectedGroupLines(groups))
  const last = refused.at(-1)
  if (last !== undefined) {
    const [, action = last.action] = last.action.split(':')
    const text = `${plural(refused.length, 'operation')} in the scenario failed, most recently ${action} (${last.error?.code ?? 'no error code'}). See Events, API calls.`
    lines.push({ key: 'refused', tone: 'warning', text })
  }
  lines.push(...closedPorts({ instances, tasks, securityGroups }))
  const source = traffic[0]
  if (source !== undefined) lines.push(...errorLines(errors, source), ...giveUpLines(gaveUpPerSecond, source))
  lines.push(...lostTaskLines(tasks, nowSeconds))
  for (const service of services) if (service.status !== 'INACTIVE') lines.push(serviceLine(service))
  const unhealthy = tasks.filter(({ targets }) => targets.some(({ state }) => state === 'unhealthy'))
  const first = unhealthy[0]
  if (first !== undefined) {
    lines.push({
      key: first.key,
      tone: 'bad',
      text: `${plural(unhealthy.length, 'target')} unhealthy: ${first.targets[0]?.description ?? 'health checks failed'}.`,
    })
  }
  const alone = tasks.filter(
    ({ serviceName, lastStatus }) => serviceName === null && lastStatus !== 'STOPPED',
  )
  const lone = alone[0]
  if (lone !== undefined)
    lines.push({
      key: lone.key,
      tone: 'neutral',
      text: `${plural(alone.length, 'task is', 'tasks are')} not part of a service.`,
    })
  const waiting = requestsWaiting(requestsInFlight, traffic)
  if (waiting !== null && source !== undefined) {
    const text = `${plural(waiting, 'request is', 'requests are')} waiting for a response.`
    lines.push({ key: source.loadBalancerArn, tone: 'warning', text })
  }
  for (const { key, name, rps } of traffic)
    lines.push({ key, tone: 'neutral', text: `${name}: ${perSecond(rps)}.` })
  return lines
}
