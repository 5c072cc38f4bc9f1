// What keeps a policy from scaling, in a few words for people.

import type { Gate } from './decide'

export function gateText(gate: Gate): string {
  switch (gate.kind) {
    case 'noData':
      return 'the metric has no datapoint yet'
    case 'scaleInDisabled':
      return 'DisableScaleIn is true'
    case 'suspended':
      return `${gate.process} is true`
    case 'atMax':
      return `already at the maximum capacity of ${gate.max}`
    case 'atMin':
      return `already at the minimum capacity of ${gate.min}`
    case 'atDesired':
      return `the desired count of ${gate.desired} is what it wants`
    case 'flapping':
      return 'with one task less the metric would exceed its target again'
    case 'deployment':
      return 'a deployment is in progress'
    case 'otherPolicies':
      return `${gate.policyNames.join(', ')} ${gate.policyNames.length === 1 ? 'is' : 'are'} not ready to scale in`
    case 'cooldown':
      return `the cooldown of the last scale-${gate.cooldown.direction} by ${gate.cooldown.policyName} is not over`
  }
}
