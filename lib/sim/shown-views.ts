// The views as the screen has them. A frame builds only what changed: what the world marked, what is due by now, and what
// small views show of the last second. All of them are built after a command and for the first frame.

import type { View, ViewKind } from '@/lib/protocol'
import { type ChangedKeys, markIn } from '@/lib/world/changes'
import type { World } from '@/lib/world/world'
import { ALL_SOURCES, sourceOf, views } from './views/all-views'
import { VIEW_SOURCES } from './views/view-sources'

interface Due {
  readonly at: number
  readonly kind: ViewKind
}

export interface ViewChanges {
  readonly upsert: readonly View[]
  readonly remove: readonly string[]
}

export class ShownViews {
  readonly #world: World
  /** As JSON, to send only what is different. */
  #shown = new Map<string, string>()
  /** When a view changes by time alone, by its key. */
  #due = new Map<string, Due>()
  #nextDue = Number.POSITIVE_INFINITY
  #all = true

  constructor(world: World) {
    this.#world = world
  }

  reset(): void {
    this.#shown = new Map()
    this.#due = new Map()
    this.#nextDue = Number.POSITIVE_INFINITY
    this.#all = true
  }

  changes(): ViewChanges {
    const changed = this.#world.changes.take()
    const upsert: View[] = []
    const remove: string[] = []
    if (changed === null || this.#all) this.#compareAll(upsert, remove)
    else this.#compare(changed, upsert, remove)
    this.#all = false
    return { upsert, remove }
  }

  #compareAll(upsert: View[], remove: string[]): void {
    const gone = new Set(this.#shown.keys())
    this.#due = new Map()
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const view of views(this.#world)) {
      gone.delete(view.key)
      this.#put(view, upsert)
    }
    for (const key of gone) this.#drop(key, remove)
  }

  #compare(changed: ChangedKeys, upsert: View[], remove: string[]): void {
    const world = this.#world
    this.#addDue(changed)
    for (const [kind, keys] of changed) {
      for (const key of keys) {
        const view = VIEW_SOURCES[kind].build(world, key)
        if (view === null) this.#drop(key, remove)
        else this.#put(view, upsert)
      }
    }
    for (const source of ALL_SOURCES)
      if (source.isLive) for (const view of source.all(world)) this.#put(view, upsert)
  }

  #put(view: View, upsert: View[]): void {
    const text = JSON.stringify(view)
    const { kind, key } = view
    this.#setDue(key, { at: sourceOf(view).dueAt(this.#world, view), kind })
    if (this.#shown.get(key) === text) return
    this.#shown.set(key, text)
    upsert.push(view)
  }

  #drop(key: string, remove: string[]): void {
    this.#due.delete(key)
    if (this.#shown.delete(key)) remove.push(key)
  }

  #setDue(key: string, due: Due): void {
    if (due.at === Number.POSITIVE_INFINITY) this.#due.delete(key)
    else this.#due.set(key, due)
    this.#nextDue = Math.min(this.#nextDue, due.at)
  }

  #addDue(changed: ChangedKeys): void {
    const { now } = this.#world.engine
    if (now < this.#nextDue) return
    this.#nextDue = Number.POSITIVE_INFINITY
    for (const [key, { at, kind }] of this.#due) {
      if (at <= now) markIn(changed, kind, key)
      else this.#nextDue = Math.min(this.#nextDue, at)
    }
  }
}
