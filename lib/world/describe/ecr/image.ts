import type { ImageDetail } from '@aws-sdk/client-ecr/dist-types/models/models_0'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { toSeconds } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { Repository } from '@/lib/world/records/ecr'
import type { State } from '@/lib/world/state'

const BYTES_PER_MIB = 1_048_576

export type Image = Repository['images'][number]

export function imageOutput(state: State, repository: Repository, { tag, digest, pushedAt }: Image) {
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
