// What a scenario from outside says of itself, and the link that brought it.

import { parseDuration } from '@/lib/traffic/duration'
import { scriptedIn } from '../describe/scripted'
import type { ScenarioInfo, ScenarioQuiz } from '../run/session-state'

export function nameOf(scenario: unknown): string {
  const name = typeof scenario === 'object' && scenario !== null && 'name' in scenario ? scenario.name : null
  return typeof name === 'string' ? name : 'Shared run'
}

/** What opens a run, as a sentence goes on with it: of a link it is what was shared. */
export function sentenceName(source: string): string {
  return source === 'The link' ? 'the shared run' : source.charAt(0).toLowerCase() + source.slice(1)
}

/** A scenario that was accepted may say itself what to look for. */
export function lookForOf(scenario: unknown): readonly string[] {
  if (typeof scenario !== 'object' || scenario === null || !('lookFor' in scenario)) return []
  const { lookFor } = scenario
  return Array.isArray(lookFor) ? lookFor.filter((sentence) => typeof sentence === 'string') : []
}

/** Whether it is for building from nothing. */
function invitesIn(scenario: unknown): boolean {
  return (
    typeof scenario === 'object' && scenario !== null && 'invites' in scenario && scenario.invites === true
  )
}

/** A question that the run answers, when the scenario asks one. */
function quizOf(scenario: unknown): ScenarioQuiz | undefined {
  if (typeof scenario !== 'object' || scenario === null) return undefined
  const { question, answer, answerAt } = scenario as Readonly<Record<string, unknown>>
  if (typeof question !== 'string' || typeof answer !== 'string') return undefined
  const isTime = typeof answerAt === 'string' || typeof answerAt === 'number'
  return { question, answer, at: isTime ? parseDuration(answerAt) : null }
}

/** What the file of a scenario says beside its set-up and what to look for. */
export function toldBy(scenario: unknown): Pick<ScenarioInfo, 'invites' | 'quiz' | 'scripted'> {
  return { invites: invitesIn(scenario), quiz: quizOf(scenario), scripted: scriptedIn(scenario) }
}

/** The address without the run it came with. */
export function clearHash(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
}
