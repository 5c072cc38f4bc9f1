// The audience's end: a run whose frames come from the presenter's window. It asks nothing of a simulation and computes nothing, so
// that both windows show the same run whatever happens to it.

import type { Run } from '@/lib/view/run/run'
import { type ChannelLike, packed, readToAudience, type ToAudience } from './messages'
import type { PresentEvent } from './present.machine'
import { HELLO_MS } from './presenter-link'

export class AudienceLink {
  private readonly id = crypto.randomUUID()
  /** Runs are counted anew here: a whole picture begins another, also when the presenter's has gone on. */
  private run = 0
  private presenterRun: number | null = null
  private readonly timer: ReturnType<typeof setInterval>

  constructor(
    private readonly shown: Run,
    private readonly channel: ChannelLike,
    private readonly send: (event: PresentEvent) => void,
  ) {
    channel.onmessage = ({ data }) => {
      const message = readToAudience(data)
      if (message !== null) this.receive(message)
    }
    this.timer = setInterval(() => this.hello(), HELLO_MS)
    this.hello()
  }

  step(by: 'next' | 'back'): void {
    this.channel.postMessage(packed({ type: 'step', from: this.id, by }))
  }

  close(): void {
    this.channel.postMessage(packed({ type: 'bye', from: this.id }))
    clearInterval(this.timer)
    this.channel.onmessage = null
    this.channel.close()
  }

  private hello(): void {
    this.channel.postMessage(packed({ type: 'hello', from: this.id }))
  }

  private receive(message: ToAudience): void {
    switch (message.type) {
      case 'here':
        this.presenterRun = null
        this.hello()
        return
      case 'whole': {
        if (message.to !== this.id) return
        const { frame, places, told, look, followed, place, ports } = message
        this.begin(frame.run)
        this.shown.geometry.takePlaces(this.run, places)
        this.shown.store.getState().receive({ ...frame, run: this.run })
        this.send({ type: 'told', told })
        this.send({ type: 'looked', look })
        this.send({ type: 'followed', followed })
        this.send({ type: 'mapped', ports })
        this.send({ type: 'reached', place })
        return
      }
      case 'frame': {
        // Without the whole there is nothing to which it could be added.
        if (this.presenterRun === null) return
        if (message.frame.run !== this.presenterRun) this.begin(message.frame.run)
        this.shown.store.getState().receive({ ...message.frame, run: this.run })
        return
      }
      case 'told':
        if (this.presenterRun !== null) this.send({ type: 'told', told: message.told })
        return
      case 'look':
        this.send({ type: 'looked', look: message.look })
        return
      case 'followed':
        this.send({ type: 'followed', followed: message.followed })
        return
      case 'place':
        this.send({ type: 'reached', place: message.place })
        return
      case 'ports':
        this.send({ type: 'mapped', ports: message.ports })
        return
      case 'over':
        this.presenterRun = null
        this.send({ type: 'over' })
    }
  }

  private begin(presenterRun: number): void {
    this.presenterRun = presenterRun
    this.run += 1
  }
}
