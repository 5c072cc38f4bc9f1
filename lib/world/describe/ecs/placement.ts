import type {
  PlacementConstraint as AwsConstraint,
  PlacementStrategy as AwsStrategy,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'

/** A member that was not given is left out, as AWS does. */
export function describeConstraint({ type, expression }: PlacementConstraint) {
  return (expression === null ? { type } : { type, expression }) satisfies AwsConstraint
}

export function describeStrategy({ type, field }: PlacementStrategy) {
  return (field === null ? { type } : { type, field }) satisfies AwsStrategy
}
