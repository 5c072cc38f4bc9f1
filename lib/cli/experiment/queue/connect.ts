// The connection to Redis. It is asked for patiently at first, then given up with a message; one that is lost later comes back by
// itself, since whoever waits for runs can wait for Redis, too.

import type { RedisOptions } from 'bullmq'
import { printable } from '@/lib/engine/printable'
import type { Io } from '../../io'
import { UsageError } from '../../usage-error'
import type { QueueAddress } from './address'

const TRY_FOR_MS = 10_000
const BETWEEN_TRIES_MS = 250
const RECONNECT_MS_MAX = 2_000
/** Between two remarks on the connection. */
const TROUBLE_MS = 30_000
/** How long a polite end may take. */
const END_MS = 2_000

export interface Link {
  readonly options: RedisOptions
  /** Tells what goes wrong on the way, not too often: connections come back by themselves. */
  trouble(error: Error): void
  /** Nothing is connected again from now on; waits a moment for those who close. */
  end(...closing: readonly Promise<unknown>[]): Promise<void>
}

/** Nothing of Redis is loaded before somebody names a queue. */
export async function connect(address: QueueAddress, io: Io): Promise<Link> {
  const { host, port, username, password, database, isEncrypted } = address
  const options = { host, port, username, password, db: database, ...(isEncrypted ? { tls: {} } : {}) }
  await reach(address, options, io)
  let isOver = false
  let toldAt = Number.NEGATIVE_INFINITY
  return {
    options: {
      ...options,
      // A command waits as long as it takes: BullMQ asks for that, and runs are not lost by waiting.
      maxRetriesPerRequest: null,
      retryStrategy: (times) => (isOver ? null : Math.min(times * BETWEEN_TRIES_MS, RECONNECT_MS_MAX)),
    },
    trouble(error) {
      const now = io.wallMs()
      if (isOver || now - toldAt < TROUBLE_MS) return
      toldAt = now
      io.err(`Redis at ${address.shown}: ${printable(codeOf(error))}; trying again …\n`)
    },
    async end(...closing) {
      isOver = true
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise((resolve) => {
        timer = setTimeout(resolve, END_MS)
      })
      await Promise.race([Promise.allSettled(closing), enough])
      clearTimeout(timer)
    },
  }
}

/** Tries until Redis answers, or for long enough. */
async function reach(
  { shown }: QueueAddress,
  options: Readonly<Record<string, unknown>>,
  io: Io,
): Promise<void> {
  const { Redis } = await import('ioredis')
  const startedAt = io.wallMs()
  for (;;) {
    let reason = ''
    const client = new Redis({
      ...options,
      lazyConnect: true,
      connectTimeout: TRY_FOR_MS,
      retryStrategy: () => null,
    })
    client.on('error', (error: Error) => {
      reason = codeOf(error)
    })
    try {
      await client.connect()
      await client.ping()
      return
    } catch (error) {
      const message = reason === '' && error instanceof Error ? error.message : reason
      const tried = io.wallMs() - startedAt
      const isRefused = /NOAUTH|WRONGPASS|NOPERM/.test(message)
      if (isRefused || tried + BETWEEN_TRIES_MS > TRY_FOR_MS)
        throw new UsageError(
          `Redis at ${shown} cannot be reached; tried for ${Math.round(tried / 1_000)} s (${message}).`,
        )
    } finally {
      client.disconnect()
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
  }
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message
}
