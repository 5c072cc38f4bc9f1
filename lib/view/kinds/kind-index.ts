import type { ViewKind, ViewOf } from '@/lib/protocol'

/** One array a kind, in a total order (creation or ordinal first, then key); the same array until one of its views changes. */
export type KindIndex = { readonly [K in ViewKind]: readonly ViewOf<K>[] }
