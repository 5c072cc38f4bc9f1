// What the presenter's window and the audience's say to each other over a `BroadcastChannel`. Anything on the page's origin can
// write to a channel, so nothing is taken that has not been checked.

import * as z from 'zod'
import type { Frame, RequestPath, RequestSample } from '@/lib/protocol'
import { KINDS } from '@/lib/view/kinds/kinds'
import { STAGES } from '@/lib/view/ports/links'

const point = z.object({ x: z.number(), y: z.number() })
const rect = point.extend({ width: z.number(), height: z.number() })

const told = z.object({
  title: z.string(),
  kind: z.enum(['sentence', 'question', 'answer']),
  text: z.string(),
  /** Below the question, once it is shown. */
  answer: z.string().nullable(),
  number: z.int().min(0),
  of: z.int().min(0),
  theme: z.enum(['system', 'light', 'dark']),
})
/** What is written on the wall. */
export type Told = z.infer<typeof told>

const look = z.object({
  /** The part of the canvas that the presenter sees, in canvas units. */
  seen: rect.nullable(),
  /** Where the pointer is, in canvas units, and the key of what it is over; null while it is not shown. */
  pointer: z.object({ at: point, key: z.string().nullable() }).nullable(),
})
/** Which part of the picture is seen, and what is pointed at. */
export type Look = z.infer<typeof look>

const key = z.string().nullable()
const address = z.string().nullable()
const us = z.number().nullable()
const hop = z.looseObject({
  kind: z.string(),
  title: z.string(),
  from: address,
  to: address,
  detail: z.string(),
  atUs: us,
  durationUs: us,
  waitedUs: us,
  ok: z.boolean(),
})
const sample = z.looseObject({
  id: z.number(),
  loadBalancerArn: z.string(),
  targetGroupArn: key,
  taskArn: key,
  instanceId: key,
  taskDefinition: z.string().nullable(),
})
const path = z.looseObject({
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  hops: z.array(hop).min(1),
})

/** A request that the presenter follows. */
export interface Followed {
  readonly sample: RequestSample
  readonly path: RequestPath
}
const followed = z.custom<Followed>((value) => z.object({ sample, path }).safeParse(value).success)

const hopPlace = z.object({ hop: z.int().min(0), done: z.number().min(0).max(1) })
/** Which hop it is at, and how much of that is over, 0…1. */
export type HopPlace = z.infer<typeof hopPlace>

const way = z.object({
  source: z.string(),
  ruleArn: key,
  targetKey: key,
  perSecond: z.number(),
  failedPerSecond: z.number(),
})
const stage = z.enum(STAGES)
const link = z.object({
  key: z.string(),
  stage,
  next: stage,
  from: z.string(),
  to: key,
  taskDefinition: key,
  perSecond: z.number(),
})

const shownPorts = z.object({
  ways: z.array(way).readonly(),
  /** What is pointed at: a port, or a node or a band. */
  lit: key,
  through: z.union([z.object({ node: z.string() }), z.object({ link })]).nullable(),
})
/** The port map, in the place of the canvas: the requests in it, and what is lit. */
export type ShownPorts = z.infer<typeof shownPorts>

const view = z.looseObject({ kind: z.string().refine((kind) => kind in KINDS), key: z.string() })
const frame = z.custom<Frame>(
  (value) =>
    z
      .looseObject({
        type: z.literal('frame'),
        run: z.int(),
        now: z.number(),
        playing: z.boolean(),
        speed: z.number(),
        keepingUp: z.number(),
        upsert: z.array(view),
        remove: z.array(z.string()),
        usage: z.array(z.tuple([z.string()], z.number())),
        samples: z.array(z.looseObject({ id: z.number() })),
        requestsPerSample: z.number(),
        messages: z.array(z.looseObject({})),
        messagesPerSample: z.number(),
        standing: z.looseObject({ line: z.number() }),
        requests: z.object({ total: z.number(), inFlight: z.number() }),
      })
      .safeParse(value).success,
)

const slot = z.object({ key: z.string().nullable(), cpu: z.number(), memory: z.number() })
const places = z.object({
  order: z.array(z.string()).readonly(),
  slots: z.array(z.tuple([z.string(), z.array(slot).readonly()]).readonly()).readonly(),
})

const toAudience = z.discriminatedUnion('type', [
  /** Whoever watches should say so. */
  z.object({ type: z.literal('here') }),
  /** All there is to show, for a window that has just been opened. */
  z.object({
    type: z.literal('whole'),
    to: z.string(),
    frame,
    places,
    told,
    look,
    followed: followed.nullable(),
    place: hopPlace,
    ports: shownPorts.nullable(),
  }),
  z.object({ type: z.literal('frame'), frame }),
  z.object({ type: z.literal('told'), told }),
  z.object({ type: z.literal('look'), look }),
  z.object({ type: z.literal('followed'), followed: followed.nullable() }),
  z.object({ type: z.literal('place'), place: hopPlace }),
  z.object({ type: z.literal('ports'), ports: shownPorts.nullable() }),
  z.object({ type: z.literal('over') }),
])
export type ToAudience = z.infer<typeof toAudience>

const toPresenter = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), from: z.string() }),
  z.object({ type: z.literal('bye'), from: z.string() }),
  /** A clicker's key reached the audience's window. */
  z.object({ type: z.literal('step'), from: z.string(), by: z.enum(['next', 'back']) }),
])
export type ToPresenter = z.infer<typeof toPresenter>

const VERSION = 1
const envelope = z.object({ version: z.literal(VERSION), message: z.unknown() })

function read<T>(schema: z.ZodType<T>, data: unknown): T | null {
  const opened = envelope.safeParse(data)
  const parsed = opened.success ? schema.safeParse(opened.data.message) : null
  return parsed?.success === true ? parsed.data : null
}

/** Null for what is not a message to the audience: the presenter's own, another version's, anything. */
export function readToAudience(data: unknown): ToAudience | null {
  return read(toAudience, data)
}

export function readToPresenter(data: unknown): ToPresenter | null {
  return read(toPresenter, data)
}

export function packed(message: ToAudience | ToPresenter) {
  return { version: VERSION, message }
}

/** What both ends need of a `BroadcastChannel`; tests join two by arrays. */
export interface ChannelLike {
  postMessage(data: unknown): void
  close(): void
  onmessage: ((event: MessageEvent) => void) | null
}

const CHANNEL = 'dockyard.present.'
const ID_KEY = 'dockyard.present'

/** The same after a reload of the presenter's tab, so that windows that are open go on. */
export function presenterId(): string {
  try {
    const known = sessionStorage.getItem(ID_KEY)
    if (known !== null) return known
    const id = crypto.randomUUID()
    sessionStorage.setItem(ID_KEY, id)
    return id
  } catch {
    return crypto.randomUUID()
  }
}

export function openChannel(id: string): ChannelLike {
  return new BroadcastChannel(`${CHANNEL}${id}`)
}
