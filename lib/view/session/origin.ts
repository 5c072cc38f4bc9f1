// What a scenario from outside says of itself, and the link that brought it.

export function nameOf(scenario: unknown): string {
  const name = typeof scenario === 'object' && scenario !== null && 'name' in scenario ? scenario.name : null
  return typeof name === 'string' ? name : 'Shared run'
}

/** What opens a run, as a sentence goes on with it: of a link it is what was shared. */
export function sentenceName(source: string): string {
  return source === 'The link' ? 'the shared run' : source.charAt(0).toLowerCase() + source.slice(1)
}

/** A scenario that was accepted may say itself what to look for. */
export function lookForOf(scenario: unknown): readonly string[] {
  if (typeof scenario !== 'object' || scenario === null || !('lookFor' in scenario)) return []
  const { lookFor } = scenario
  return Array.isArray(lookFor) ? lookFor.filter((sentence) => typeof sentence === 'string') : []
}

/** The address without the run it came with. */
export function clearHash(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
}
