import type { Repository as RepositoryShape } from '@aws-sdk/client-ecr/dist-types/models/models_0'
import { toSeconds } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { Repository } from '@/lib/world/records/ecr'
import type { State } from '@/lib/world/state'

export function repositoryOutput(state: State, { arn, name, uri, createdAt }: Repository) {
  return {
    repositoryArn: arn,
    registryId: state.accountId,
    repositoryName: name,
    repositoryUri: uri,
    createdAt: toSeconds(createdAt),
    imageTagMutability: 'MUTABLE',
  } satisfies InSeconds<RepositoryShape>
}
