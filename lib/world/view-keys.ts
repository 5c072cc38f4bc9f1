// Keys of views whose things have only a name: whoever marks a change and whoever builds the view name it alike.

export const GROUP_KEY_PREFIX = 'asg/'
export const PROVIDER_KEY_PREFIX = 'cp/'

/** @example groupViewKey('web') // 'asg/web' */
export const groupViewKey = (name: string): string => `${GROUP_KEY_PREFIX}${name}`
export const providerViewKey = (name: string): string => `${PROVIDER_KEY_PREFIX}${name}`
