// The tables of a report, from what AWS's Describe operations answer at its end.

import { clockTime, figure, hours, usd } from '@/lib/metrics/figures'
import type { RunOutcome } from '@/lib/protocol'
import type { RunResult } from '../result'
import type { Row } from './rows-table'

/** What is charged beside the hours of a load balancer. */
const UNIT_WORDS = { 'LCU-h': 'capacity units', 'NLCU-h': 'capacity units', GB: 'processed bytes' } as const

const number = (text: string) => ({ number: text })

export function costRows({ cost }: RunOutcome): readonly Row[] {
  const perHour = (price: number) => number(`$${figure(price)}/h`)
  return [
    ...cost.instances.map(({ instanceType, billedHours, usdPerHour, usd: amount }) => ({
      cells: [
        `${instanceType} instances`,
        number(hours(billedHours)),
        perHour(usdPerHour),
        number(usd(amount)),
      ],
    })),
    ...cost.loadBalancers.flatMap(({ name, hours: active, usdPerHour, units, unit, usdPerUnit }) => [
      {
        cells: [
          `Load balancer ${name}`,
          number(hours(active)),
          perHour(usdPerHour),
          number(usd(active * usdPerHour)),
        ],
      },
      {
        cells: [
          `Load balancer ${name}, ${UNIT_WORDS[unit]}`,
          number(`${figure(units)} ${unit}`),
          number(`$${figure(usdPerUnit)}/${unit === 'GB' ? 'GB' : 'h'}`),
          number(usd(units * usdPerUnit)),
        ],
      },
    ]),
    { cells: ['Sum', number(''), number(''), number(usd(cost.usd))], isSum: true },
  ]
}

/** The newest last; those of services with their sum. */
export function activityRows({ scalingActivities }: RunResult): readonly Row[] {
  return scalingActivities.map((activity) => {
    const isOfService = 'ResourceId' in activity
    const resource = isOfService
      ? (activity.ResourceId.split('/').at(-1) ?? '')
      : activity.AutoScalingGroupName
    const why = isOfService ? (activity.Details ?? activity.Cause) : activity.Cause
    const status = [activity.StatusCode, activity.StatusMessage]
      .filter((text) => text !== undefined)
      .join(': ')
    return { cells: [clockTime(activity.StartTime), resource, activity.Description, why, status] }
  })
}

export function deploymentRows({ events }: RunResult): readonly Row[] {
  return events
    .filter(({ detailType }) => detailType === 'ECS Deployment State Change')
    .map(({ at, message, detail }) => ({ cells: [clockTime(at), message, reasonOf(detail)] }))
}

function reasonOf(detail: unknown): string {
  const reason = (detail as { readonly reason?: unknown } | null)?.reason
  return typeof reason === 'string' ? reason : ''
}

export function requestRows({ requests: { byStatus } }: RunResult): readonly Row[] {
  return Object.entries(byStatus).map(([status, count]) => ({
    cells: [status === '000' ? 'no answer' : status, number(String(count))],
  }))
}
