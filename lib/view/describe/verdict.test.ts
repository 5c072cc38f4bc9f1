import { describe, expect, it } from 'vitest'
import { fixtureOutcome } from '@/lib/testing/fixture-outcome'
import { costText, priceRows } from './price-rows'
import { verdictFacts, verdictSentence } from './verdict'

describe('The verdict of a run', () => {
  it('says whether the goals were kept, and which of them are defaults', () => {
    const [slo] = verdictFacts(fixtureOutcome())
    expect(slo).toMatchObject({
      value: 'Missed',
      tone: 'bad',
      detail: '97 % within 300 ms (goal 98.5 %), 0.2 % failed (at most 1 %); default goals',
    })
    const kept = { ...fixtureOutcome(), sloMet: true, goals: { ...fixtureOutcome().goals, defaults: [] } }
    expect(verdictFacts(kept)[0]).toMatchObject({ value: 'Kept', tone: 'good' })
    expect(verdictFacts(kept)[0]?.detail).not.toContain('default')
    const none = { ...fixtureOutcome(), sloMet: null, latencyAttainment: null, errorRate: null }
    expect(verdictFacts(none)[0]).toMatchObject({ value: 'Not measured', tone: 'plain' })
  })

  it('leads to the service that suffers', () => {
    const service = { key: 'arn:web', name: 'web' }
    const outcome = { ...fixtureOutcome(), bottleneck: { ...fixtureOutcome().bottleneck, service } }
    expect(verdictFacts(outcome).find(({ id }) => id === 'bottleneck')?.key).toBe('arn:web')
    expect(verdictFacts(fixtureOutcome()).find(({ id }) => id === 'bottleneck')?.key).toBeNull()
  })

  it('is one sentence a fact when it is spoken', () => {
    expect(verdictSentence(fixtureOutcome())).toMatch(
      /^How it went\. Goals: Missed, .* Bottleneck: CPU of the instances, Requests/,
    )
  })
})

describe('The prices of a run as fields', () => {
  it('are those of what it used, and changing one changes that one alone', () => {
    const outcome = fixtureOutcome()
    const rows = priceRows(outcome)
    expect(rows.map(({ id, value }) => [id, value])).toEqual([
      ['t3.medium', 0.0416],
      ['loadBalancer', 0.0225],
      ['lcu', 0.008],
      ['bytes', 0],
    ])
    expect(rows[0]?.note).toBe('0.5 h, $0.0208')
    const changed = rows[0]?.changed(2)
    expect(changed).toEqual({
      ...outcome.prices,
      asOf: 'your own',
      instances: { ...outcome.prices.instances, 't3.medium': 2 },
    })
    expect(costText(fixtureOutcome(changed))).toEqual({ cost: '$1.01', at: 'prices of your own' })
  })
})
