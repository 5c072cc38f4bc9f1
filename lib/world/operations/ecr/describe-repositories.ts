import * as z from 'zod'
import { repositoryOutput } from '@/lib/world/describe/ecr/repository'
import { operation } from '@/lib/world/operation'
import { findRepository } from './find'

export const describeRepositories = operation({
  action: 'ecr:DescribeRepositories',
  readOnly: true,
  ignores: ['registryId', 'maxResults', 'nextToken'],
  input: z.strictObject({ repositoryNames: z.array(z.string()).optional() }),
  perform({ world: { state } }, { repositoryNames }) {
    const found = repositoryNames?.map((name) => findRepository(state, name)) ?? [
      ...state.repositories.values(),
    ]
    return { repositories: found.map((repository) => repositoryOutput(state, repository)) }
  },
})
