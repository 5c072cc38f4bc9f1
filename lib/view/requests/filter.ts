// Filters of the event log, the decision list and the request list. Text is matched word by word, in any order.

import type { CommandLogEntry, Decision, DecisionTopic, EventView, RequestSample } from '@/lib/protocol'
import { isFailure } from '../describe/words'

export interface EventFilter {
  readonly text: string
  /** Null for all. */
  readonly source: string | null
  readonly level: EventView['level'] | null
}

function matcher(text: string): (haystack: string) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return (haystack) => {
    const lower = haystack.toLowerCase()
    return words.every((word) => lower.includes(word))
  }
}

/** Newest first. */
export function filterEvents(
  events: readonly EventView[],
  { text, source, level }: EventFilter,
): readonly EventView[] {
  const matches = matcher(text)
  return events
    .filter(
      (event) => (source === null || event.source === source) && (level === null || event.level === level),
    )
    .filter(
      (event) =>
        text === '' ||
        matches(`${event.message} ${event.source} ${event.detailType} ${event.subjects.join(' ')}`),
    )
    .toReversed()
}

export function filterCommands(
  commands: readonly CommandLogEntry[],
  text: string,
  onlyErrors: boolean,
): readonly CommandLogEntry[] {
  const matches = matcher(text)
  return commands
    .filter(({ error }) => !onlyErrors || error !== null)
    .filter(
      ({ commandLine, action, error }) =>
        text === '' || matches(`${commandLine} ${action} ${error?.code ?? ''} ${error?.message ?? ''}`),
    )
    .toReversed()
}

export function filterDecisions(
  decisions: readonly Decision[],
  text: string,
  topic: DecisionTopic | null,
): readonly Decision[] {
  const matches = matcher(text)
  return decisions
    .filter((decision) => topic === null || decision.topic === topic)
    .filter(
      (one) =>
        text === '' ||
        matches(
          `${one.summary} ${one.rule} ${one.subjects.join(' ')} ${one.candidates.map(({ label }) => label).join(' ')}`,
        ),
    )
    .toReversed()
}

export interface RequestFilter {
  readonly text: string
  readonly onlyErrors: boolean
}

/** `samples` newest first; the answer has at most `max` rows. */
export function filterRequests(
  samples: readonly RequestSample[],
  { text, onlyErrors }: RequestFilter,
  max: number,
): readonly RequestSample[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found: RequestSample[] = []
  for (const sample of samples) {
    if (found.length >= max) break
    if (onlyErrors && !isFailure(sample)) continue
    if (words.every((word) => isAbout(sample, word))) found.push(sample)
  }
  return found
}

/** Numbers are a status, a port or the number of a request, and never a part of one that is not to be seen. */
function isAbout(sample: RequestSample, word: string): boolean {
  const { id, status, method, path, taskDefinition, instanceId, hostPort } = sample
  if (/^#?\d+$/.test(word)) {
    const digits = word.replace('#', '')
    return String(status) === digits || String(id) === digits || String(hostPort ?? '').startsWith(digits)
  }
  const port = hostPort === null ? '' : `:${hostPort}`
  return `${method} ${path} ${taskDefinition ?? ''}${port} ${instanceId ?? ''}${port}`
    .toLowerCase()
    .includes(word)
}
