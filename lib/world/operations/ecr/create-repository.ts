import type { CreateRepositoryRequest } from '@aws-sdk/client-ecr/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { repositoryAlreadyExists } from '@/lib/aws/error'
import { repositoryOutput } from '@/lib/world/describe/ecr/repository'
import { operation } from '@/lib/world/operation'
import type { Repository } from '@/lib/world/records/ecr'

/** ECR API, CreateRepository `repositoryName`. */
const NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

export const createRepository = operation({
  action: 'ecr:CreateRepository',
  readOnly: false,
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
  perform({ world, region, accountId }, { repositoryName: name }) {
    const { state } = world
    if (state.repositories.has(name)) throw repositoryAlreadyExists(name, state.accountId)
    const names = arns(region, accountId)
    const repository: Repository = {
      arn: names.repository(name),
      name,
      uri: names.repositoryUri(name),
      createdAt: world.engine.now,
      images: [],
    }
    state.repositories.set(name, repository)
    return { repository: repositoryOutput(state, repository) }
  },
})
