import type {
  CreateRepositoryRequest,
  Repository as RepositoryShape,
} from '@aws-sdk/client-ecr/dist-types/models/models_0'
import { z } from 'zod'
import { arns } from '@/lib/aws/arn'
import { repositoryAlreadyExists } from '@/lib/aws/error'
import { toSeconds } from '@/lib/engine'
import { operation } from '@/lib/world/operation'
import type { Repository, State } from '@/lib/world/state'
import type { InSeconds } from '../aws-output'
import { findRepository } from './find'

/** ECR API, CreateRepository `repositoryName`. */
const NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

export const createRepository = operation({
  action: 'ecr:CreateRepository',
  ignores: [
    'registryId',
    'tags',
    'imageTagMutability',
    'imageTagMutabilityExclusionFilters',
    'imageScanningConfiguration',
    'encryptionConfiguration',
  ] satisfies (keyof CreateRepositoryRequest)[],
  input: z.strictObject({
    repositoryName: z
      .string()
      .min(2)
      .max(256)
      .regex(NAME, 'may have lower-case letters, digits and single ._-/ between them'),
  }),
  perform(world, { repositoryName: name }) {
    const { state } = world
    if (state.repositories.has(name)) throw repositoryAlreadyExists(name, state.accountId)
    const repository: Repository = {
      name,
      uri: arns(state.region, state.accountId).repositoryUri(name),
      createdAt: world.engine.now,
      images: [],
    }
    state.repositories.set(name, repository)
    return { repository: repositoryOutput(state, repository) }
  },
})

export const describeRepositories = operation({
  action: 'ecr:DescribeRepositories',
  ignores: ['registryId', 'maxResults', 'nextToken'],
  input: z.strictObject({ repositoryNames: z.array(z.string()).optional() }),
  perform({ state }, { repositoryNames }) {
    const found = repositoryNames?.map((name) => findRepository(state, name)) ?? [
      ...state.repositories.values(),
    ]
    return { repositories: found.map((repository) => repositoryOutput(state, repository)) }
  },
})

function repositoryOutput(state: State, { name, uri, createdAt }: Repository) {
  return {
    repositoryArn: arns(state.region, state.accountId).repository(name),
    registryId: state.accountId,
    repositoryName: name,
    repositoryUri: uri,
    createdAt: toSeconds(createdAt),
    imageTagMutability: 'MUTABLE',
  } satisfies InSeconds<RepositoryShape>
}
