// A running web service that Application Auto Scaling may scale, for tests of its operations and of what it does by itself.

import type { Input } from '@/lib/world/operation'
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world'

export const WEB_TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/default/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const

export interface ScalingWorldGiven {
  readonly desired?: number
  readonly min?: number
  readonly max?: number
}

/** `desired` tasks of `web` run; the service is registered unless no bounds are given. */
export function createScalingWorld(
  { desired = 2, min = 1, max = 10 }: ScalingWorldGiven = {},
  options: TestWorldOptions = {},
): TestWorld {
  const test = createTestWorld(options)
    .instances(2, { type: 'm5.xlarge' })
    .taskDefinition()
    .service({ desired })
  test.runUntilSteady()
  return scaling(test, 'RegisterScalableTarget', { MinCapacity: min, MaxCapacity: max })
}

/** An operation of Application Auto Scaling on the service `web`. */
export function scaling(test: TestWorld, operation: string, input: Input = {}): TestWorld {
  return test.dispatch(`application-autoscaling:${operation}`, { ...WEB_TARGET, ...input })
}

export function askScaling<T>(test: TestWorld, operation: string, input: Input = {}): T {
  return test.ask(`application-autoscaling:${operation}`, { ...WEB_TARGET, ...input }) as T
}
