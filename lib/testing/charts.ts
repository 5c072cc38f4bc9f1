// What tests of the statecharts share: all machines, the inputs that make a difference, and every event they may get.

import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import type { ChartEvent, InputOf, MachineId } from '@/lib/world/chart-driver-machines'
import { MACHINES } from '@/machines'

export interface ChartUnderTest {
  readonly id: MachineId
  readonly machine: AnyStateMachine
  /** Inputs that lead through all of its guards; delays are distinct, so that a confusion of two shows. */
  readonly inputs: readonly unknown[]
  readonly events: readonly ChartEvent[]
}

const task = (targetGroups: number) => ({ targetGroups, activationMs: 1_000 })
const INTERFACE = { attachMs: 13_000, detachMs: 12_000 }
const pull = (failure: 'absent' | 'forbidden' | null) => ({ failure, manifestMs: 300, layersMs: 4_000 })

/** Members of events that carry any. An event may occur several times, with different members. */
const DETAILS: Readonly<Record<string, readonly object[]>> = {
  'image.failed': [{ reason: 'CannotPullContainerError: not found' }],
  'process.exited': [
    { exitCode: 0, reason: null },
    { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
  ],
  kill: [
    { exitCode: 1, reason: 'crash' },
    { exitCode: null, reason: null },
  ],
  'health.failed': [
    { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' },
    { reason: 'Target.Timeout', description: 'Request timed out' },
  ],
  'agent.disconnected': [{ noticedAfterMs: 0 }, { noticedAfterMs: 90_000 }],
  'not.in.use': [
    {
      reason: 'Target.NotInUse',
      description: 'Target is in an Availability Zone that is not enabled for the load balancer',
    },
  ],
}

/** Cooldowns of different lengths, so that a confusion of the two shows. */
const SCALING_DETAILS: Readonly<Record<string, readonly object[]>> = {
  'alarm.called': [{ reactionMs: 4_000 }],
  'scaled.out': [
    { activityId: 'a', cooldownMs: 60_000 },
    { activityId: 'b', cooldownMs: 90_000 },
  ],
  'scaled.in': [{ activityId: 'c', cooldownMs: 300_000 }],
}

/** Only a target's `deregister` has members. */
const TARGET_DETAILS: Readonly<Record<string, readonly object[]>> = {
  ...DETAILS,
  deregister: [{ delayMs: 30_000 }, { delayMs: 0 }],
}

const DETAILS_OF: Partial<Record<MachineId, Readonly<Record<string, readonly object[]>>>> = {
  target: TARGET_DETAILS,
  'auto-scaling-group': { 'capacity.differs': [{ reactionMs: 8_000 }] },
  'auto-scaling-instance': {
    'instance.running': [{ hookMs: null }, { hookMs: 3_600_000 }],
    terminate: [{ hookMs: null }, { hookMs: 172_800_000 }],
    'lifecycle.heartbeat': [
      { hookMs: 60_000, heartbeat: 1 },
      { hookMs: 90_000, heartbeat: 2 },
    ],
    'lifecycle.completed': [{ proceedMs: 3_000 }],
  },
  'capacity-provider': { 'alarm.called': [{ reactionMs: 4_000 }] },
  'scalable-target': SCALING_DETAILS,
  'scaling-policy': SCALING_DETAILS,
}

/** The compiler insists on those of every machine that takes an input. */
type Inputs = {
  readonly [M in MachineId as InputOf<M> extends undefined ? never : M]: readonly InputOf<M>[]
}

const INPUTS: Inputs = {
  instance: [{ launchMs: 7_000, agentStartMs: 20_000, shutdownMs: 15_000 }],
  task: [
    task(0),
    task(1),
    task(2),
    { ...task(1), provisioningMs: 600_000 },
    { ...task(1), networkInterface: INTERFACE },
    { ...task(0), provisioningMs: 600_000, networkInterface: INTERFACE },
  ],
  container: [{ createMs: 250, startupMs: 2_000, stopTimeoutMs: 30_000 }],
  'image-pull': [pull(null), pull('absent'), pull('forbidden')],
  'load-balancer': [{ provisioningMs: 5_000 }],
  target: [{ registrationMs: 900, deregistrationDelayMs: 300_000 }],
  'service-deployment': [{ startMs: 140, stopMs: 290 }],
}

function chart(id: MachineId, machine: AnyStateMachine): ChartUnderTest {
  const details = DETAILS_OF[id] ?? DETAILS
  const events = machine.events.flatMap((type) =>
    (details[type] ?? [{}]).map((members) => ({ type, ...members })),
  )
  const inputs = (INPUTS as Readonly<Record<string, readonly unknown[]>>)[id] ?? [undefined]
  return { id, machine, inputs, events }
}

export const CHARTS: readonly ChartUnderTest[] = Object.entries(MACHINES).map(([id, machine]) =>
  chart(id as MachineId, machine),
)

/** Delays come as events too: `xstate.after.createDelay.container.PENDING.creating`. */
export function isTimer(event: ChartEvent): boolean {
  return event.type.startsWith('xstate.after.')
}

/** Ids of all states that are active, e.g. `container.RUNNING` and `container.RUNNING.serving`. */
export function activeStates(snapshot: AnyMachineSnapshot): readonly string[] {
  return snapshot._nodes.map(({ id }: { readonly id: string }) => id)
}
