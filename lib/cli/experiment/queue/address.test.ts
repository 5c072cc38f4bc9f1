import { describe, expect, it } from 'vitest'
import { readQueueAddress } from './address'

describe('The address of a queue', () => {
  it.each([
    ['redis://localhost', { host: 'localhost', port: 6_379, database: 0, isEncrypted: false }],
    ['redis://[::1]:7000/3', { host: '::1', port: 7_000, database: 3 }],
    [
      'rediss://me:p%40ss@cache.example:6380',
      { username: 'me', password: 'p@ss', port: 6_380, isEncrypted: true },
    ],
    ['redis://:secret@host/', { username: undefined, password: 'secret', shown: 'redis://host:6379' }],
  ])('is read from %s', (text, address) => {
    expect(readQueueAddress(text)).toMatchObject(address)
  })

  it.each(['', 'localhost:6379', 'http://host', 'redis://', 'redis://host/name', 'redis://host:99999'])(
    'is not %j',
    (text) => {
      expect(() => readQueueAddress(text)).toThrow(/--queue must be such as redis:\/\/host:6379/)
    },
  )
})
