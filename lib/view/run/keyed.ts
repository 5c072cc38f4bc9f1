// Who looks at one thing only is told when that thing changes and not with every frame: with a thousand tasks on the
// canvas a frame costs what has changed in it.

type Listener = () => void

export class KeyedListeners {
  private readonly byKey = new Map<string, Set<Listener>>()

  /** Returns the function that stops it. */
  add(key: string, listener: Listener): () => void {
    const known = this.byKey.get(key)
    if (known) known.add(listener)
    else this.byKey.set(key, new Set([listener]))
    return () => {
      const listeners = this.byKey.get(key)
      listeners?.delete(listener)
      if (listeners?.size === 0) this.byKey.delete(key)
    }
  }

  tell(keys: Iterable<string>): void {
    for (const key of keys) for (const listener of [...(this.byKey.get(key) ?? [])]) listener()
  }

  tellAll(): void {
    this.tell([...this.byKey.keys()])
  }
}
