// Where the queue is: `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS.

import { UsageError } from '../../usage-error'

export interface QueueAddress {
  readonly host: string
  readonly port: number
  readonly username: string | undefined
  readonly password: string | undefined
  readonly database: number
  readonly isEncrypted: boolean
  /** For messages: a password has no place there. */
  readonly shown: string
}

const PORT_DEFAULT = 6_379

export function readQueueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  const database = /^\/?(\d{0,4})$/.exec(url?.pathname ?? '')?.[1]
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || database === undefined) {
    throw new UsageError(
      '--queue must be such as redis://host:6379, or redis://user:password@host:6379/0; rediss:// for TLS.',
    )
  }
  const port = url.port === '' ? PORT_DEFAULT : Number(url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port,
    username: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    database: Number(database),
    isEncrypted: url.protocol === 'rediss:',
    shown: `${url.protocol}//${url.hostname}:${port}`,
  }
}
