// The sums behind a scaling decision, written out for people: `4 tasks × 78 % ÷ 50 % = 6.24 → 7`.

import { counted } from '@/lib/aws/counted'
import type { StepArithmetic } from './step-scaling'
import type { TrackingArithmetic } from './target-tracking'

export type Arithmetic = TrackingArithmetic | StepArithmetic

/** `%` for utilisation, nothing for counts. */
export type MetricUnit = '%' | ''

export function arithmeticText(arithmetic: Arithmetic, unit: MetricUnit): string {
  return arithmetic.kind === 'tracking' ? trackingText(arithmetic, unit) : stepText(arithmetic, unit)
}

function trackingText(
  { running, metric, target, exact, needed }: TrackingArithmetic,
  unit: MetricUnit,
): string {
  const measured = `${tasks(running)} × ${value(metric, unit)} ÷ ${value(target, unit)}`
  return `${measured} = ${number(exact)}${Number(number(exact)) === needed ? '' : ` → ${needed}`}`
}

function stepText(arithmetic: StepArithmetic, unit: MetricUnit): string {
  const { running, metric, threshold, step, adjustmentType, exact, amount, needed } = arithmetic
  const place = `${value(metric, unit)} is ${number(Math.abs(metric - threshold))} ${metric < threshold ? 'below' : 'above'} ${value(threshold, unit)}`
  const sign = amount < 0 ? '−' : '+'
  const rounded = Number(number(exact)) === amount ? '' : ` (${number(exact)} → ${number(amount)})`
  switch (adjustmentType) {
    case 'ExactCapacity':
      return `${place}: exactly ${tasks(needed)}`
    case 'ChangeInCapacity':
      return `${place}: ${tasks(running)} ${sign} ${Math.abs(amount)} = ${needed}`
    case 'PercentChangeInCapacity':
      return `${place}: ${tasks(running)} ${sign} ${Math.abs(step.ScalingAdjustment)} %${rounded} = ${needed}`
  }
}

const tasks = (count: number) => counted(count, 'task')

function value(amount: number, unit: MetricUnit): string {
  return unit === '' ? number(amount) : `${number(amount)} ${unit}`
}

/** At most two decimals, with a real minus sign. */
function number(amount: number): string {
  return String(Math.round(amount * 100) / 100)
}
