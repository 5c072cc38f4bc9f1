// How long the application takes to start belongs to its image. The one that the load balancer asks counts, or the first essential one.

import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { meanMs } from '@/lib/traffic/duration'
import type { Scene, Setting } from './setting'

const MS_PER_SECOND = 1_000

export const START_UP: Setting = {
  name: 'startUp',
  look(scene) {
    const image = imageOf(scene)
    if (image === null) return null
    const { startupMs } = scene.world.state.images.get(image) ?? IMAGE_BEHAVIOR_DEFAULT
    const was = Math.round(meanMs(startupMs) / MS_PER_SECOND)
    return { was, min: 0, max: Math.max(120, was) }
  },
  change(scene, value) {
    const image = imageOf(scene)
    if (image === null) return {}
    const input = { image, behavior: { startupMs: value * MS_PER_SECOND } }
    return { commands: [{ action: 'playground:PutImageBehavior', input }] }
  },
}

function imageOf({ definition, service }: Scene): string | null {
  const asked = service.loadBalancers[0]?.containerName
  const containers = definition.containers.filter(({ essential }) => essential)
  return (containers.find(({ name }) => name === asked) ?? containers[0])?.image ?? null
}
