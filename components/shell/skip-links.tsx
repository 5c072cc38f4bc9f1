const LINKS = [
  ['#canvas', 'Skip to the canvas'],
  ['#palette', 'Skip to the palette'],
  ['#inspector', 'Skip to the inspector'],
  ['#command-line', 'Skip to the command line'],
] as const

export function SkipLinks() {
  return (
    <nav aria-label="Skip links">
      {LINKS.map(([href, text]) => (
        <a
          key={href}
          href={href}
          className="only-spoken focus:z-50 focus:m-2 focus:h-auto focus:w-auto focus:rounded-card focus:bg-inverse focus:px-3 focus:py-1.5 focus:text-inverse-ink focus:[clip-path:none]"
        >
          {text}
        </a>
      ))}
    </nav>
  )
}
