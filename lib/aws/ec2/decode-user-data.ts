// RunInstances takes user data in base64; people write it plainly. Only what is base64 of a script is taken as base64.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** @example decodeUserData('IyEvYmluL2Jhc2g=') // '#!/bin/bash' */
export function decodeUserData(text: string): string {
  const compact = text.replace(/\s+/g, '')
  if (compact.length === 0 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return text
  const decoded = decodeUtf8(bytesOf(compact))
  return decoded !== null && /^(#!|#cloud-|Content-Type:|MIME-Version:)/.test(decoded) ? decoded : text
}

function bytesOf(base64: string): readonly number[] {
  const bytes: number[] = []
  for (let i = 0; i < base64.length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((j) =>
      Math.max(0, ALPHABET.indexOf(base64[i + j] ?? '=')),
    )
    const word = a * 262_144 + b * 4_096 + c * 64 + d
    const count = base64[i + 2] === '=' ? 1 : base64[i + 3] === '=' ? 2 : 3
    bytes.push(...[Math.floor(word / 65_536), Math.floor(word / 256) % 256, word % 256].slice(0, count))
  }
  return bytes
}

function decodeUtf8(bytes: readonly number[]): string | null {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}
