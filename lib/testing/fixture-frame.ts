import type { Frame, Standing } from '@/lib/protocol'
import { FIXTURE_START, TASK_PLANS, viewsAt } from './fixture-world'

/** Of a run that is at its newest moment, and no fork. */
export function standingOf(line: number): Standing {
  return { line, tip: null, forkedAt: null, origin: null }
}

/** A frame of a paused run in which nothing has happened, but for `part`. */
export function frameOf(part: Partial<Frame> = {}): Frame {
  return {
    type: 'frame',
    run: 0,
    standing: standingOf(part.run ?? 0),
    now: FIXTURE_START,
    playing: false,
    speed: 1,
    keepingUp: 1,
    undoLine: null,
    redoLine: null,
    upsert: [],
    remove: [],
    usage: [],
    events: [],
    decisions: [],
    commands: [],
    metrics: [],
    samples: [],
    requestsPerSample: 1,
    messages: [],
    messagesPerSample: 1,
    requests: { total: 0, inFlight: 0 },
    ...part,
  }
}

/** The frame that brings the whole fixture world. */
export const FIXTURE_FRAME: Frame = frameOf({ upsert: viewsAt(TASK_PLANS, FIXTURE_START) })
