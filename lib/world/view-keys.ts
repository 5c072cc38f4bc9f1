// Keys of views whose things have only a name: whoever marks a change and whoever builds the view name it alike.

export const GROUP_KEY_PREFIX = 'asg/'
export const PROVIDER_KEY_PREFIX = 'cp/'

/** The name in a key of this prefix; null in any other. */
export function nameInKey(key: string, prefix: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null
}

/** @example groupViewKey('web') // 'asg/web' */
export const groupViewKey = (name: string): string => `${GROUP_KEY_PREFIX}${name}`
export const providerViewKey = (name: string): string => `${PROVIDER_KEY_PREFIX}${name}`
