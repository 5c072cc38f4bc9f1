import { repositoryNotFound } from '@/lib/aws/error'
import type { Repository } from '@/lib/world/records/ecr'
import type { State } from '@/lib/world/state'

export function findRepository(state: State, name: string): Repository {
  const found = state.repositories.get(name)
  if (!found) throw repositoryNotFound(name, state.accountId)
  return found
}
