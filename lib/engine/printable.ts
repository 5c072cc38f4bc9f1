// Names and messages may hold anything, and a terminal obeys what it is sent: escape sequences could move the cursor, set
// its title, or make a line read as another. So they are shown as escapes.

/**
 * C0 with the line ends, DEL and C1; line and paragraph separators; marks and overrides of writing direction, which
 * reorder what stands around them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu

/**
 * Text for one line of a terminal.
 *
 * @example printable('web\u001b[2J') // 'web\\u001b[2J'
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped)
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** JSON means the same with its characters escaped, and `JSON.stringify` leaves those above U+001F as they are. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value))
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
