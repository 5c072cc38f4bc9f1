import { validationError } from '@/lib/aws/error'
import type { Instance } from '@/lib/world/records/ec2'
import type { World } from '@/lib/world/world'

/** By ID; one that EC2 has not terminated. */
export function findInstance(world: World, id: string): Instance {
  const instance = world.state.instances.get(id)
  if (instance === undefined || instance.state === 'terminated')
    throw validationError(`The instance ID '${id.slice(0, 120)}' does not exist`, 'instance')
  return instance
}
