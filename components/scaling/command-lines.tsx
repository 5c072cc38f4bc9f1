interface CommandLinesProps {
  readonly lines: readonly string[]
  /** The form, where several stand together. */
  readonly of?: string
}

/** The lines that the form stands for, in the order in which they run. */
export function CommandLines({ lines, of }: CommandLinesProps) {
  return (
    <section
      aria-label={of === undefined ? 'The same as aws commands' : `The same as aws commands: ${of}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-40 overflow-auto rounded-card bg-[#0f172a] px-3 py-2"
    >
      <ol className="space-y-1">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
          <li key={index} className="num wrap-anywhere text-[#f1f5f9] text-sm">
            <span aria-hidden className="mr-1.5 text-[#94a3b8]">
              $
            </span>
            {line}
          </li>
        ))}
      </ol>
    </section>
  )
}
