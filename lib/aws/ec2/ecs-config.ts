// What the ECS agent makes of `/etc/ecs/ecs.config` when it starts. Values that it cannot read it drops with a warning and
// takes its default, as the real one does. Source: README and agent/config of github.com/aws/amazon-ecs-agent.

import {
  CLUSTER_DEFAULT,
  EPHEMERAL_PORT_RANGE_DEFAULT,
  RESERVED_TCP_PORTS_DEFAULT,
  STOP_TIMEOUT_SECONDS_DEFAULT,
} from '@/lib/aws/defaults'
import { AGENT_STOP_TIMEOUT_SECONDS_MIN, PORT } from '@/lib/aws/limits'

export type ImagePullBehavior = 'default' | 'always' | 'once' | 'prefer-cached'

export interface AgentConfig {
  readonly cluster: string
  readonly reservedTcpPorts: readonly number[]
  /** Subtracted from what the instance registers. */
  readonly reservedMemoryMiB: number
  readonly containerStopTimeoutSeconds: number
  /** Inclusive. */
  readonly dynamicPortRange: readonly [first: number, last: number]
  readonly instanceAttributes: Readonly<Record<string, string>>
  readonly imagePullBehavior: ImagePullBehavior
  /** Sentences about values that were dropped, for the event log. */
  readonly warnings: readonly string[]
}

const PULL_BEHAVIORS: readonly ImagePullBehavior[] = ['default', 'always', 'once', 'prefer-cached']

/** Reads the assignments of `parseEcsConfig`. */
export function agentConfig(assignments: ReadonlyMap<string, string>): AgentConfig {
  const warnings: string[] = []
  const read = <T>(name: string, parse: (text: string) => T | null, fallback: T, expected: string): T => {
    const text = assignments.get(name)
    if (text === undefined || text === '') return fallback
    const value = parse(text)
    if (value === null) warnings.push(`Invalid format for "${name}": ${text}; expected ${expected}`)
    return value ?? fallback
  }
  const stopTimeout = read(
    'ECS_CONTAINER_STOP_TIMEOUT',
    parseGoDuration,
    STOP_TIMEOUT_SECONDS_DEFAULT,
    'e.g. 30s, 1m30s',
  )
  const pull = (text: string) => PULL_BEHAVIORS.find((behavior) => behavior === text) ?? null
  return {
    cluster: read('ECS_CLUSTER', (text) => text, CLUSTER_DEFAULT, 'a cluster name'),
    reservedTcpPorts: read(
      'ECS_RESERVED_PORTS',
      parsePorts,
      RESERVED_TCP_PORTS_DEFAULT,
      'a JSON array like [1,2,3]',
    ),
    reservedMemoryMiB: read('ECS_RESERVED_MEMORY', parseInteger, 0, 'an unsigned integer (MiB)'),
    // Zero counts as not given; anything else below the minimum becomes the minimum.
    containerStopTimeoutSeconds:
      stopTimeout === 0
        ? STOP_TIMEOUT_SECONDS_DEFAULT
        : Math.max(AGENT_STOP_TIMEOUT_SECONDS_MIN, stopTimeout),
    dynamicPortRange: read(
      'ECS_DYNAMIC_HOST_PORT_RANGE',
      parseRange,
      EPHEMERAL_PORT_RANGE_DEFAULT,
      'a range like 32768-60999',
    ),
    instanceAttributes: read('ECS_INSTANCE_ATTRIBUTES', parseStrings, {}, 'a JSON object of strings'),
    imagePullBehavior: read('ECS_IMAGE_PULL_BEHAVIOR', pull, 'default', PULL_BEHAVIORS.join(', ')),
    warnings,
  }
}

function parseInteger(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function parsePorts(text: string): readonly number[] | null {
  const value = parseJson(text)
  const isPort = (port: unknown): port is number =>
    Number.isInteger(port) && Number(port) >= 0 && Number(port) <= PORT.max
  return Array.isArray(value) && value.every(isPort) ? value : null
}

function parseStrings(text: string): Readonly<Record<string, string>> | null {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value)
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : null
}

function parseRange(text: string): readonly [number, number] | null {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text)
  const first = Number(match?.[1])
  const last = Number(match?.[2])
  return match && first >= PORT.min && first <= last && last <= PORT.max ? [first, last] : null
}

const SECONDS_PER_UNIT: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

/** Go's durations, `30s` or `1m30s`, in seconds. */
function parseGoDuration(text: string): number | null {
  let seconds = 0
  let at = 0
  const part = /(\d{1,6}(?:\.\d{1,6})?)(ms|s|m|h)/y
  while (at < text.length) {
    part.lastIndex = at
    const match = part.exec(text)
    if (!match) return null
    seconds += Number(match[1]) * (SECONDS_PER_UNIT[match[2] ?? ''] ?? 0)
    at = part.lastIndex
  }
  return text === '' ? null : seconds
}
