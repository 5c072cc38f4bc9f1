import type { PlacementFilter, PlacementRequirement } from './types'

/** Attributes that the task definition's features need. ECS guide, api_failures_messages. */
export function filterAttributes({ requiredAttributes = [] }: PlacementRequirement): PlacementFilter {
  return {
    fits: ({ attributes }) => requiredAttributes.every((name) => Object.hasOwn(attributes, name)),
    reason({ attributes }) {
      const missing = requiredAttributes.filter((name) => !Object.hasOwn(attributes, name))
      return { code: 'ATTRIBUTE', text: `lacks the attribute ${missing.join(', ')}` }
    },
  }
}
