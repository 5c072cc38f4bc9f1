// Sorts of software by how they behave: what PutImageBehavior is told, and in a few words.

import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import type { Choices } from '../auto-scaling/policy-form'
import type { JsonObject } from './draft'

export interface ImagePreset {
  readonly label: string
  readonly text: string
  /** What differs from an image that nobody has described. */
  readonly behavior: JsonObject
}

export const IMAGE_PRESETS: Readonly<Record<string, ImagePreset>> = {
  web: {
    label: 'Web server',
    text: '20 ms of CPU and 15 ms of waiting a request, ready in 3 s',
    behavior: { startupMs: 3_000, cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: 15 },
  },
  slow: {
    label: 'Slow start',
    text: 'ready in 40 s, and at first 4 × the CPU a request',
    behavior: {
      startupMs: 40_000,
      warmup: { durationMs: 60_000, factor: 4 },
      cpuMsPerRequest: { exponential: 20 },
      waitMsPerRequest: 15,
    },
  },
  leak: {
    label: 'Leaks',
    text: 'keeps 0.1 MiB of each request until its limit kills it',
    behavior: { leakMiBPerRequest: 0.1 },
  },
  errors: {
    label: 'Errors',
    text: 'answers every tenth request with 500',
    behavior: { errorRate: 0.1 },
  },
  crash: {
    label: 'Crashes',
    text: 'exits with 1 while it starts up',
    behavior: { crash: { atStart: 1, afterMs: null, perRequest: 0 } },
  },
  workers: {
    label: 'Four workers',
    text: 'four requests at a time, the others wait in line',
    behavior: { concurrency: 4, waitMsPerRequest: 50 },
  },
}

export const PRESET_CHOICES: Choices<string> = Object.entries(IMAGE_PRESETS).map(([id, { label }]) => [
  id,
  label,
])

/** Members that a preset does not name are set back to the defaults, so that one does not add up with the one before it. */
const PLAIN: JsonObject = {
  startupMs: IMAGE_BEHAVIOR_DEFAULT.startupMs,
  warmup: IMAGE_BEHAVIOR_DEFAULT.warmup,
  cpuMsPerRequest: IMAGE_BEHAVIOR_DEFAULT.cpuMsPerRequest,
  waitMsPerRequest: IMAGE_BEHAVIOR_DEFAULT.waitMsPerRequest,
  concurrency: IMAGE_BEHAVIOR_DEFAULT.concurrency,
  errorRate: IMAGE_BEHAVIOR_DEFAULT.errorRate,
  leakMiBPerRequest: IMAGE_BEHAVIOR_DEFAULT.leakMiBPerRequest,
  crash: IMAGE_BEHAVIOR_DEFAULT.crash,
}

/** All that an image does that behaves like the preset; undefined for no preset. */
export function wholeBehavior(preset: string): JsonObject | undefined {
  const found = IMAGE_PRESETS[preset]
  return found && { ...PLAIN, ...found.behavior }
}
