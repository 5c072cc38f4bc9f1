// What tests of the statecharts share: all machines, the inputs that make a difference, and every event they may get.

import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import type { ChartEvent, MachineId } from '@/lib/world/chart-driver-machines'
import {
  containerInstanceMachine,
  containerMachine,
  deploymentMachine,
  imagePullMachine,
  instanceMachine,
  loadBalancerMachine,
  targetMachine,
  taskMachine,
} from '@/machines'

export interface ChartUnderTest {
  readonly id: MachineId
  readonly machine: AnyStateMachine
  /** Inputs that lead through all of its guards; delays are distinct, so that a confusion of two shows. */
  readonly inputs: readonly unknown[]
  readonly events: readonly ChartEvent[]
}

const task = (targetGroups: number) => ({ targetGroups, activationMs: 1_000 })
const pull = (exists: boolean) => ({ exists, manifestMs: 300, layersMs: 4_000 })

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
  'not.in.use': [
    {
      reason: 'Target.NotInUse',
      description: 'Target is in an Availability Zone that is not enabled for the load balancer',
    },
  ],
}

/** Only a target's `deregister` has members. */
const TARGET_DETAILS: Readonly<Record<string, readonly object[]>> = {
  ...DETAILS,
  deregister: [{ delayMs: 30_000 }, { delayMs: 0 }],
}

function chart(
  id: MachineId,
  machine: AnyStateMachine,
  inputs: readonly unknown[] = [undefined],
): ChartUnderTest {
  const details = id === 'target' ? TARGET_DETAILS : DETAILS
  const events = machine.events.flatMap((type) =>
    (details[type] ?? [{}]).map((members) => ({ type, ...members })),
  )
  return { id, machine, inputs, events }
}

export const CHARTS: readonly ChartUnderTest[] = [
  chart('instance', instanceMachine, [{ launchMs: 7_000, agentStartMs: 20_000, shutdownMs: 15_000 }]),
  chart('container-instance', containerInstanceMachine),
  chart('task', taskMachine, [task(0), task(1), task(2)]),
  chart('container', containerMachine, [{ createMs: 250, startupMs: 2_000, stopTimeoutMs: 30_000 }]),
  chart('image-pull', imagePullMachine, [pull(true), pull(false)]),
  chart('load-balancer', loadBalancerMachine, [{ provisioningMs: 5_000 }]),
  chart('target', targetMachine, [{ registrationMs: 900, deregistrationDelayMs: 300_000 }]),
  chart('deployment', deploymentMachine),
]

/** Delays come as events too: `xstate.after.createDelay.container.PENDING.creating`. */
export function isTimer(event: ChartEvent): boolean {
  return event.type.startsWith('xstate.after.')
}

/** Ids of all states that are active, e.g. `container.RUNNING` and `container.RUNNING.serving`. */
export function activeStates(snapshot: AnyMachineSnapshot): readonly string[] {
  return snapshot._nodes.map(({ id }: { readonly id: string }) => id)
}
