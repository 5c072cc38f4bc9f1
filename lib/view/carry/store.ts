// What is being carried just now, with the answers of every possible target. A store of its own: it changes with every
// move of the pointer, and only what is carried over should render then. No React, no page.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FitView } from '@/lib/protocol'
import type { CarryItem } from './items'
import { type CarryEvent, type CarryOutcome, type CarryState, carryStep, IDLE } from './step'
import { type CarryTarget, type Fits, firstTarget, targetsFor } from './targets'
import type { CarryWorld } from './world'

export interface CarryStoreState {
  readonly carry: CarryState
  /** For the definition being carried; empty until the simulation has answered. */
  readonly fits: Fits
  readonly targets: ReadonlyMap<string, CarryTarget>
}

const NO_FITS: Fits = new Map()
const NO_TARGETS: ReadonlyMap<string, CarryTarget> = new Map()

/** The carrying of one run: what is carried over it, and the answers of its things. */
export class Carrying {
  readonly store: StoreApi<CarryStoreState> = createStore<CarryStoreState>()(() => ({
    carry: IDLE,
    fits: NO_FITS,
    targets: NO_TARGETS,
  }))

  constructor(private readonly world: () => CarryWorld) {}

  /** Takes the event in and says what came of it. */
  send(event: CarryEvent): CarryOutcome | null {
    const before = this.store.getState()
    const { state, outcome } = carryStep(before.carry, event)
    if (state === before.carry) return outcome
    if (state.phase !== 'carrying') this.store.setState({ carry: state, fits: NO_FITS, targets: NO_TARGETS })
    else if (before.carry.phase === 'carrying' && before.carry.item === state.item)
      this.store.setState({ carry: state })
    else {
      const targets = targetMap(targetsFor(state.item, this.world(), NO_FITS))
      this.store.setState({ carry: state, fits: NO_FITS, targets })
    }
    return outcome
  }

  /** Answers again for what is carried: the world or the fits have changed. */
  refresh(fits?: readonly FitView[]): void {
    const { carry, fits: known, targets: before } = this.store.getState()
    if (carry.phase !== 'carrying') return
    const now: Fits = fits ? new Map(fits.map((fit) => [fit.instanceId, fit])) : known
    const targets = targetMap(targetsFor(carry.item, this.world(), now), before)
    if (now === known && sameTargets(before, targets)) return
    this.store.setState({ fits: now, targets })
    this.send({ type: 'targets', keys: [...targets.keys()] })
  }

  /** Picks up with the first place that would accept aimed at. */
  pickUpByKey(item: CarryItem): void {
    this.send({ type: 'pickUp', item, targetKey: null })
    const { carry, targets } = this.store.getState()
    if (carry.phase === 'carrying') this.send({ type: 'aim', targetKey: firstTarget([...targets.values()]) })
  }
}

/** Keeps the object of every target whose answer has not changed, so that its node does not render again. */
function targetMap(
  targets: readonly CarryTarget[],
  before: ReadonlyMap<string, CarryTarget> = NO_TARGETS,
): ReadonlyMap<string, CarryTarget> {
  return new Map(
    targets.map((target) => {
      const old = before.get(target.key)
      return [target.key, old?.text === target.text && old.allowed === target.allowed ? old : target]
    }),
  )
}

function sameTargets(a: ReadonlyMap<string, CarryTarget>, b: ReadonlyMap<string, CarryTarget>): boolean {
  return a.size === b.size && [...a].every(([key, target]) => b.get(key) === target)
}

/** Whether the thing with this key is aimed at. */
export const selectAimed =
  (key: string) =>
  (state: CarryStoreState): boolean =>
    state.carry.phase === 'carrying' && state.carry.targetKey === key
