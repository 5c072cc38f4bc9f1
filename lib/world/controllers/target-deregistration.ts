// At AWS's pace a target is in its old state for some hundred milliseconds after it was deregistered, and gets requests: so long
// the nodes of a load balancer take to know.

import { afterMs, PHASE, type SimTime } from '@/lib/engine'
import { beginDraining } from '../lifecycle/targets'
import { waitMs } from '../pace'
import type { CreateController } from './controller'

interface Due {
  readonly key: string
  readonly at: SimTime
}

export const createTargetDeregistration: CreateController = (world) => {
  const { engine, state } = world
  const kind = engine.payloadKind<Due>('target-deregistration', ({ key, at }) => {
    const target = state.targets.get(key)
    // One that was registered again in the meantime stays.
    if (target?.deregistersAt !== at) return
    target.deregistersAt = null
    beginDraining(world, target)
  })
  return {
    name: 'target-deregistration',
    subscribe(bus) {
      bus.on('target-deregistration', 'Target Deregistration', ({ target }) => {
        const { key } = target
        const at = afterMs(engine.now, waitMs(world, 'targetDrainingSeen', `${key}/${engine.now}`))
        target.deregistersAt = at
        world.changes.target(target)
        engine.post(at, PHASE.controller, kind, { key, at } satisfies Due)
      })
    },
    start() {},
  }
}
