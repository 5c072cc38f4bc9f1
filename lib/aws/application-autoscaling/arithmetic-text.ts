// The sums behind a scaling decision, written out for people: `4 tasks × 78 % ÷ 50 % = 6.24 → 7`.

import { counted } from '@/lib/aws/counted'
import type { StepArithmetic } from './step-scaling'
import type { TrackingArithmetic } from './target-tracking'

export type Arithmetic = TrackingArithmetic | StepArithmetic

/** `%` for utilisation, nothing for counts. */
export type MetricUnit = '%' | ''

/** What is scaled: tasks of a service, or instances of an Auto Scaling group. */
export type Scaled = 'task' | 'instance'

export function arithmeticText(arithmetic: Arithmetic, unit: MetricUnit, scaled: Scaled = 'task'): string {
  return arithmetic.kind === 'tracking'
    ? trackingText(arithmetic, unit, scaled)
    : stepText(arithmetic, unit, scaled)
}

function trackingText(
  { running, metric, target, exact, needed }: TrackingArithmetic,
  unit: MetricUnit,
  scaled: Scaled,
): string {
  const measured = `${counted(running, scaled)} × ${value(metric, unit)} ÷ ${value(target, unit)}`
  return `${measured} = ${number(exact)}${Number(number(exact)) === needed ? '' : ` → ${needed}`}`
}

function stepText(arithmetic: StepArithmetic, unit: MetricUnit, scaled: Scaled): string {
  const { metric, threshold } = arithmetic
  const place = `${value(metric, unit)} is ${number(Math.abs(metric - threshold))} ${metric < threshold ? 'below' : 'above'} ${value(threshold, unit)}`
  return `${place}: ${adjustmentText(arithmetic, scaled)}`
}

/** `10 tasks + 30 % (3.3 → 3) = 13`: of a step, or of a simple policy, which has but one. */
export function adjustmentText(
  { running, step, adjustmentType, exact, amount, needed }: Omit<StepArithmetic, 'metric' | 'threshold'>,
  scaled: Scaled,
): string {
  const sign = amount < 0 ? '−' : '+'
  const rounded = Number(number(exact)) === amount ? '' : ` (${number(exact)} → ${number(amount)})`
  switch (adjustmentType) {
    case 'ExactCapacity':
      return `exactly ${counted(needed, scaled)}`
    case 'ChangeInCapacity':
      return `${counted(running, scaled)} ${sign} ${Math.abs(amount)} = ${needed}`
    case 'PercentChangeInCapacity':
      return `${counted(running, scaled)} ${sign} ${Math.abs(step.ScalingAdjustment)} %${rounded} = ${needed}`
  }
}

function value(amount: number, unit: MetricUnit): string {
  return unit === '' ? number(amount) : `${number(amount)} ${unit}`
}

/** At most two decimals, with a real minus sign. */
function number(amount: number): string {
  return String(Math.round(amount * 100) / 100)
}
