// One image on its way to one instance. Containers that need the same image wait for the same pull.

import { setup } from 'xstate'
import { effect } from './effect'

export interface ImagePullInput {
  /** Why the pull fails; null when it succeeds. */
  readonly failure: 'absent' | 'unreachable' | 'forbidden' | null
  /** Until the manifest is read, or the agent gives up. */
  readonly manifestMs: number
  /** Download and extraction of the layers that are missing on the instance. */
  readonly layersMs: number
}

export type ImagePullEvent = { type: 'cancel' }

export const imagePullMachine = setup({
  types: {} as { context: ImagePullInput; input: ImagePullInput | undefined; events: ImagePullEvent },
  guards: { manifestExists: ({ context }) => context.failure === null },
  delays: {
    manifestDelay: ({ context }) => context.manifestMs,
    layersDelay: ({ context }) => context.layersMs,
  },
  actions: {
    imagePulled: effect(),
    imageFailed: effect(),
  },
}).createMachine({
  id: 'image-pull',
  context: ({ input }) => input ?? { failure: null, manifestMs: 0, layersMs: 0 },
  initial: 'PULLING',
  options: { maxIterations: 20 },
  states: {
    PULLING: {
      description: 'The agent pulls the image.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html' },
      initial: 'manifest',
      on: { cancel: { target: 'CANCELLED' } },
      states: {
        manifest: {
          description:
            'The agent resolves the tag to a digest and reads the list of layers; it retries what fails until it gives up.',
          meta: {
            docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
          },
          after: {
            manifestDelay: [
              { target: 'layers', guard: { type: 'manifestExists' } },
              { target: '#image-pull.FAILED' },
            ],
          },
        },
        layers: {
          description: 'The agent downloads and extracts the layers that the instance does not have.',
          meta: { docs: 'https://docs.docker.com/engine/storage/drivers/' },
          after: { layersDelay: { target: '#image-pull.PULLED' } },
        },
      },
    },
    PULLED: {
      description: 'The image is in the cache of the instance.',
      meta: { docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html' },
      type: 'final',
      entry: { type: 'imagePulled' },
    },
    FAILED: {
      description: 'CannotPullContainerError.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      },
      type: 'final',
      entry: { type: 'imageFailed' },
    },
    CANCELLED: {
      description: 'The instance was terminated.',
      meta: {
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
      },
      type: 'final',
    },
  },
})
