import type { CallError, FromWorker } from '@/lib/protocol'
import type { Simulation } from '@/lib/sim/types'

/** A call that is answered with an error; the simulation is as it was. Any other exception means it has broken. */
export class CallFailure extends Error {
  constructor(readonly error: CallError) {
    super(error.message)
  }
}

/** Whatever was thrown, as plain data. `where` is kept when the error has one (an invalid scenario). */
export function callError(error: unknown): CallError {
  if (error instanceof CallFailure) return error.error
  if (!(error instanceof Error)) return { code: 'Error', message: String(error) }
  const where = 'where' in error && typeof error.where === 'string' ? error.where : undefined
  return { code: error.name, message: error.message, ...(where === undefined ? {} : { where }) }
}

/** What the screen is told when the simulation has stopped on an error. */
export function crashReport(
  simulation: Simulation,
  error: unknown,
  { canUndo }: { readonly canUndo: boolean },
): FromWorker {
  return {
    type: 'crashed',
    message: error instanceof Error ? error.message : String(error),
    seed: simulation.seed,
    at: simulation.now(),
    step: simulation.steps(),
    canUndo,
    record: simulation.record(),
  }
}
