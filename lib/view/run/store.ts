// A run's store: the run (from frames, never edited here) and the session (selection, panels, theme). The
// document (scenario and commands) is kept by lib/view/session. No React in here; components use components/hooks.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SimTime } from '@/lib/engine/time'
import type { Frame, MessageSample, RequestSample } from '@/lib/protocol'
import type { Building } from '../build/building'
import type { FaultId } from '../carry/faults/faults'
import { KeyedListeners } from './keyed'
import {
  INITIAL_SESSION,
  type Notice,
  type NoticeOptions,
  type PanelName,
  type SessionState,
} from './session-state'
import { applyFrame, EMPTY_RUN, type RunState } from './state'

export interface ViewActions {
  receive(frame: Frame): void
  /** Selects a resource; stops following a request. */
  select(key: string | null): void
  /** Shows a fault of the palette in the inspector. */
  inspectFault(fault: FaultId): void
  /** Opens a form in the place of the inspector. */
  build(form: Building['form'], given?: Building['given']): void
  /** Follows a request; the inspector shows it instead of the selected resource. */
  followRequest(id: number | null): void
  togglePanel(panel: PanelName, open?: boolean): void
  resizePanel(panel: PanelName, px: number): void
  notify(tone: Notice['tone'], text: string, options?: NoticeOptions): void
  dismissNotice(id: number): void
}

export type ViewState = RunState & SessionState & ViewActions
export type ViewStore = StoreApi<ViewState>

export interface SampleBatch {
  readonly run: number
  readonly now: SimTime
  readonly requestsPerSample: number
  readonly samples: readonly RequestSample[]
  readonly messagesPerSample: number
  readonly messages: readonly MessageSample[]
}
export type SampleListener = (batch: SampleBatch) => void
export type FrameListener = (frame: Frame) => void

const NOTICES_MAX = 4

export interface ViewStoreWithSamples extends ViewStore {
  /** Samples go past React: the canvas layer takes them as they come. Returns the function that stops it. */
  onSamples(listener: SampleListener): () => void
  /** Each frame that has been taken in: for who hands the run on to another window. */
  onFrame(listener: FrameListener): () => void
  /** Calls back when the view with this key changes, comes, goes, is selected or is no longer selected. */
  watch(key: string, listener: () => void): () => void
  /** Calls back when what the task or instance with this key uses may have changed; `watch` does not tell it. */
  watchUse(key: string, listener: () => void): () => void
  /** Calls back when another simulated second has begun. */
  watchSeconds(listener: () => void): () => void
}

const SECONDS = '@seconds'
const useOf = (key: string) => `@use ${key}`

export function createViewStore(): ViewStoreWithSamples {
  const listeners = new Set<SampleListener>()
  const frameListeners = new Set<FrameListener>()
  const watchers = new KeyedListeners()
  /** What the frame that is being received changes. */
  let touched: readonly string[] = []
  let used: readonly string[] = []
  let noticeId = 0
  const store = createStore<ViewState>()((set, get) => ({
    ...EMPTY_RUN,
    ...INITIAL_SESSION,
    receive(frame) {
      const before = get()
      if (frame.run < before.run) return
      touched = [...frame.upsert.map(({ key }) => key), ...frame.remove]
      used = [...touched, ...frame.usage.map(([key]) => key)]
      set(applyFrame(before, frame))
      if (frame.run !== before.run && before.run >= 0)
        set({ selectedKey: keepKnown(get(), before.selectedKey), followedRequestId: null, verdict: null })
      for (const listener of frameListeners) listener(frame)
      // A new run is told even without samples: the dots and rows of the old one are over.
      const isEmpty = frame.samples.length === 0 && frame.messages.length === 0
      if (isEmpty && frame.run === before.run) return
      const batch = {
        run: frame.run,
        now: frame.now,
        requestsPerSample: frame.requestsPerSample,
        samples: frame.samples,
        messagesPerSample: frame.messagesPerSample,
        messages: frame.messages,
      }
      for (const listener of listeners) listener(batch)
    },
    ...paneActions(set),
    togglePanel: (panel, open) =>
      set(({ panels }) => ({ panels: { ...panels, [panel]: open ?? !panels[panel] } })),
    resizePanel: (panel, px) => set(({ panelSizes }) => ({ panelSizes: { ...panelSizes, [panel]: px } })),
    notify(tone, text, options = {}) {
      const topic = options.topic ?? null
      const notice = {
        id: noticeId++,
        tone,
        text,
        topic,
        action: options.action ?? null,
        isLong: options.isLong ?? false,
      }
      set(({ notices }) => ({
        notices: [
          ...notices.filter((n) => n.text !== text && (topic === null || n.topic !== topic)),
          notice,
        ].slice(-NOTICES_MAX),
      }))
    },
    dismissNotice: (id) => set(({ notices }) => ({ notices: notices.filter((n) => n.id !== id) })),
  }))
  store.subscribe((state, before) => {
    if (secondOf(state) !== secondOf(before)) watchers.tell([SECONDS])
    if (state.run !== before.run) watchers.tellAll()
    else if (state.views !== before.views) {
      watchers.tell(touched)
      watchers.tell(used.map(useOf))
    }
    if (state.selectedKey === before.selectedKey) return
    watchers.tell([before.selectedKey, state.selectedKey].filter((key) => key !== null))
  })
  return Object.assign(store, {
    watch: (key: string, listener: () => void) => watchers.add(key, listener),
    watchUse: (key: string, listener: () => void) => watchers.add(useOf(key), listener),
    watchSeconds: (listener: () => void) => watchers.add(SECONDS, listener),
    onSamples(listener: SampleListener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onFrame(listener: FrameListener) {
      frameListeners.add(listener)
      return () => frameListeners.delete(listener)
    },
  })
}

/** What the right pane shows: one thing at a time, but a form stays until it is sent or closed. */
function paneActions(
  set: (change: (state: ViewState) => Partial<ViewState>) => void,
): Pick<ViewActions, 'select' | 'inspectFault' | 'build' | 'followRequest'> {
  return {
    select: (selectedKey) =>
      set(({ panels }) => ({
        selectedKey,
        followedRequestId: null,
        inspectedFault: null,
        panels: opened(panels, selectedKey !== null),
      })),
    inspectFault: (inspectedFault) =>
      set(({ panels }) => ({
        inspectedFault,
        selectedKey: null,
        followedRequestId: null,
        panels: opened(panels, true),
      })),
    build: (form, given = {}) =>
      set(({ panels }) => ({ building: { form, given }, panels: opened(panels, true) })),
    followRequest: (followedRequestId) =>
      set(({ panels }) => ({
        followedRequestId,
        inspectedFault: null,
        panels: opened(panels, followedRequestId !== null),
      })),
  }
}

function secondOf({ now }: Pick<RunState, 'now'>): number {
  return Math.floor(now / 1_000_000)
}

/** Whoever selects something wants to see it: the inspector comes out. */
function opened(panels: SessionState['panels'], wanted: boolean): SessionState['panels'] {
  return wanted && !panels.right ? { ...panels, right: true } : panels
}

/** After an undo most resources are still there; a selection that is not would show nothing. */
function keepKnown(state: RunState, key: string | null): string | null {
  return key !== null && state.views.has(key) ? key : null
}
