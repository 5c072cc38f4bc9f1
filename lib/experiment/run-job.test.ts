import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExperimentError } from './experiment-error'
import { readJob } from './run-job'

const JOB = { dockyard: '1.0.0+abc', run: 3, seed: 7, until: 60_000_000, warmUp: 0, scenario: { name: 'x' } }

describe('A job', () => {
  it('is a run of this version', () => {
    expect(readJob(JSON.parse(JSON.stringify(JOB)), JOB.dockyard)).toEqual(JOB)
  })

  it('of another version is refused by name', () => {
    expect(() => readJob(JOB, '1.0.0+def')).toThrow(/is Dockyard 1.0.0\+def and takes no runs of 1.0.0\+abc/)
  })

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a member too many', { shell: 'rm' }],
    ['no seed', { seed: undefined }],
    ['a time in years', { until: 1e18 }],
    ['half a microsecond', { until: 1.5 }],
    ['a warm-up to the end', { warmUp: 60_000_000 }],
  ])('with %s is refused', (_statement, change) => {
    expect(() => readJob({ ...JOB, ...change }, JOB.dockyard)).toThrow(ExperimentError)
  })

  it('is not anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(() => readJob(data, JOB.dockyard)).toThrow(ExperimentError)
      }),
    )
  })
})
