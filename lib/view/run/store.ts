// A run's store: the run (from frames, never edited here) and the session (selection, panels, theme). The
// document (scenario and commands) is kept by lib/view/session. No React in here; components use components/hooks.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Pace } from '@/lib/aws/pace'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine/time'
import type {
  Frame,
  FromWorker,
  MessageSample,
  PauseRules,
  RequestSample,
  RunOutcome,
  ScenarioSummary,
} from '@/lib/protocol'
import type { Building } from '../build/building'
import type { FaultId } from '../carry/faults/faults'
import type { WindowChoice } from '../charts/time-window'
import type { Scripted } from '../describe/scripted'
import type { InspectorTab } from '../kinds/kind'
import type { RequestFilter } from '../requests/filter'
import { NO_RULES } from '../time/pause-rules'
import { KeyedListeners } from './keyed'
import { applyFrame, EMPTY_RUN, type RunState } from './state'

export type Crash = Omit<Extract<FromWorker, { type: 'crashed' }>, 'type'>
export type Connection =
  | { readonly state: 'starting' }
  /** A saved or shared run is being run again up to `until`; `what` names it within a sentence. */
  | { readonly state: 'rebuilding'; readonly what: string; readonly until: SimTime }
  | { readonly state: 'ready' }
  | { readonly state: 'crashed'; readonly crash: Crash }
  /** The worker itself is gone. */
  | { readonly state: 'lost'; readonly message: string }
export type ThemeChoice = 'system' | 'light' | 'dark'
export type PanelName = 'left' | 'right' | 'bottom'
export type DialogName = 'help' | 'share' | 'open' | 'saves' | 'report'
export type BottomTab = 'charts' | 'events'
/** What the main area shows of the run; `components/views/main-views.tsx` has an object for each. */
export const MAIN_VIEWS = ['canvas', 'scaling', 'compare', 'sweep'] as const
export type MainViewId = (typeof MAIN_VIEWS)[number]

export function isMainView(value: unknown): value is MainViewId {
  return (MAIN_VIEWS as readonly unknown[]).includes(value)
}

export interface ScalingFormTarget {
  /** A service or an Auto Scaling group. */
  readonly subjectKey: string
  /** Null for a new policy. */
  readonly policyKey: string | null
}

/** Something that could not be read: a scenario file, a link. Shown instead of failing. */
export interface BadInput {
  readonly source: string
  readonly message: string
  readonly where: string | null
}

export interface Notice {
  readonly id: number
  readonly tone: 'info' | 'good' | 'warning' | 'bad'
  readonly text: string
  readonly topic: string | null
  readonly action: NoticeAction | null
  /** Takes longer to read than the others. */
  readonly isLong: boolean
}

/** One thing that can be done about a notice. */
export interface NoticeAction {
  readonly label: string
  perform(): void
}

export interface NoticeOptions {
  /** Of one topic only the latest is shown. */
  readonly topic?: string
  readonly action?: NoticeAction | undefined
  readonly isLong?: boolean
}

/** Something to find out by watching a run. */
export interface ScenarioQuiz {
  readonly question: string
  readonly answer: string
  /** When the run has shown the answer; null: at its end. */
  readonly at: SimTime | null
}

export interface ScenarioInfo {
  /** Id of a built-in scenario, or null for one that was opened. */
  readonly id: string | null
  readonly title: string
  readonly lookFor: readonly string[]
  readonly quiz?: ScenarioQuiz | undefined
  /** What it will do by itself while one watches. */
  readonly scripted?: readonly Scripted[]
  /** Whether the canvas marks the places of what is still missing. */
  readonly invites: boolean
  readonly seed: number
  /** Null until the run is there. */
  readonly pace: Pace | null
  readonly endsAt: SimTime | null
}

/** What the scaling view is set to. */
export interface ScalingSession {
  /** The service or the Auto Scaling group that it is about; null for the first there is. */
  readonly key: string | null
  readonly mode: 'lanes' | 'table'
}

export interface SessionState {
  readonly connection: Connection
  /** The built-in scenarios, once the worker has listed them. */
  readonly scenarios: readonly ScenarioSummary[]
  readonly scenario: ScenarioInfo | null
  /** Key of a view. */
  readonly selectedKey: string | null
  readonly followedRequestId: number | null
  readonly panels: Readonly<Record<PanelName, boolean>>
  /** Width or height in pixels of the panes that the person has resized. */
  readonly panelSizes: Readonly<Partial<Record<PanelName, number>>>
  readonly bottomTab: BottomTab
  readonly mainView: MainViewId
  /** Somebody has asked to present; how far they are, the chart of presenting knows. */
  readonly presenting: boolean
  /** How much of the past charts and lanes show. */
  readonly timeWindow: WindowChoice
  readonly scaling: ScalingSession
  /** What one looks at stays the same from resource to resource. */
  readonly inspectorTab: InspectorTab
  readonly requestFilter: RequestFilter
  readonly theme: ThemeChoice
  readonly dialog: DialogName | null
  /** The form of a scaling policy that is open: a new one of a service or an Auto Scaling group, or one that is edited. */
  readonly scalingForm: ScalingFormTarget | null
  /** The form for something new, or for what can be changed of something, that is open in the place of the inspector. */
  readonly building: Building | null
  /** A fault of the palette that is looked at in the inspector. */
  readonly inspectedFault: FaultId | null
  readonly cardOpen: boolean
  /** How the run went, since somebody asked or it was over; null when it is put away. */
  readonly verdict: RunOutcome | null
  /** Other prices than the scenario's. */
  readonly prices: Prices | null
  /** What the run is to be paused at by itself. */
  readonly pauseRules: PauseRules
  /** A command line that was offered and taken: it waits in the command bar for Enter. */
  readonly offeredLine: string | null
  readonly badInput: BadInput | null
  readonly notices: readonly Notice[]
}

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

const INITIAL_SESSION: SessionState = {
  connection: { state: 'starting' },
  scenarios: [],
  scenario: null,
  selectedKey: null,
  followedRequestId: null,
  panels: { left: true, right: true, bottom: true },
  panelSizes: {},
  bottomTab: 'charts',
  mainView: 'canvas',
  presenting: false,
  timeWindow: '5 min',
  scaling: { key: null, mode: 'lanes' },
  inspectorTab: 'overview',
  requestFilter: { text: '', onlyErrors: false },
  theme: 'system',
  dialog: null,
  scalingForm: null,
  building: null,
  inspectedFault: null,
  cardOpen: true,
  verdict: null,
  prices: null,
  pauseRules: NO_RULES,
  offeredLine: null,
  badInput: null,
  notices: [],
}

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
