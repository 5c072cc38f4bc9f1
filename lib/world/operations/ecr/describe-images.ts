import * as z from 'zod'
import { AwsError, imageNotFound } from '@/lib/aws/error'
import { type Image, imageOutput } from '@/lib/world/describe/ecr/image'
import { operation } from '@/lib/world/operation'
import type { Repository } from '@/lib/world/records/ecr'
import type { State } from '@/lib/world/state'
import { findRepository } from './find'

const imageIds = z
  .array(z.strictObject({ imageTag: z.string().optional(), imageDigest: z.string().optional() }))
  .optional()

export const describeImages = operation({
  action: 'ecr:DescribeImages',
  readOnly: true,
  ignores: ['registryId', 'maxResults', 'nextToken', 'filter'],
  input: z.strictObject({ repositoryName: z.string(), imageIds }),
  perform({ world: { state } }, { repositoryName, imageIds: wanted }) {
    const repository = findRepository(state, repositoryName)
    const images = wanted?.map((id) => findImage(state, repository, id)) ?? repository.images
    return { imageDetails: images.map((image) => imageOutput(state, repository, image)) }
  },
})

function findImage(
  state: State,
  repository: Repository,
  id: { readonly imageTag?: string | undefined; readonly imageDigest?: string | undefined },
): Image {
  const { imageTag, imageDigest: digest } = id
  if (imageTag === undefined && digest === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'An image id needs an imageTag or an imageDigest',
      'imageIds',
    )
  }
  const found = repository.images.find(
    (image) => (imageTag ?? image.tag) === image.tag && (digest ?? image.digest) === image.digest,
  )
  if (!found) throw imageNotFound(repository.name, imageTag ?? digest ?? '', state.accountId)
  return found
}
