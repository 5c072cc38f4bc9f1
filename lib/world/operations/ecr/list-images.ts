import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findRepository } from './find'

export const listImages = operation({
  action: 'ecr:ListImages',
  readOnly: true,
  ignores: ['registryId', 'maxResults', 'nextToken', 'filter'],
  input: z.strictObject({ repositoryName: z.string() }),
  perform({ world: { state } }, { repositoryName }) {
    const { images } = findRepository(state, repositoryName)
    return { imageIds: images.map(({ tag, digest }) => ({ imageDigest: digest, imageTag: tag })) }
  },
})
