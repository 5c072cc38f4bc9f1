import { describe, expect, it } from 'vitest'
import { builtInScenarios } from '@/lib/scenario'
import { sentencesIn, talkOf } from './sentences'

const INFO = { id: 'a', title: 'A', seed: 1, pace: null, endsAt: null, invites: false } as const
const SUMMARY = { id: 'a', title: 'A', description: 'It shows this.', lookFor: ['', ''] } as const

describe('sentencesIn', () => {
  it.each([
    ['It drains. Nothing is lost.', ['It drains.', 'Nothing is lost.']],
    ['Port 32768 is 2.5 times as busy.', ['Port 32768 is 2.5 times as busy.']],
    ['Run "aws ecs x. Y" now. Watch.', ['Run "aws ecs x. Y" now.', 'Watch.']],
    ['', []],
  ])('cuts %j', (text, sentences) => {
    expect(sentencesIn(text)).toEqual(sentences)
  })

  it('loses no word of any built-in scenario, and keeps commands whole', () => {
    const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9"]/g, '')
    for (const { description, lookFor } of builtInScenarios) {
      for (const text of [description, ...lookFor]) {
        const sentences = sentencesIn(text)
        expect(letters(sentences.join(''))).toBe(letters(text))
        for (const sentence of sentences) expect((sentence.match(/"/g) ?? []).length % 2, sentence).toBe(0)
      }
    }
  })
})

describe('talkOf', () => {
  it('says what a scenario shows and then what to look for', () => {
    const talk = talkOf({ ...INFO, lookFor: ['Look here. And here.'] }, [SUMMARY])
    expect(talk.sentences).toEqual(['It shows this.', 'Look here.', 'And here.'])
    expect(talk.question).toBeNull()
  })

  it('asks only what it can answer', () => {
    const question = 'Which port is next?'
    expect(talkOf({ ...INFO, lookFor: [] }, [{ ...SUMMARY, question }]).question).toBeNull()
    const quiz = { question, answer: '32772', at: null }
    expect(talkOf({ ...INFO, lookFor: [], quiz }, [SUMMARY]).question).toEqual({
      text: 'Which port is next?',
      answer: '32772',
    })
  })

  it('has something on the wall even where a scenario says nothing', () => {
    expect(talkOf({ ...INFO, lookFor: [] }, []).sentences).toEqual(['A'])
    expect(talkOf(null, []).sentences).toHaveLength(1)
  })
})
