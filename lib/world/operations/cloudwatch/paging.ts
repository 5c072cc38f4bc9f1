import { AwsError } from '@/lib/aws/error'

/** One page. The token is the place of the next one: opaque to callers, and the same in every replay. */
export function pageOf<T>(
  items: readonly T[],
  { NextToken, size }: { readonly NextToken: string | undefined; readonly size: number },
): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const start = NextToken === undefined ? 0 : Number(NextToken)
  if (!Number.isInteger(start) || start < 0 || start > items.length)
    throw new AwsError('InvalidNextToken', 'The next token specified is invalid.', 'NextToken')
  const end = start + size
  return { page: items.slice(start, end), next: end < items.length ? { NextToken: String(end) } : {} }
}
