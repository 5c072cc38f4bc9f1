import { VIEW_KINDS, type View, type ViewKind, type ViewOf } from '@/lib/protocol'

/** One array a kind, in a total order (creation or ordinal first, then key); the same array until one of its views changes. */
export type KindIndex = { readonly [K in ViewKind]: readonly ViewOf<K>[] }

export const NO_VIEWS = Object.fromEntries(
  Object.keys(VIEW_KINDS).map((kind) => [kind, []]),
) as unknown as KindIndex

/** The place of one among its like; ties are broken by key. */
export function rankOf(view: View): number {
  switch (view.kind) {
    case 'task':
      return view.createdAt
    // So that a launched instance takes its place behind the others, after an undo or a reload too.
    case 'instance':
      return view.launchedAt
    case 'taskDefinition':
      return view.ordinal
    default:
      return 0
  }
}
