import type { PutImageRequest } from '@aws-sdk/client-ecr/dist-types/models/models_0'
import * as z from 'zod'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { imageDigest } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import { findRepository } from './find'

/**
 * Pushes an image: the tag points to a new digest from now on. What it does when it runs is the behaviour listed under its
 * URI, else under `name:tag`, else the defaults; `playground:PutImageBehavior` changes it.
 */
export const putImage = operation({
  action: 'ecr:PutImage',
  readOnly: false,
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
  perform({ world }, { repositoryName, imageTag }) {
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
