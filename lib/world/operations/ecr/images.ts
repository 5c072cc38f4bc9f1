import type { ImageDetail, PutImageRequest } from '@aws-sdk/client-ecr/dist-types/models/models_0'
import { z } from 'zod'
import { AwsError, imageNotFound } from '@/lib/aws/error'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { toSeconds } from '@/lib/engine'
import { imageDigest } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { Repository, State } from '@/lib/world/state'
import type { InSeconds } from '../aws-output'
import { findRepository } from './find'

const BYTES_PER_MIB = 1_048_576

/**
 * Pushes an image: the tag points to a new digest from now on. What it does when it runs is the behaviour listed under its
 * URI, else under `name:tag`, else the defaults; `playground:PutImageBehavior` changes it.
 */
export const putImage = operation({
  action: 'ecr:PutImage',
  ignores: [
    'registryId',
    'imageManifestMediaType',
    'imageDigest',
    'imageManifest',
  ] satisfies (keyof PutImageRequest)[],
  input: z.strictObject({
    repositoryName: z.string(),
    imageTag: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'is no image tag'),
  }),
  perform(world, { repositoryName, imageTag }) {
    const { state } = world
    const repository = findRepository(state, repositoryName)
    const digest = imageDigest(world)
    const earlier = repository.images.findIndex(({ tag }) => tag === imageTag)
    if (earlier >= 0) repository.images.splice(earlier, 1)
    repository.images.push({ tag: imageTag, digest, pushedAt: world.engine.now })
    const reference = `${repository.uri}:${imageTag}`
    if (!state.images.has(reference)) {
      state.images.set(
        reference,
        state.images.get(`${repository.name}:${imageTag}`) ?? IMAGE_BEHAVIOR_DEFAULT,
      )
    }
    world.log.emit({
      source: 'aws.ecr',
      detailType: 'ECR Image Action',
      message: `PUSH ${repository.name}:${imageTag} SUCCESS (${digest.slice(0, 19)}…)`,
      subjects: [reference],
    })
    return {
      image: { registryId: state.accountId, repositoryName, imageId: { imageDigest: digest, imageTag } },
    }
  },
})

const imageIds = z
  .array(z.strictObject({ imageTag: z.string().optional(), imageDigest: z.string().optional() }))
  .optional()

export const describeImages = operation({
  action: 'ecr:DescribeImages',
  ignores: ['registryId', 'maxResults', 'nextToken', 'filter'],
  input: z.strictObject({ repositoryName: z.string(), imageIds }),
  perform({ state }, { repositoryName, imageIds: wanted }) {
    const repository = findRepository(state, repositoryName)
    const images = wanted?.map((id) => findImage(state, repository, id)) ?? repository.images
    return { imageDetails: images.map((image) => imageOutput(state, repository, image)) }
  },
})

export const listImages = operation({
  action: 'ecr:ListImages',
  ignores: ['registryId', 'maxResults', 'nextToken', 'filter'],
  input: z.strictObject({ repositoryName: z.string() }),
  perform({ state }, { repositoryName }) {
    const { images } = findRepository(state, repositoryName)
    return { imageIds: images.map(({ tag, digest }) => ({ imageDigest: digest, imageTag: tag })) }
  },
})

type Image = Repository['images'][number]

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

function imageOutput(state: State, repository: Repository, { tag, digest, pushedAt }: Image) {
  const behavior = state.images.get(`${repository.uri}:${tag}`) ?? IMAGE_BEHAVIOR_DEFAULT
  return {
    registryId: state.accountId,
    repositoryName: repository.name,
    imageDigest: digest,
    imageTags: [tag],
    imageSizeInBytes: Math.round(behavior.sizeMiB * BYTES_PER_MIB),
    imagePushedAt: toSeconds(pushedAt),
  } satisfies InSeconds<ImageDetail>
}
