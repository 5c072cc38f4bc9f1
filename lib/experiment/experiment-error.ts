/** What is wrong with an experiment, its parts or their results, in one sentence for whoever asked for it. */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError'
}
