import { closeSync, openSync, writeSync } from 'node:fs'

export interface NewFile {
  write(text: string): void
  close(): void
}

/** A file that is written piece by piece; what was there under its name is gone. */
export function createFile(path: string): NewFile {
  const file = openSync(path, 'w')
  return { write: (text) => void writeSync(file, text), close: () => closeSync(file) }
}
