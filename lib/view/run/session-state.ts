// What the screen is set to: what is selected, open and shown, beside the run itself.

import type { Pace } from '@/lib/aws/pace'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { SimTime } from '@/lib/engine/time'
import type { FromWorker, PauseRules, RunOutcome, ScenarioSummary, SetUpPlan } from '@/lib/protocol'
import type { Building } from '../build/building'
import type { FaultId } from '../carry/faults/faults'
import type { WindowChoice } from '../charts/time-window'
import type { Scripted } from '../describe/scripted'
import type { InspectorTab } from '../kinds/kind'
import { INITIAL_PLAN } from '../ports/set-ups/initial-plan'
import type { RequestFilter } from '../requests/filter'
import { NO_RULES } from '../time/pause-rules'

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
export type DialogName = 'help' | 'share' | 'open' | 'saves' | 'report' | 'film' | 'access-log'
export type BottomTab = 'charts' | 'events'
/** What the main area shows of the run; `components/views/main-views.tsx` has an object for each. */
export const MAIN_VIEWS = ['canvas', 'ports', 'scaling', 'compare', 'sweep'] as const
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

/** What the view of ports is set to. */
export interface PortsSession {
  readonly mode: 'map' | 'table' | 'set-ups'
  /** Of the service that is shown in several set-ups. */
  readonly plan: SetUpPlan
  /** Key of a mapping: one port of the selected task. */
  readonly selected: string | null
  readonly filter: string
  readonly sortedBy: { readonly column: string; readonly isDescending: boolean }
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
  /** Whether charts stand below views that have a time axis of their own, too; without them the timeline alone does. */
  readonly chartsEverywhere: boolean
  readonly mainView: MainViewId
  /** Somebody has asked to present; how far they are, the chart of presenting knows. */
  readonly presenting: boolean
  /** How much of the past charts and lanes show. */
  readonly timeWindow: WindowChoice
  readonly scaling: ScalingSession
  readonly ports: PortsSession
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
  /** How many requests a dot on the canvas stands for: what its legend says. */
  readonly requestsPerDot: number
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

export const INITIAL_SESSION: SessionState = {
  connection: { state: 'starting' },
  scenarios: [],
  scenario: null,
  selectedKey: null,
  followedRequestId: null,
  panels: { left: true, right: true, bottom: true },
  panelSizes: {},
  bottomTab: 'charts',
  chartsEverywhere: false,
  mainView: 'canvas',
  presenting: false,
  timeWindow: '5 min',
  scaling: { key: null, mode: 'lanes' },
  ports: {
    mode: 'map',
    plan: INITIAL_PLAN,
    selected: null,
    filter: '',
    sortedBy: { column: 'hostPort', isDescending: false },
  },
  inspectorTab: 'overview',
  requestFilter: { text: '', onlyErrors: false },
  theme: 'system',
  dialog: null,
  scalingForm: null,
  building: null,
  inspectedFault: null,
  requestsPerDot: 1,
  cardOpen: true,
  verdict: null,
  prices: null,
  pauseRules: NO_RULES,
  offeredLine: null,
  badInput: null,
  notices: [],
}
