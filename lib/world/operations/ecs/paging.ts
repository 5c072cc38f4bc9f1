import { invalidParameterException } from '@/lib/aws/error'
import { PAGE_SIZE_MAX } from './schemas'

export interface Paging {
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

export interface Page {
  readonly items: string[]
  /** Left out on the last page, as AWS does. */
  readonly next: { readonly nextToken?: string }
}

/** One page of names. The token is the last name of the page before: opaque to callers, and the same in every replay. */
export function paginate(names: readonly string[], { nextToken, maxResults = PAGE_SIZE_MAX }: Paging): Page {
  const start = nextToken === undefined ? 0 : names.indexOf(nextToken) + 1
  if (nextToken !== undefined && start === 0) throw invalidParameterException('Invalid token')
  const items = names.slice(start, start + maxResults)
  const last = items.at(-1)
  return { items, next: last !== undefined && start + items.length < names.length ? { nextToken: last } : {} }
}
