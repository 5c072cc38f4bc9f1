// What the compiler knows of each machine: its events with all that they carry, its input, and the
// effects that it declares with their parameters.

import type { AnyStateMachine, EventFromLogic, InputFrom, StateMachine } from 'xstate'
import type { MACHINES } from '@/machines'

type Machines = typeof MACHINES

/** Machines by id. */
export type MachineTable = Readonly<Record<string, AnyStateMachine>>

/** Ids of the machines in `machines/`. */
export type MachineId = keyof Machines

/** Any event of any machine, timers included. */
export interface ChartEvent {
  readonly type: string
}

/** The events of a machine, each with exactly what it carries. */
export type EventOf<M extends MachineId> = M extends MachineId ? Readonly<EventFromLogic<Machines[M]>> : never

/** What a machine is started with; `undefined` for one that needs nothing. */
export type InputOf<M extends MachineId> = M extends MachineId
  ? unknown extends InputFrom<Machines[M]>
    ? undefined
    : NonNullable<InputFrom<Machines[M]>>
  : never

/** Actions as `setup` knows them. An assign may have any parameters; an effect has those that `effect<…>()` says. */
type ActionOf<T> =
  // biome-ignore lint/suspicious/noExplicitAny: the other parameters of a machine do not matter here
  T extends StateMachine<any, any, any, any, infer A, any, any, any, any, any, any, any, any, any> ? A : never

type EffectOnly<A> = A extends { readonly type: string; readonly params?: infer P }
  ? unknown extends P
    ? never
    : NonNullable<unknown> extends P
      ? never
      : { readonly type: A['type']; readonly params: P }
  : never

/** The effects that a machine declares, each with its parameters. */
export type DeclaredEffect<T> = EffectOnly<ActionOf<T>>

type EffectOf<M extends MachineId> = DeclaredEffect<Machines[M]>

/** Names of the effects that a machine declares. */
export type EffectName<M extends MachineId> = EffectOf<M>['type']

/** What a machine hands to an effect. */
export type EffectParams<M extends MachineId, E extends EffectName<M>> = Extract<
  EffectOf<M>,
  { readonly type: E }
>['params']
