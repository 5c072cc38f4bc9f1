import { operation } from '@/lib/world/operation'
import { terminate } from '../ec2/terminate-instances'
import { faultInput, targetNotFound } from './targets'

/** FIS guide, fis-actions-reference `aws:ec2:terminate-instances`. Targets are instance ids or ARNs that end in them. */
export const terminateInstancesFault = operation({
  action: 'aws:ec2:terminate-instances',
  readOnly: false,
  input: faultInput,
  perform({ world }, { targets }) {
    const ids = targets.map((target, i) => {
      const id = target.slice(target.lastIndexOf('/') + 1)
      const instance = world.state.instances.get(id)
      if (!instance || instance.state === 'terminated') throw targetNotFound(target, `targets[${i}]`)
      return id
    })
    terminate(world, ids)
    return { targets: ids }
  },
})
