import type { ImageBehavior, PathBehavior } from '@/lib/aws/image-behavior'
import { pathBehavior } from '@/lib/aws/image-paths'

/** What images do on paths; each pair is matched once, as all requests of a template have one path. */
export class PathBehaviors {
  readonly #known = new WeakMap<ImageBehavior, Map<string, PathBehavior | null>>()

  of(behavior: ImageBehavior, path: string): PathBehavior | null {
    let paths = this.#known.get(behavior)
    if (paths === undefined) {
      paths = new Map()
      this.#known.set(behavior, paths)
    }
    let found = paths.get(path)
    if (found === undefined) {
      found = pathBehavior(behavior, path)
      paths.set(path, found)
    }
    return found
  }
}
