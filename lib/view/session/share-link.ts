// A run in the hash of a link: `#s=` and deflated JSON in base64url. It never leaves the browser: a hash is not sent.

import type { RunRecord } from '@/lib/protocol'
import { type Parsed, parseRunRecord } from './record'

const PREFIX = '#s='
const ENCODED_MAX = 100_000
/** What it may unpack to: a small link must not fill the memory. */
const JSON_BYTES_MAX = 2_000_000

export async function encodeShareHash(record: RunRecord): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(record))
  const packed = await collect(pipe(bytes, new CompressionStream('deflate-raw')), ENCODED_MAX)
  if (packed === null) throw new Error('This run is too long for a link. Download the scenario instead.')
  return PREFIX + toBase64Url(packed)
}

/** Null when the hash is not a shared run at all. */
export async function decodeShareHash(hash: string): Promise<Parsed<RunRecord> | null> {
  if (!hash.startsWith(PREFIX)) return null
  const text = hash.slice(PREFIX.length)
  if (text.length > ENCODED_MAX * 1.4) return failed('the link is too long')
  const packed = fromBase64Url(text)
  if (packed === null)
    return failed('the link contains invalid characters; it may have been cut off or changed')
  let json: Uint8Array | null
  try {
    json = await collect(pipe(packed, new DecompressionStream('deflate-raw')), JSON_BYTES_MAX)
  } catch {
    return failed('the link cannot be read; it may have been cut off')
  }
  if (json === null) return failed(`the link unpacks to more than ${JSON_BYTES_MAX / 1_000_000} MB`)
  try {
    return parseRunRecord(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)))
  } catch (error) {
    return failed(
      `the link does not contain valid JSON (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

function failed(message: string): Parsed<never> {
  return { ok: false, message, where: '' }
}

function pipe(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  const source = new ReadableStream<BufferSource>({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes))
      controller.close()
    },
  })
  return source.pipeThrough(through)
}

/** All bytes of a stream, or null as soon as there are more than `max`. */
async function collect(stream: ReadableStream<Uint8Array>, max: number): Promise<Uint8Array | null> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > max) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
