import { printable } from '@/lib/engine/printable'
import type { Io } from './io'

const REDRAW_MS = 100
const BAR_WIDTH_MAX = 30

/** A progress bar on standard error, only where that is a terminal. */
export class Progress {
  readonly #io: Io
  readonly #label: string
  #drawnAt: number
  #drawn = false

  constructor(io: Io, label: string) {
    this.#io = io
    this.#label = printable(label)
    // A run that is over at once needs no bar.
    this.#drawnAt = io.wallMs()
  }

  /** `share` in 0…1, `detail` such as the simulated time. */
  show(share: number, detail: string): void {
    const now = this.#io.wallMs()
    if (!this.#io.isTerminal || now - this.#drawnAt < REDRAW_MS) return
    this.#drawnAt = now
    this.#drawn = true
    const width = Math.max(
      5,
      Math.min(BAR_WIDTH_MAX, this.#io.columns - this.#label.length - detail.length - 12),
    )
    const full = Math.round(width * share)
    const percent = String(Math.floor(100 * share)).padStart(3)
    this.#io.err(
      `\r\u001b[K${this.#label} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent} % ${detail}`,
    )
  }

  clear(): void {
    if (this.#drawn) this.#io.err('\r\u001b[K')
    this.#drawn = false
  }
}
