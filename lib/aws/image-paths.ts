// Which of an image's paths a request is for. Health checks ask too: a service that does not know its health check's path
// answers 404 to it.

import { matchesWildcard } from './elb/wildcard'
import type { ImageBehavior, PathBehavior } from './image-behavior'

/** How the image behaves on this path, its query left aside; null when as on any other. */
export function pathBehavior({ paths }: Pick<ImageBehavior, 'paths'>, url: string): PathBehavior | null {
  if (paths.length === 0) return null
  const [path = ''] = url.split('?')
  return paths.find((candidate) => matchesWildcard(candidate.path, path)) ?? null
}

/** Whether its processes call other services, at least on some paths. */
export function callsAnybody({ calls, paths }: Pick<ImageBehavior, 'calls' | 'paths'>): boolean {
  return calls.length > 0 || paths.some((path) => (path.calls?.length ?? 0) > 0)
}
