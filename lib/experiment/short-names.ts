// What a changed scenario is called: by its own name, and by what was changed, in few words.

import { readPath } from './path'
import type { Setting } from './setting'

/** As the schema of scenarios has it. */
const NAME_MAX = 200

/**
 * As much of the end of each path as tells them apart.
 *
 * @example shortNames(['a.rps', 'b.rps', 'pace']) // ['a.rps', 'b.rps', 'pace']
 */
export function shortNames(paths: readonly string[]): readonly string[] {
  const keys = paths.map((path) => readPath(path).path.map(String))
  const depths = keys.map(() => 1)
  const nameOf = (i: number) =>
    keys[i]?.slice(-Number(depths[i])).reduce((text, key) => joined(text, key), '') ?? ''
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    const names = keys.map((_, i) => nameOf(i))
    for (const [i, name] of names.entries()) {
      const isAlone = names.indexOf(name) === names.lastIndexOf(name)
      const depth = depths[i] ?? 1
      // The number of an entry says nothing by itself.
      if ((isAlone && !/^\[?\d/.test(name)) || depth >= (keys[i]?.length ?? 0)) continue
      depths[i] = depth + 1
      isGrowing = true
    }
  }
  return keys.map((_, i) => nameOf(i))
}

const joined = (text: string, key: string): string => {
  if (/^\d+$/.test(key)) return `${text}[${key}]`
  return text === '' ? key : `${text}.${key}`
}

/** `TargetValue 30, pace aws` */
export function settingsName(settings: readonly Setting[]): string {
  const names = shortNames(settings.map(({ path }) => path))
  return settings
    .map(({ value }, i) => `${names[i]} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

/** The scenario under a name that says what was changed in it. The name means nothing to a run. */
export function withName(source: unknown, settings: readonly Setting[]): unknown {
  if (settings.length === 0 || typeof source !== 'object' || source === null) return source
  if (!('name' in source) || typeof source.name !== 'string') return source
  const changed = ` (${settingsName(settings)})`
  const name = source.name + (changed.length > NAME_MAX / 2 ? ' (changed)' : changed)
  return { ...source, name: name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name }
}
