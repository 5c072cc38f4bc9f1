/** A scenario that cannot be used. `where` is the path of what is wrong, e.g. `operations[3].input.Port`; empty for the whole. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly where: string

  constructor(message: string, where: string) {
    super(message)
    this.where = where
  }
}
