export interface QueryPair {
  /** Null for what has no `=`. */
  readonly key: string | null
  readonly value: string
}

/** What stands between the first `?` and a `#`. */
export function queryOf(path: string): string {
  const at = path.indexOf('?')
  return at < 0 ? '' : before(path.slice(at + 1), '#')
}

export function queryPairs(path: string): readonly QueryPair[] {
  return queryOf(path)
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0 ? { key: null, value: part } : { key: part.slice(0, at), value: part.slice(at + 1) }
    })
}

/** A path without its query, a host without its port. */
export function before(text: string, separator: string): string {
  const at = text.indexOf(separator)
  return at < 0 ? text : text.slice(0, at)
}
