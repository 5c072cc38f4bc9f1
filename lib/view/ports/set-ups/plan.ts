// What the set-ups of a service have in common, as a form has it.

import { INSTANCE_TYPES } from '@/lib/aws/ec2/instance-types'

export type PlanNumber = 'instances' | 'copies' | 'rps'

/** As many as can be told apart, and as a browser simulates five times at once. */
export const PLAN_LIMITS: Readonly<Record<PlanNumber, readonly [least: number, most: number]>> = {
  instances: [1, 12],
  copies: [1, 200],
  rps: [0, 1_000],
}

/** The number that a person typed, within its limits; null for what is none. */
export function planNumber(name: PlanNumber, text: string): number | null {
  const [least, most] = PLAN_LIMITS[name]
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return null
  return Math.min(most, Math.max(least, Math.round(number)))
}

/** Types that the images of the set-ups run on. */
export const PLAN_TYPES: readonly string[] = INSTANCE_TYPES.filter(
  ({ architecture }) => architecture === 'x86_64',
).map(({ name }) => name)

export function canTrunk(instanceType: string): boolean {
  return INSTANCE_TYPES.some(({ name, trunkedTasks }) => name === instanceType && trunkedTasks !== null)
}
