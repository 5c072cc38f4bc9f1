import * as z from 'zod'
import { counted } from '@/lib/aws/counted'
import { imageBehaviorSchema, mergeImageBehavior } from '@/lib/aws/image-behavior-schema'
import { operation } from '@/lib/world/operation'

/** Says what an image does when it runs; members that are not given stay. Containers that run it change at once. */
export const putImageBehavior = operation({
  action: 'playground:PutImageBehavior',
  readOnly: false,
  input: z.strictObject({ image: z.string().min(1).max(512), behavior: imageBehaviorSchema }),
  perform({ world }, { image, behavior: change }) {
    const { state } = world
    const behavior = mergeImageBehavior(change, state.images.get(image))
    state.images.set(image, behavior)
    world.bus.changed('images', image)
    let running = 0
    for (const container of state.containers.values()) {
      if (container.image !== image || container.lastStatus === 'STOPPED') continue
      container.behavior = behavior
      world.bus.changed('containers', container.arn)
      running++
    }
    world.log.emit({
      source: 'playground',
      detailType: 'Image',
      message: `${image} behaves differently (${Object.keys(change).join(', ')}); ${counted(running, 'running container')} affected`,
      subjects: [image],
      level: 'warning',
      mark: `${image} changed`,
    })
    return { image, behavior }
  },
})
