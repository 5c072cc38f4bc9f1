import { imageErrors } from '../operations'
import type { CarryWorld } from '../world'
import type { Fault, FaultAnswer } from './fault'

/** Error rate that a bad image gives its responses. */
const BAD_IMAGE_ERROR_RATE = 0.5

function spoil(run: { readonly taskDefinition: string }, world: CarryWorld): FaultAnswer {
  return {
    allowed: true,
    text: `half of the responses of ${run.taskDefinition} become errors`,
    commands: imageErrors(run, world.taskDefinition, BAD_IMAGE_ERROR_RATE),
  }
}

export const badImage: Fault = {
  label: 'Bad image',
  icon: 'package-x',
  hint: 'Drop on a service or a task. Half of its image’s responses become errors.',
  equivalent: 'a faulty image under the same tag',
  isDanger: true,
  on: { service: spoil, task: spoil },
}
