// What the scenario itself will still do, in a few words: nobody should be surprised by it in the middle of a gesture. Pure.

import { type SimTime, simTime } from '@/lib/engine/time'
import { parseDuration } from '@/lib/traffic/duration'

export interface Scripted {
  readonly at: SimTime
  /** The end of a sentence: `update service web to web:2`. */
  readonly text: string
}

/** The operations of a scenario that come once it runs, first to last. */
export function scriptedIn(scenario: unknown): readonly Scripted[] {
  if (!isFields(scenario) || !Array.isArray(scenario.operations)) return []
  return scenario.operations
    .flatMap((operation: unknown) => (isFields(operation) ? scriptedOf(operation) : []))
    .sort((a, b) => a.at - b.at)
}

type Fields = Readonly<Record<string, unknown>>

/** A link may bring anything; the simulation refuses it later. */
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function scriptedOf({ at, action, input }: Fields): readonly Scripted[] {
  const time = typeof at === 'string' || typeof at === 'number' ? parseDuration(at) : null
  if (time === null || time === 0 || typeof action !== 'string') return []
  return [{ at: simTime(time), text: textOf(action, isFields(input) ? input : {}) }]
}

function textOf(action: string, input: Fields): string {
  const { service, taskDefinition, zoneName, name } = input
  if (action === 'ecs:UpdateService' && typeof taskDefinition === 'string')
    return `update service ${service} to ${taskDefinition}`
  if (action === 'ecs:UpdateService') return `change service ${service}`
  if (action === 'playground:StartZoneOutage') return `start an outage of ${zoneName}`
  if (action === 'playground:EndZoneOutage') return `end the outage of ${zoneName}`
  if (action === 'playground:CrashContainer') return 'crash a container'
  if (action === 'playground:SetTraffic') return `change the load of ${name}`
  return `call ${action}`
}

/** What comes next, when it comes within so many seconds of the person's own time. */
export function nextScripted(
  scripted: readonly Scripted[],
  { now, speed }: { readonly now: number; readonly speed: number },
  wallSeconds: number,
): Scripted | null {
  const next = scripted.find(({ at }) => at > now)
  if (next === undefined) return null
  return (next.at - now) / 1_000_000 / Math.max(speed, 1) <= wallSeconds ? next : null
}
