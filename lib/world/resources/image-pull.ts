import { imageFailed, imagePulled, parsePullKey } from '../lifecycle/images'
import { recordless } from './resource'

/** A pull has no record of its own: the cache of its instance changes when it ends. */
export const imagePull = recordless('image-pull', {
  effects: { imagePulled, imageFailed },
  mark: (changes, key) => changes.instance(parsePullKey(key).instanceId),
})
