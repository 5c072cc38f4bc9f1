// What has been asked of a run from outside, and what came of it: with scenario and seed it is all that a run follows from.

import type { SimTime } from '@/lib/engine'
import type { Command, RunRecord } from '@/lib/protocol'
import { identifierOf } from './identifiers'
import type { MadeCommand } from './scenario-file'
import type { DispatchResult } from './types'

interface CommandOutcome {
  /** Neither refused nor a question. */
  readonly isChange: boolean
  /** Of what it made. */
  readonly identifier: string | null
}

export interface SavedCommands {
  readonly commands: RunRecord['commands']
  readonly outcomes: readonly CommandOutcome[]
}

export class Commands {
  #all: RunRecord['commands'] = []
  /** Of each of them. */
  #outcomes: readonly CommandOutcome[] = []

  get all(): RunRecord['commands'] {
    return this.#all
  }

  /** Before it is carried out, so that the record of a run that it breaks has it. */
  begin({ action, input }: Command, at: SimTime): void {
    this.#all = [...this.#all, { action, input, at }]
  }

  end(result: DispatchResult): void {
    this.#outcomes = [...this.#outcomes, outcomeOf(result)]
  }

  /** Those that changed something. */
  made(): readonly MadeCommand[] {
    return this.#all.flatMap((command, index) => {
      const outcome = this.#outcomes[index]
      return outcome?.isChange === true ? [{ ...command, identifier: outcome.identifier }] : []
    })
  }

  /** Lists are never changed, so that a checkpoint may share them. */
  save(): SavedCommands {
    return { commands: this.#all, outcomes: this.#outcomes }
  }

  restore({ commands, outcomes }: SavedCommands): void {
    this.#all = commands
    this.#outcomes = outcomes
  }
}

function outcomeOf(result: DispatchResult): CommandOutcome {
  if (!result.ok) return { isChange: false, identifier: null }
  return { isChange: !result.readOnly, identifier: identifierOf(result.output) }
}
