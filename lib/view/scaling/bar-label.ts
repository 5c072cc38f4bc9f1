// Words inside the bars of the lanes.

/** Of one character of the text of lanes. */
export const CHARACTER_PX = 6.1
/** Left and right of the words together. */
const PADDING_PX = 8

/** Null where the bar has no room for it. */
export function labelIn({ width }: { readonly width: number }, text: string): string | null {
  return width >= text.length * CHARACTER_PX + PADDING_PX ? text : null
}
