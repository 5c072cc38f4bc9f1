/** What a reader of text makes of it, or why it makes nothing of it. */
export type Read<T> = { readonly value: T } | { readonly reason: string }

export function isReason<T>(read: Read<T>): read is { readonly reason: string } {
  return 'reason' in read
}

export function reason(text: string): { readonly reason: string } {
  return { reason: text }
}
