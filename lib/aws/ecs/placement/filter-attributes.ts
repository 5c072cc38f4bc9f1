import type { PlacementFilter, PlacementRequirement } from './types'

/** Attributes that the task definition's features need. ECS guide, api_failures_messages. */
export const filterAttributes =
  ({ requiredAttributes = [] }: PlacementRequirement): PlacementFilter =>
  ({ attributes }) => {
    const missing = requiredAttributes.filter((name) => !Object.hasOwn(attributes, name))
    return missing.length === 0
      ? null
      : { code: 'ATTRIBUTE', text: `lacks the attribute ${missing.join(', ')}` }
  }
