// What a run came to, for people.

import { printable } from '@/lib/engine/printable'
import { figure, percent, taskTime, usd } from '@/lib/metrics/figures'
import type { RunResult } from '@/lib/sim/result'
import { count } from './count'

type Row = readonly (string | number)[]

export function tableOf(result: RunResult): string {
  const parts = [
    `${printable(result.name)}: ${seconds(result.until)}, seed ${result.seed}, trace ${result.traceHash}`,
    requests(result),
    calls(result),
    outcome(result),
    services(result),
    alignedTable(
      ['TARGET GROUP', 'TARGET', 'STATE', 'REASON'],
      result.targetGroups.flatMap(({ TargetGroupName, TargetHealthDescriptions }) =>
        TargetHealthDescriptions.map(({ Target, TargetHealth }) => [
          TargetGroupName,
          `${Target.Id}:${Target.Port}`,
          TargetHealth.State,
          ('Reason' in TargetHealth ? TargetHealth.Reason : '') ?? '',
        ]),
      ),
    ),
    alignedTable(
      ['CLASSIC LOAD BALANCER', 'INSTANCE', 'STATE', 'DESCRIPTION'],
      result.classicLoadBalancers.flatMap(({ LoadBalancerName, InstanceStates }) =>
        InstanceStates.map(({ InstanceId, State, Description }) => [
          LoadBalancerName,
          InstanceId,
          State,
          Description === 'N/A' ? '' : Description,
        ]),
      ),
    ),
    operations(result),
    events(result),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function requests({ requests: { total, byStatus, latencyMs } }: RunResult): string {
  if (total === 0) return ''
  const statuses = Object.entries(byStatus).map(
    ([status, number]) => `${status === '000' ? 'no response' : status}: ${number}`,
  )
  const times = Object.entries(latencyMs).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`)
  return `${count(total, 'request')} (${statuses.join(', ')}), latency ${times.join(', ')}`
}

/** Services by what their users call them, names as the URLs have them. */
function calls({ calls: made }: RunResult): string {
  if (made === undefined) return ''
  return alignedTable(
    ['CALLER', 'CALLED', 'CALLS', 'FAILED', 'RETRIES'],
    made.byName.map(({ caller, called, total, failed, retries }) => [
      caller.slice(caller.lastIndexOf('/') + 1),
      called,
      total,
      failed,
      retries,
    ]),
  )
}

function outcome({ outcome: one }: RunResult): string {
  const { latencyAttainment, errorRate, goals, sloMet, bottleneck } = one
  const word = sloMet === null ? 'not measured' : sloMet ? 'met' : 'missed'
  const shares =
    latencyAttainment === null || errorRate === null
      ? ''
      : `: ${percent(latencyAttainment)} within ${figure(goals.latency.withinMs)} ms (goal ${percent(goals.latency.share)}), ${percent(errorRate, 'low')} failed (goal at most ${percent(goals.errors.atMost, 'low')})`
  return [
    `Service level ${word}${shares}`,
    `Cost ${usd(one.costUsd)} at prices of ${printable(one.prices.asOf)}, ${taskTime(one.underTaskSeconds)} too few, ${taskTime(one.overTaskSeconds)} too many, ${count(one.oscillations, 'oscillation')}`,
    `Bottleneck: ${bottleneck.label}. ${printable(bottleneck.reason)}`,
  ].join('\n')
}

function services({ services: all, tasks }: RunResult): string {
  return alignedTable(
    ['SERVICE', 'STATUS', 'DESIRED', 'RUNNING', 'PENDING', 'TASK DEFINITION', 'DEPLOYMENT', 'TASKS STOPPED'],
    all.map((service) => {
      const [primary] = service.deployments
      const group = `service:${service.serviceName}`
      const isOfService = (task: (typeof tasks)[number]) =>
        task.group === group && task.clusterArn === service.clusterArn
      const stopped = tasks.filter((task) => isOfService(task) && task.lastStatus === 'STOPPED').length
      return [
        String(service.serviceName),
        String(service.status),
        service.desiredCount,
        service.runningCount,
        service.pendingCount,
        lastPart(String(service.taskDefinition)),
        String(primary?.rolloutState ?? ''),
        stopped,
      ]
    }),
  )
}

function operations({ operations: all }: RunResult): string {
  return alignedTable(
    ['AT', 'FAILED OPERATION', 'ERROR'],
    all.flatMap(({ at, action, error }) =>
      error ? [[seconds(at), action, `${error.code}: ${error.message}`]] : [],
    ),
  )
}

function events({ events: all }: RunResult): string {
  return alignedTable(
    ['AT', 'EVENT'],
    all
      .filter(({ message }) => message.startsWith('(service '))
      .map(({ at, message }) => [seconds(at), message]),
  )
}

export function alignedTable(head: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const all = [head, ...rows].map((row) => row.map((text) => printable(String(text))))
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function seconds(value: number): string {
  return `${Number(value.toFixed(3))} s`
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
