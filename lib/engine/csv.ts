import { printable } from './printable'

/** A cell of a CSV file, in quotes where it has to be. */
export function csvCell(text: string): string {
  const plain = printable(text)
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
