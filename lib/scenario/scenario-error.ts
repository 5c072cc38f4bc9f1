export interface ScenarioFault {
  /** The path of what is wrong, e.g. `operations[3].input.Port`; empty for the whole. */
  readonly where: string
  /** One sentence, with the path. */
  readonly message: string
}

/** So many faults are told; a file that is wrong throughout need not say it a thousand times. */
export const FAULTS_MAX = 20

/** A scenario that cannot be used, with all that is wrong with it: a line each. `where` is the path of the first. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly where: string
  readonly faults: readonly ScenarioFault[]
  /** How many there are, told or not. */
  readonly count: number

  constructor(message: string, where: string, others: readonly ScenarioFault[] = []) {
    const all = [{ message, where }, ...others]
    const faults = all.slice(0, FAULTS_MAX)
    const left = all.length - faults.length
    const lines = faults.map((fault) => fault.message)
    super([...lines, ...(left > 0 ? [`… and ${left} more.`] : [])].join('\n'))
    this.where = where
    this.faults = faults
    this.count = all.length
  }
}

/** Throws when there is anything. */
export function refuse(faults: readonly ScenarioFault[]): void {
  const [first, ...others] = faults
  if (first) throw new ScenarioError(first.message, first.where, others)
}
