import { type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate'
import type { ChartEvent } from '../chart-driver-machines'
import type { ChartRunner, ExecutableAction } from './contract'

/**
 * Runs one machine with one actor scope for all its charts. XState's own `transition()` builds an actor for each call,
 * which is most of its cost.
 */
export class XStateRunner implements ChartRunner {
  readonly #machine: AnyStateMachine
  readonly #scope: Record<string, unknown>
  #actions: ExecutableAction[] = []

  constructor(machine: AnyStateMachine) {
    this.#machine = machine
    const self = createActor(machine)
    this.#scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: () => {},
      emit: () => {},
      stopChild: () => {},
      defer: () => {},
      actionExecutor: (action: ExecutableAction) => this.#actions.push(action),
    }
  }

  initial(input: unknown, actions: ExecutableAction[]): AnyMachineSnapshot {
    this.#actions = actions
    return this.#machine.getInitialSnapshot(this.#scope as never, input as never)
  }

  next(snapshot: AnyMachineSnapshot, event: ChartEvent, actions: ExecutableAction[]): AnyMachineSnapshot {
    this.#actions = actions
    return this.#machine.transition(snapshot as never, event as never, this.#scope as never)
  }

  resolve(value: unknown, context: unknown): AnyMachineSnapshot {
    return this.#machine.resolveState({ value: value as never, context: context as never })
  }
}
