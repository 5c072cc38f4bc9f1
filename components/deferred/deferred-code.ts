// Code that the first picture does without. It comes when something of it is first drawn, or before that when the page has
// nothing else to do, so that nobody waits for it.

/** What there is to draw with: nothing yet, the code, or why it could not be had. */
export type Deferral<Code> =
  | { readonly state: 'absent' }
  | { readonly state: 'there'; readonly code: Code }
  | { readonly state: 'failed'; readonly error: unknown }

const ABSENT = { state: 'absent' } as const

export class DeferredCode<Code> {
  private now: Deferral<Code> = ABSENT
  private loading: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(private readonly load: () => Promise<Code>) {}

  readonly read = (): Deferral<Code> => this.now

  /** Who listens wants it. Once nobody shows a failure any more, the next one to listen tries again. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    void this.fetch()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0 && this.now.state === 'failed') this.now = ABSENT
    }
  }

  /** Never rejects: who draws it tells of a failure. */
  fetch(): Promise<void> {
    if (this.now.state === 'there') return Promise.resolve()
    this.loading ??= this.load()
      .then(
        (code) => {
          this.now = { state: 'there', code }
        },
        (error: unknown) => {
          // Nobody waits for it: whoever does later tries again and sees why.
          if (this.listeners.size > 0) this.now = { state: 'failed', error }
        },
      )
      .then(() => {
        this.loading = null
        for (const listener of this.listeners) listener()
      })
    return this.loading
  }
}

/** Fetches what was deferred, one after another and in the order it was declared, whenever `whenIdle` says so. */
export class IdleFetching {
  private readonly waiting: DeferredCode<unknown>[] = []
  private whenIdle: ((then: () => void) => void) | null = null
  private isBusy = false

  add(code: DeferredCode<unknown>): void {
    this.waiting.push(code)
    this.next()
  }

  /** Before this nothing is fetched ahead. */
  start(whenIdle: (then: () => void) => void): void {
    this.whenIdle ??= whenIdle
    this.next()
  }

  private next(): void {
    if (this.whenIdle === null || this.isBusy || this.waiting.length === 0) return
    this.isBusy = true
    this.whenIdle(() => {
      const code = this.waiting.shift()
      void (code?.fetch() ?? Promise.resolve()).then(() => {
        this.isBusy = false
        this.next()
      })
    })
  }
}
