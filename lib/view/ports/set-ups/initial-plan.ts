import type { SetUpPlan } from '@/lib/protocol'

/** More copies than have room in any set-up, so that each says why. */
export const INITIAL_PLAN: SetUpPlan = {
  instanceType: 'm5.large',
  instances: 2,
  copies: 32,
  rps: 40,
  hasTrunking: false,
}
