// What is going on in the whole scenario, in a few sentences: shown when nothing is selected.

import type {
  DeploymentView,
  InstanceView,
  ServiceView,
  TaskView,
  TrafficView,
  ZoneView,
} from '@/lib/protocol'
import type { Tone } from './describe'
import { shortId } from './format'

export interface SummaryLine {
  readonly tone: Tone
  readonly text: string
  /** Key of the view the sentence is about. */
  readonly key: string
}

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

/** `web:2 5 running · web:1 4 · min 8 max 16` */
export function deploymentText({
  deployments,
  lower,
  upper,
}: Pick<ServiceView, 'deployments' | 'lower' | 'upper'>): string {
  const counts = deployments.map(
    (one, index) => `${one.taskDefinition} ${one.runningCount}${index === 0 ? ' running' : ''}`,
  )
  return [...counts, `min ${lower} max ${upper}`].join(' · ')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function serviceLine(service: ServiceView): SummaryLine {
  const { key, name, deployments, runningCount, desiredCount, pendingCount } = service
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  const older = deployments.filter(({ status, runningCount: running }) => status !== 'PRIMARY' && running > 0)
  if (service.blocked !== null) return { key, tone: 'bad', text: `${name}: ${service.blocked}` }
  if (primary?.rolloutState === 'FAILED')
    return { key, tone: 'bad', text: `${name}: ${primary.rolloutStateReason}` }
  if (primary !== undefined && older.length > 0) {
    const from = older.map(({ taskDefinition }) => taskDefinition).join(', ')
    const left = older.reduce((sum, one) => sum + one.runningCount, 0)
    const text = `${name}: rolling from ${from} to ${primary.taskDefinition}. ${primary.runningCount} of ${desiredCount} new tasks run, ${left} old ${left === 1 ? 'one is' : 'ones are'} left.`
    return { key, tone: 'busy', text }
  }
  if (runningCount === desiredCount && pendingCount === 0) {
    return {
      key,
      tone: 'good',
      text: `${name}: ${plural(runningCount, 'task')} of ${primary?.taskDefinition ?? service.taskDefinition} running, as desired.`,
    }
  }
  return {
    key,
    tone: 'busy',
    text: `${name}: ${runningCount} of ${desiredCount} tasks running, ${pendingCount} starting.`,
  }
}

export interface SummaryInput {
  readonly services: readonly ServiceView[]
  readonly tasks: readonly TaskView[]
  readonly instances: readonly InstanceView[]
  readonly zones: readonly ZoneView[]
  readonly traffic: readonly TrafficView[]
}

/** Troubles first, then services, then traffic. */
export function summaryOf({
  services,
  tasks,
  instances,
  zones,
  traffic,
}: SummaryInput): readonly SummaryLine[] {
  const lines: SummaryLine[] = []
  for (const { key, outage } of zones)
    if (outage) lines.push({ key, tone: 'bad', text: `${key} has an outage.` })
  for (const { key, status, state } of instances) {
    if (status === 'DRAINING')
      lines.push({ key, tone: 'warning', text: `${shortId(key)} is draining: its tasks move elsewhere.` })
    if (state === 'shutting-down') lines.push({ key, tone: 'bad', text: `${shortId(key)} is shutting down.` })
  }
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
      text: `${plural(alone.length, 'task')} outside any service.`,
    })
  for (const { key, name, rps } of traffic)
    lines.push({ key, tone: 'neutral', text: `${name}: ${Math.round(rps)} requests/s.` })
  return lines
}
