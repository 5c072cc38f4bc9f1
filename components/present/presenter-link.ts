// The presenter's end of the wall: hands on each frame of the run as it comes, and everything at once to a window that has just been
// opened. Costs nothing while nobody watches.

import type { Frame } from '@/lib/protocol'
import type { Run } from '@/lib/view/run/run'
import {
  type ChannelLike,
  type Followed,
  type HopPlace,
  type Look,
  packed,
  readToPresenter,
  type ShownPorts,
  type ToAudience,
  type Told,
} from './messages'

/** A window that has said nothing for so long is gone; the browser may let those out of sight speak once a minute. */
const SILENT_MS = 70_000
export const HELLO_MS = 5_000

export interface PresenterEvents {
  /** How many windows listen. */
  readonly onListeners: (count: number) => void
  readonly onStep: (by: 'next' | 'back') => void
}

export class PresenterLink {
  private readonly heardAt = new Map<string, number>()
  private told: Told
  private look: Look = { seen: null, pointer: null }
  private followed: Followed | null = null
  private place: HopPlace = { hop: 0, done: 0 }
  private ports: ShownPorts | null = null
  private readonly stopFrames: () => void
  private readonly timer: ReturnType<typeof setInterval>

  constructor(
    private readonly run: Run,
    private readonly channel: ChannelLike,
    private readonly events: PresenterEvents,
    told: Told,
  ) {
    this.told = told
    channel.onmessage = ({ data }) => this.receive(data)
    this.stopFrames = run.store.onFrame((frame) => {
      if (this.heardAt.size > 0) this.send({ type: 'frame', frame: pictureOf(frame) })
    })
    this.timer = setInterval(() => this.dropSilent(), HELLO_MS)
    channel.postMessage(packed({ type: 'here' }))
  }

  tell(told: Told): void {
    this.told = told
    this.send({ type: 'told', told })
  }

  show(look: Look): void {
    this.look = look
    this.send({ type: 'look', look })
  }

  /** Null: no request is followed. */
  follow(followed: Followed | null): void {
    this.followed = followed
    this.send({ type: 'followed', followed })
  }

  /** How far the followed request has come. */
  reach(place: HopPlace): void {
    this.place = place
    this.send({ type: 'place', place })
  }

  /** Null: the canvas is shown. */
  map(ports: ShownPorts | null): void {
    this.ports = ports
    this.send({ type: 'ports', ports })
  }

  close(): void {
    this.channel.postMessage(packed({ type: 'over' }))
    clearInterval(this.timer)
    this.stopFrames()
    this.channel.onmessage = null
    this.channel.close()
  }

  private send(message: ToAudience): void {
    if (this.heardAt.size > 0) this.channel.postMessage(packed(message))
  }

  private receive(data: unknown): void {
    const message = readToPresenter(data)
    switch (message?.type) {
      case 'hello': {
        const isNew = !this.heardAt.has(message.from)
        this.heardAt.set(message.from, performance.now())
        if (!isNew) return
        this.sendWhole(message.from)
        this.events.onListeners(this.heardAt.size)
        return
      }
      case 'bye':
        if (this.heardAt.delete(message.from)) this.events.onListeners(this.heardAt.size)
        return
      case 'step':
        this.events.onStep(message.by)
    }
  }

  private sendWhole(to: string): void {
    const { store, geometry } = this.run
    const { told, look, followed, place, ports } = this
    const frame = wholeOf(store.getState())
    this.send({ type: 'whole', to, frame, places: geometry.places(), told, look, followed, place, ports })
  }

  private dropSilent(): void {
    const before = performance.now() - SILENT_MS
    const silent = [...this.heardAt].filter(([, at]) => at < before)
    for (const [from] of silent) this.heardAt.delete(from)
    if (silent.length > 0) this.events.onListeners(this.heardAt.size)
  }
}

/** The wall shows the picture and nothing of the logs. */
const NO_LOGS = {
  events: [],
  decisions: [],
  commands: [],
  metrics: [],
  undoLine: null,
  redoLine: null,
} as const

const pictureOf = (frame: Frame): Frame => ({ ...frame, ...NO_LOGS })

/** Everything that is on the canvas, as the frame of a run that begins with it. */
function wholeOf({
  run,
  standing,
  now,
  transport,
  views,
  requests,
}: ReturnType<Run['store']['getState']>): Frame {
  const { playing, speed, keepingUp } = transport
  const { total, inFlight, perSample, perMessage } = requests
  return {
    type: 'frame',
    run,
    standing,
    now,
    playing,
    speed,
    keepingUp,
    upsert: [...views.values()],
    remove: [],
    usage: [],
    samples: [],
    requestsPerSample: perSample,
    messages: [],
    messagesPerSample: perMessage,
    requests: { total, inFlight },
    ...NO_LOGS,
  }
}
