'use client'

import { type ComponentProps, useRef } from 'react'
import { Button } from './button'

interface FileButtonProps extends Pick<ComponentProps<typeof Button>, 'size' | 'title' | 'children'> {
  /** Endings and media types that are offered. */
  readonly accept: string
  /** What the file is. */
  readonly label: string
  readonly onChoose: (file: File) => void
}

/** A button that has the browser ask for a file. */
export function FileButton({ accept, label, onChoose, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        className="only-spoken"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0]
          // So that the same file can be chosen again.
          target.value = ''
          if (file !== undefined) onChoose(file)
        }}
      />
      <Button {...button} onClick={() => input.current?.click()} />
    </>
  )
}
